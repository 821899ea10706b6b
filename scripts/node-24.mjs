// Sees to it that a script runs on Node 24: the one among the packages where there is one, else the installed one.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { packagedNode, refuse } from './project.mjs'

const needed = 24

/**
 * True when this process may go on. Otherwise the same script is run again on the packaged Node, whose end becomes
 * ours, and false is returned: the caller does nothing more.
 */
export function onNode24() {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= needed) return true
  if (!existsSync(packagedNode)) {
    refuse(`Tuntas needs Node ${needed} or later on this system (${process.platform} ${process.arch}); this is Node ${process.versions.node}. Install it from https://nodejs.org.`)
  }
  runAgain()
  return false
}

function runAgain() {
  const child = spawn(packagedNode, process.argv.slice(1), { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (status, signal) => {
    process.exitCode = signal === null ? status : 1
  })
}
