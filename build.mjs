// npm run build: makes dist/ what the sources say.
import { ensureBuild } from './scripts/build.mjs'
import { installPackages } from './scripts/install-packages.mjs'

await installPackages()
await ensureBuild()
