// One report at the desk: its page and its evidence.
import { readIdentity, readReport, type ReadReport } from '../../../app/read-report.ts'
import { readMessages } from '../../../store/message-log.ts'
import { undoableAct } from '../../../report/commands/undo-act.ts'
import { rightsOf } from '../../../report/audience/view.ts'
import { answerEvidence } from '../../answer-evidence.ts'
import { privatePage } from '../../answer-page.ts'
import { freshFormKey } from '../../form-key.ts'
import { frameOf } from '../../frame-of.ts'
import type { Mount } from '../../mount.ts'
import { openingOf } from '../../opening.ts'
import type { RequestContext, Web } from '../../web.ts'
import { caseAtHand, type CaseAtHand } from '../case-at-hand.ts'
import { UNDO_FIELD } from './act-field-names.ts'
import type { Done, Undo } from './case-done.tsx'
import { notesShown } from '../notes-shown.ts'
import { sameContactShown } from './same-contact-shown.ts'
import { casePage } from './case-page-of.tsx'

export function caseRoutes(web: Web, mount: Mount): void {
  mount('deskReport', (c) => showCase(web, c))
  mount('deskEvidence', (c) => answerEvidence(web, c, caseAtHand(web, c)))
}

async function showCase(web: Web, c: RequestContext): Promise<Response> {
  const atHand = caseAtHand(web, c)
  const { reportId, audience, opened, report: known, state } = atHand
  const seesIdentity = rightsOf(audience, state, opened)?.identity === true
  const [report, identity, messages, notes, others] = await Promise.all([
    readReport(openingOf(web), reportId, { audience, known, opened }),
    seesIdentity ? readIdentity({ pool: web.database.pool, keys: web.keys }, reportId) : null,
    readMessages(web.database.pool, reportId),
    notesShown(web, frameOf(web, c).t, reportId, audience),
    sameContactShown(web, c, atHand),
  ])
  if (report === null) throw new Error('A report that an officer was let in to is not in the database.')
  return privatePage(c, casePage(web, c, { atHand, report, identity, messages, notes, others, noteForm: atHand.post === null ? null : freshFormKey(web), done: doneOf(c.req.query('selesai')), undo: undoForm(web, atHand, report) }))
}

function doneOf(mark: string | undefined): Done | null {
  if (mark === 'catatan') return 'noted'
  if (mark === 'reaksi') return 'recorded'
  if (mark === 'kontak') return 'corrected'
  if (mark === 'izin') return 'consent'
  if (mark === 'dikirim-ulang') return 'resent'
  if (mark === 'tetap-gagal') return 'not-resent'
  return mark === 'ya' ? 'done' : mark === 'batal' ? 'undone' : mark === 'tetap' ? 'stands' : null
}

/** Null where what was done last stands. */
function undoForm(web: Web, { reportId, reader }: CaseAtHand, { history }: ReadReport): Undo | null {
  const now = web.clock.now()
  const undoable = undoableAct(history.map((recorded) => ({ ...recorded, reportId })), reader.officer, now)
  return undoable === null ? null : { form: { ...freshFormKey(web), [UNDO_FIELD]: String(undoable.first) }, seconds: Math.max(1, Math.ceil((undoable.until - now) / 1000)) }
}
