// npm start: installs and builds what is missing, then runs Tuntas on Node 24 until it is stopped.
import { ensureBuild } from './scripts/build.mjs'
import { installPackages } from './scripts/install-packages.mjs'
import { onNode24 } from './scripts/node-24.mjs'
import { rememberRunning } from './scripts/running.mjs'

await installPackages()
if (onNode24()) {
  await ensureBuild()
  rememberRunning()
  await import('./dist/src/main.js')
}
