// Builds dist/ when the sources are not the ones it was built from.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alone } from './alone.mjs'
import { dist, modules, refuse, root, say } from './project.mjs'

const stamp = join(dist, '.sources-digest')

/** Contents decide, not times: a checkout or a copy changes times as it likes. Reading them all takes about 30 ms. */
export async function ensureBuild() {
  if (isBuilt()) return
  await alone(async () => {
    if (!isBuilt()) build()
  })
}

function isBuilt() {
  try {
    return readFileSync(stamp, 'utf8') === sourcesDigest()
  } catch {
    return false
  }
}

/** Builds beside the old build and changes places at the end, so that no one ever runs half of each. */
function build() {
  say('Building …')
  const digest = sourcesDigest()
  removeLeftovers()
  const fresh = `${dist}.new-${process.pid}`
  compile(fresh)
  runNode('The programs could not be put together', [join(root, 'build-programs.mjs'), fresh])
  runNode('The files for browsers could not be built', [join(root, 'build-assets.mjs'), join(fresh, 'src', 'web', 'assets')])
  writeFileSync(join(fresh, '.sources-digest'), digest)
  const old = `${dist}.old-${process.pid}`
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(fresh, dist)
  rmSync(old, { recursive: true, force: true })
  readDataFiles()
}

/** A fault in one of them is told by whoever needs it: the next start. */
function readDataFiles() {
  spawnSync(process.execPath, [join(dist, 'read-data.js')], { cwd: root, stdio: 'ignore' })
}

/** A fault of types alone does not keep anybody from starting: `npm test` is what refuses it. */
function compile(folder) {
  const words = [join(modules, 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json', '--outDir', folder]
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0 && !existsSync(join(folder, 'src', 'main.js'))) refuse(`The sources could not be compiled (status ${status}).`)
}

function runNode(fault, words) {
  const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) refuse(`${fault} (status ${status}); why stands above.`)
}

function sourcesDigest() {
  const digest = createHash('sha256')
  const listed = ['src', 'bench'].filter((folder) => existsSync(join(root, folder))).flatMap((folder) => filesIn(folder))
  for (const file of [...listed.sort(), 'tsconfig.json', 'package-lock.json', 'build-assets.mjs', 'build-programs.mjs']) {
    digest.update(`${file}\n`).update(readFileSync(join(root, file)))
  }
  return digest.digest('hex')
}

function filesIn(folder) {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
}

function removeLeftovers() {
  for (const name of readdirSync(root)) {
    if (/^dist\.(new|old)-\d+$/.test(name)) rmSync(join(root, name), { recursive: true, force: true })
  }
}
