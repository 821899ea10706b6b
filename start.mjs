// npm start: installs and builds what is missing, then runs Tuntas on Node 24 until it is stopped.
import module from 'node:module'
import { join } from 'node:path'
import { ensureBuild } from './scripts/build.mjs'
import { installPackages } from './scripts/install-packages.mjs'
import { onNode24 } from './scripts/node-24.mjs'
import { dist } from './scripts/project.mjs'
import { rememberRunning } from './scripts/running.mjs'

await installPackages()
if (onNode24()) {
  await ensureBuild()
  rememberRunning()
  // A build's own: what V8 has compiled once is there at the next start, for the child processes too.
  process.env.NODE_COMPILE_CACHE ??= join(dist, '.compiled')
  module.enableCompileCache()
  await import('./dist/main.js')
}
