// Where the project's own files lie (migrations, procedures, calendars), from the source tree as from the build.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'migrations'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('The project folder was not found: no folder above this file has migrations/.')
    folder = parent
  }
  return folder
}
