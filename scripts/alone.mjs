// Lets one process at a time change node_modules and dist; what a killed one left behind stops nobody.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isRunning, processMark } from './process-mark.mjs'
import { refuse, root, say } from './project.mjs'

const lock = join(root, '.setup-lock')

/** Runs `act` while nobody else does. */
export async function alone(act) {
  for (let tries = 0; !taken(); tries += 1) {
    if (tries === 10) say('Waiting for another npm command of this folder to finish setting up …')
    await pause(100)
  }
  try {
    return await act()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function taken() {
  try {
    mkdirSync(lock)
    writeFileSync(join(lock, 'owner'), processMark())
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return removeIfStale()
    return refuse(`This folder can't be written (${error.code}): ${root}. Make it yours, or let its owner run npm start once.`)
  }
}

/** Always false: the lock has to be taken anew. */
function removeIfStale() {
  try {
    const owner = readFileSync(join(lock, 'owner'), 'utf8')
    if (!isRunning(owner)) rmSync(lock, { recursive: true, force: true })
  } catch {
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > 5000) rmSync(lock, { recursive: true, force: true })
  }
  return false
}
