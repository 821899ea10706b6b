// npm run check: the types of everything, tests included, and the rules of style.
import { checks } from './scripts/checks.mjs'
import { installPackages } from './scripts/install-packages.mjs'

await installPackages()
process.exitCode = checks().length === 0 ? 0 : 1
