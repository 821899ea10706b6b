// The procedures as their governments keep them: one YAML file each, in a folder per government.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseSop } from '../sop/parse.ts'
import type { SopFile } from './publish-reference.ts'

const ASIDE = /^overlay\/|\.stories\.yaml$/

/** @throws Error with one line for each fault, naming file, line, and what to do. */
export async function sopFiles(folder: string): Promise<readonly SopFile[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.yaml') && !ASIDE.test(name)).sort()
  return Promise.all(
    names.map(async (name) => {
      const source = await readFile(join(folder, name), 'utf8')
      const parsed = parseSop(source, name)
      if ('problems' in parsed) throw new Error(parsed.problems.map((problem) => `${problem.file}:${problem.line} ${problem.en.message} ${problem.en.remedy}`).join('\n'))
      return { id: parsed.sop.id, source }
    }),
  )
}
