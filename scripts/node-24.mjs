// Sees to it that a script runs on Node 24: the one among the packages where there is one, else the installed one.
import { spawn, spawnSync } from 'node:child_process'
import { packagedNode, refuse } from './project.mjs'

const needed = 24

/**
 * True when this process may go on. Otherwise the same script is run again on the packaged Node, whose end becomes
 * ours, and false is returned: the caller does nothing more.
 */
export function onNode24() {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= needed) return true
  if (!runsPackagedNode()) {
    refuse(`Tuntas needs Node ${needed} or later on this system (${process.platform} ${process.arch}); this is Node ${process.versions.node}. Install it from https://nodejs.org.`)
  }
  runAgain()
  return false
}

/** There is none for every system, and it needs glibc. */
export function runsPackagedNode() {
  return spawnSync(packagedNode, ['--version'], { stdio: 'ignore' }).status === 0
}

/** Signals are passed on; so is the end of the npm that started us, which the other process can't see. */
function runAgain() {
  const child = spawn(packagedNode, process.argv.slice(1), { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== parent && process.env.npm_lifecycle_event) child.kill('SIGTERM')
  }, 1000)
  child.on('exit', (status, signal) => {
    clearInterval(watch)
    process.exitCode = signal === null ? status : 1
  })
}
