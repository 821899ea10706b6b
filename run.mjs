// node run.mjs MODULE …: runs a module of the build with the words that follow, after installing and building what is missing.
// Whatever it has to say itself goes to standard error; standard output and the exit status are the module's.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuild } from './scripts/build.mjs'
import { installPackages } from './scripts/install-packages.mjs'
import { onNode24 } from './scripts/node-24.mjs'
import { root } from './scripts/project.mjs'

await installPackages()
if (onNode24()) {
  await ensureBuild()
  const module = join(root, process.argv[2])
  process.argv.splice(1, 2, module)
  await import(pathToFileURL(module))
}
