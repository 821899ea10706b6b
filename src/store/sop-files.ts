// The procedures as their governments keep them: one YAML file each, in a folder per government, overlays in one of their own.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { publishedText } from '../sop/published.ts'
import { readSops } from '../sop/read-sops.ts'
import type { SopFile } from './publish-reference.ts'

/** @throws Error with one line for each fault, naming file, line, and what to do. */
export async function sopFiles(folder: string): Promise<readonly SopFile[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.yaml')).sort()
  const files = await Promise.all(names.map(async (file) => ({ file, text: await readFile(join(folder, file), 'utf8') })))
  const { sops, problems } = readSops(files)
  if (problems.length > 0) throw new Error(problems.map(({ file, line, en }) => `${file}:${line} ${en.message} ${en.remedy}`).join('\n'))
  return sops.map((sop) => ({ id: sop.id, source: publishedText(sop) }))
}
