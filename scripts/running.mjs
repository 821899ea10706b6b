// Knows who runs from this checkout, so that nobody pulls the modules from under them.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning, processMark } from './process-mark.mjs'
import { modules } from './project.mjs'

const folder = join(modules, '.running')

/** Remembers this process until it ends. Where the modules belong to somebody else, they are not ours to replace either. */
export function rememberRunning() {
  try {
    mkdirSync(folder, { recursive: true })
    const file = join(folder, String(process.pid))
    writeFileSync(file, processMark())
    process.on('exit', () => rmSync(file, { force: true }))
  } catch (error) {
    if (!['EACCES', 'EROFS', 'EPERM'].includes(error.code)) throw error
  }
}

/** Process ids of everybody who runs from here. */
export function whoRuns() {
  const marks = namesIn(folder).map((name) => markIn(join(folder, name)))
  return marks.filter(isRunning).map((mark) => Number(mark.split(' ')[0]))
}

function namesIn(path) {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}

/** A file that went away between listing and reading names a process that has ended. */
function markIn(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '0 ended'
  }
}
