// Rows and files that belong to no report.
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database } from '../../src/store/database.ts'

const DEPENDANTS = ['report_event', 'leaf_pending', 'holding', 'deadline', 'message', 'wording', 'evidence', 'vault.report_key', 'vault.identity']

export async function strayRowProblems({ pool }: Database): Promise<string[]> {
  const counts = DEPENDANTS.map((table) => `(select count(*)::int from ${table} row where not exists (select from report where report.report_id = row.report_id)) as "${table}"`)
  const { rows } = await pool.query<Record<string, number>>(`select ${counts.join(', ')}`)
  return Object.entries(rows[0] ?? {}).filter(([, count]) => count > 0).map(([table, count]) => `${count} rows of ${table} belong to no report`)
}

/** Files on disk against evidence rows, once orphans are put aside. */
export async function strayFileProblems({ pool }: Database, dataDir: string): Promise<string[]> {
  const { rows } = await pool.query<{ file_id: string }>('select file_id from evidence')
  const known = new Set(rows.map(({ file_id }) => file_id))
  const entries = await readdir(join(dataDir, 'files'), { recursive: true, withFileTypes: true })
  const strays = entries.filter((entry) => entry.isFile() && !known.has(entry.name) && entry.name !== 'installation' && !entry.parentPath.endsWith('/removed'))
  return strays.length === 0 ? [] : [`${strays.length} files belong to no report`]
}
