// Gives a plain `vitest` the database that `npm test` would have given it.
import { throwAwayPostgres } from './throw-away-postgres.ts'

export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env['TUNTAS_TEST_DATABASE_URL'] || onlyUnitTests()) return undefined
  const postgres = await throwAwayPostgres(process.env['DATABASE_URL'] || null)
  process.env['TUNTAS_TEST_DATABASE_URL'] = postgres.adminUrl
  process.env['TUNTAS_TEST_RUN'] = postgres.run
  return postgres.close
}

/** Tests beside the code need no database, so naming only such files starts none. */
function onlyUnitTests(): boolean {
  const named = process.argv.slice(2).filter((word) => /^(src|test|bench)\b/.test(word))
  return named.length > 0 && named.every((word) => word.startsWith('src'))
}
