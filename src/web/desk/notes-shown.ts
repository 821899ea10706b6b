// The notes about a report in words, with who wrote each.
import { readNotes } from '../../app/read-notes.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import { officerById } from '../../store/accounts/officers.ts'
import type { Text } from '../../text/text.ts'
import type { Web } from '../web.ts'
import type { NoteShown } from './notes-panel.tsx'
import { postName } from './post-names.ts'

export async function notesShown(web: Web, t: Text, reportId: ReportId, audience: 'handler' | 'verifier'): Promise<readonly NoteShown[]> {
  const notes = await readNotes({ pool: web.database.pool, keys: web.keys }, reportId, audience)
  const officers = [...new Set(notes.flatMap(({ by }) => (by.who === 'officer' ? [by.officer] : [])))]
  const names = new Map(await Promise.all(officers.map(async (one) => [one, (await officerById(web.database.pool, one))?.name ?? ''] as const)))
  return notes.map(({ at, by, text }) => ({ at, text, by: by.who === 'officer' ? `${names.get(by.officer) ?? ''} (${postName(web, t, by)})` : t.report.system }))
}
