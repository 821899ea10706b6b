// Checkpoints that somebody kept, from files.
import { readFile } from 'node:fs/promises'
import { StartFault } from '../start-fault.ts'
import type { Earlier } from '../verify/log/check-log.ts'
import { keptCheckpoint } from '../verify/log/kept-checkpoint.ts'

/** @throws StartFault for a file that can't be read */
export async function sinceFiles(paths: readonly string[]): Promise<readonly Earlier[]> {
  return Promise.all(paths.map(async (path) => {
    const text = await readFile(path, 'utf8').catch(() => null)
    if (text === null) throw new StartFault(`${path} can't be read.`)
    return { name: path, note: keptCheckpoint(text) }
  }))
}
