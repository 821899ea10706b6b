// Gives a plain `vitest` the database that `npm test` would have given it.
import { runFolder } from './run-folder.ts'
import { throwAwayPostgres } from './throw-away-postgres.ts'

export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['TUNTAS_TEST_DATABASE_URL'] || onlyUnitTests()) return undefined
  const folder = await runFolder()
  const postgres = await throwAwayPostgres({ databaseUrl: process.env['DATABASE_URL'] || null, folder: folder.data })
  process.env['TUNTAS_TEST_DATABASE_URL'] = postgres.adminUrl
  process.env['TUNTAS_TEST_RUN'] = postgres.run
  return async () => {
    await postgres.close()
    await folder.remove()
  }
}

/** Tests beside the code need no database, so naming only such files starts none. */
function onlyUnitTests(): boolean {
  const named = process.argv.slice(2).filter((word) => /^(src|test|bench)\b/.test(word))
  return named.length > 0 && named.every((word) => word.startsWith('src'))
}
