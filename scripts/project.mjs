// Where things lie in this checkout, for the scripts that run before anything is installed. Plain JavaScript for Node 20.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')
export const modules = join(root, 'node_modules')
/** The Node that comes with the packages, on the systems for which there is one. */
export const packagedNode = join(modules, `node-${process.platform}-${process.arch}`, 'bin', 'node')
export const dist = join(root, 'dist')

/** Says something to whoever started us; standard output belongs to the command. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

/** Ends with a sentence that the reader can act on. */
export function refuse(sentence) {
  say(sentence)
  process.exit(1)
}
