// Noting something down about a report.
import { addNote } from '../../app/add-note.ts'
import { reportKey } from '../../app/read-report.ts'
import { isBlank } from '../../privacy/is-blank.ts'
import { privatePage, type PageStatus } from '../answer-page.ts'
import { freshFormKey, formKey, sameFormKey } from '../form-key.ts'
import { text, typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import type { Fields } from '../read-form.ts'
import type { Hidden } from '../ui/hidden-fields.tsx'
import type { RequestContext, Web } from '../web.ts'
import { caseAtHand, type CaseAtHand } from './case-at-hand.ts'
import { DeskPageFrame } from './desk-page-frame.tsx'
import { NOTE_FIELD, NOTE_LIMIT, NotesPanel } from './notes-panel.tsx'
import { notesShown } from './notes-shown.ts'
import { officeZone } from './office-zone.ts'
import { withFields } from './posted-fields.ts'

export function noteRoutes(web: Web, mount: Mount): void {
  mount('notes', async (c) => showNotes(web, c, caseAtHand(web, c), {}))
  mount('addNote', async (c) => {
    const at = caseAtHand(web, c)
    return withFields(web, c, (fields) => takeNote(web, c, at, fields))
  })
}

type Again = { readonly typed?: string; readonly message?: string; readonly form?: Hidden }

async function showNotes(web: Web, c: RequestContext, { reportId, number, audience, state, post }: CaseAtHand, again: Again, status: PageStatus = 200): Promise<Response> {
  const frame = frameOf(web, c)
  const { t } = frame
  const errors = again.message === undefined ? [] : [{ field: post === null ? 'isi' : NOTE_FIELD, message: again.message }]
  const notes = await notesShown(web, t, reportId, audience)
  return privatePage(c, (
    <DeskPageFrame frame={frame} title={t.intake.note.title} crumbs={[{ href: paths.deskReport(number), label: t.report.numbered(number) }]} errors={errors}>
      <NotesPanel t={t} zone={officeZone(web, state.government)} number={number} notes={notes} form={post === null ? null : (again.form ?? freshFormKey(web))} typed={again.typed} errors={errors} />
      {post === null && again.typed !== undefined && <div class="words">{again.typed}</div>}
    </DeskPageFrame>
  ), status)
}

async function takeNote(web: Web, c: RequestContext, at: CaseAtHand, fields: Fields): Promise<Response> {
  const { intake } = frameOf(web, c).t
  const note = text(fields, NOTE_FIELD)
  const again = { typed: typed(fields, NOTE_FIELD), form: sameFormKey(web, fields) }
  if (at.post === null) return showNotes(web, c, at, { ...again, message: intake.refused }, 422)
  if (isBlank(note)) return showNotes(web, c, at, { ...again, message: intake.note.missing }, 422)
  if (note.length > NOTE_LIMIT) return showNotes(web, c, at, { ...again, message: intake.faults.sourceLong(NOTE_LIMIT) }, 422)
  const key = await reportKey({ pool: web.database.pool, keys: web.keys }, at.reportId)
  if (key === null) return showNotes(web, c, at, { ...again, message: intake.erased }, 422)
  const handled = await addNote(web.handling, { reportId: at.reportId, commandKey: formKey(web, fields), key, by: at.post, text: note })
  if (handled.outcome === 'refused') return showNotes(web, c, at, { ...again, message: intake.refused }, 422)
  if (handled.outcome === 'differs-from-before') return showNotes(web, c, at, { typed: again.typed, message: intake.sentBefore }, 409)
  return c.redirect(`${paths.deskReport(at.number)}?selesai=catatan`, 303)
}
