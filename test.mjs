// npm test: prepares everything the tests need, runs them, and says on its last line how many passed and failed.
import { ensureBuild } from './scripts/build.mjs'
import { checks } from './scripts/checks.mjs'
import { installPackages } from './scripts/install-packages.mjs'
import { onNode24 } from './scripts/node-24.mjs'
import { rememberRunning } from './scripts/running.mjs'

await installPackages()
if (onNode24()) {
  const words = process.argv.slice(2)
  rememberRunning()
  await ensureBuild()
  const failedChecks = words.some((word) => !word.startsWith('-')) ? 0 : checks().length
  const { runTests } = await import('./test/run-tests.ts')
  process.exit(await runTests({ words, failedChecks }))
}
