// The file for a body outside: looked at before, opened by who hands the report over, and recorded before it leaves the house.
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { givenEvidence } from '../../../app/given-evidence.ts'
import { openDossier } from '../../../app/open-dossier.ts'
import { readIdentity, readReport, reportKey } from '../../../app/read-report.ts'
import type { Officer } from '../../../report/allowed/who-may-act.ts'
import { handedOver, mayOpenDossier } from '../../../report/commands/open-dossier.ts'
import type { Holding } from '../../../report/state.ts'
import { readHistory } from '../../../store/report-history.ts'
import { formatDateTime } from '../../../text/format.ts'
import { privatePage, type PageStatus } from '../../answer-page.ts'
import { notFoundResponse } from '../../error-pages.tsx'
import { formKey, freshFormKey, sameFormKey } from '../../form-key.ts'
import { typed } from '../../form-values.ts'
import { frameOf } from '../../frame-of.ts'
import type { Mount } from '../../mount.ts'
import { openingOf } from '../../opening.ts'
import { shownOf } from '../../public/report-shown.ts'
import type { Fields } from '../../read-form.ts'
import type { FieldError } from '../../ui/field-error.ts'
import type { RequestContext, Web } from '../../web.ts'
import { caseAgain, caseAtHand, type CaseAtHand } from '../case-at-hand.ts'
import { postName } from '../post-names.ts'
import { withFields } from '../posted-fields.ts'
import { dossierArchive } from './dossier-archive.ts'
import { consentSentence, dossierContents } from './dossier-contents.ts'
import { DossierDocument } from './dossier-document.tsx'
import { dossierOf } from './dossier-of.ts'
import { DossierPage } from './dossier-page.tsx'
import { DOSSIER_POLICY } from './dossier-style.ts'

export function dossierRoutes(web: Web, mount: Mount): void {
  mount('dossier', (c) => showBefore(web, c, caseAtHand(web, c), {}))
  mount('openDossier', (c) => withFields(web, c, (fields) => open(web, c, fields)))
}

/** The turn that is outside, and the post that may open its file; null where there is none: to everybody else it is not there. */
export function dossierFor({ world, state, reader }: CaseAtHand): { readonly holding: Holding; readonly post: Officer } | null {
  const holding = handedOver(state)
  const post = reader.posts.find((one) => mayOpenDossier(world, state, one))
  return holding === null || post === undefined ? null : { holding, post }
}

type Again = { readonly fields?: Fields; readonly errors?: readonly FieldError[] }

async function showBefore(web: Web, c: RequestContext, at: CaseAtHand, { fields, errors = [] }: Again, status: PageStatus = 200): Promise<Response> {
  const found = dossierFor(at)
  if (found === null) return notFoundResponse(web, c)
  const { reportId, number, state } = at
  const shown = shownOf(web, c, state)
  const { frame, zone } = shown
  const { t } = frame
  const [report, history] = await Promise.all([readReport(openingOf(web), reportId, { audience: 'outside', known: at.report }), readHistory(web.database.pool, reportId)])
  const contents = dossierContents(t, state, { evidence: report?.evidence.length ?? 0, replies: history.some(({ event }) => event.kind === 'reply-added') })
  const when = (instant: number) => formatDateTime(t, instant, zone)
  const before = history.toReversed().flatMap(({ at: opened, event }) =>
    event.kind === 'dossier-opened' && event.by.who === 'officer' ? [`${when(opened)}: ${postName(web, t, event.by)}. ${t.handOver.events.opened(t.handOver.bodies[event.body], event.identity)}.`] : [])
  return privatePage(c, (
    <DossierPage
      frame={frame} number={number} body={t.handOver.bodies[found.holding.body ?? 'other']} secret={state.secret}
      consent={{ sentence: consentSentence(t, state, when), given: contents.rights.identity }}
      included={contents.included} leftOut={contents.leftOut} before={before} errors={errors}
      form={fields === undefined ? freshFormKey(web) : sameFormKey(web, fields)}
    />
  ), status)
}

async function open(web: Web, c: RequestContext, fields: Fields): Promise<Response> {
  const at = caseAtHand(web, c)
  const found = dossierFor(at)
  const { t } = frameOf(web, c)
  if (found === null) return notFoundResponse(web, c)
  const again = async (message: string, status: PageStatus) => showBefore(web, c, await caseAgain(web, c), { errors: [{ field: 'isi', message }] }, status)
  const key = await reportKey({ pool: web.database.pool, keys: web.keys }, at.reportId)
  if (key === null) return again(t.intake.erased, 422)
  const beside = typed(fields, 'do') === 'unduh'
  const { html, files, contents } = await putTogether(web, c, at, { ...found, key, beside })
  const handled = await openDossier(web.handling, {
    reportId: at.reportId, commandKey: formKey(web, fields), key, by: found.post, holding: found.holding.no,
    identity: contents.rights.identity, words: contents.rights.words, evidence: files.map(({ no }) => no), hash: createHash('sha256').update(html).digest('hex'),
  })
  if (handled.outcome === 'refused') return again(handled.refusal === 'changed-meanwhile' ? t.handOver.page.changed : t.handOver.page.refused, handled.refusal === 'changed-meanwhile' ? 409 : 422)
  if (handled.outcome === 'differs-from-before') return again(t.intake.sentBefore, 409)
  if (!beside) {
    c.set('contentPolicy', DOSSIER_POLICY)
    c.header('Cache-Control', 'no-store')
    return c.html(html)
  }
  c.header('Content-Type', 'application/zip')
  c.header('Content-Disposition', `attachment; filename="berkas-${at.number}.zip"`)
  return c.body(Readable.toWeb(Readable.from(dossierArchive({ name: `berkas-${at.number}.html`, html }, files))) as ReadableStream)
}

type Making = NonNullable<ReturnType<typeof dossierFor>> & { readonly key: Parameters<typeof givenEvidence>[0]['key']; readonly beside: boolean }

async function putTogether(web: Web, c: RequestContext, at: CaseAtHand, { holding, post, key, beside }: Making) {
  const { reportId, number, state } = at
  const shown = { ...shownOf(web, c, state), audience: 'desk' as const }
  const { t } = shown.frame
  const report = await readReport(openingOf(web), reportId, { audience: 'outside', known: at.report })
  if (report === null) throw new Error('A report that an officer was let in to is not in the database.')
  const contents = dossierContents(t, state, { evidence: report.evidence.length, replies: report.history.some(({ event }) => event.kind === 'reply-added') })
  const [files, identity] = await Promise.all([
    givenEvidence({ files: web.files, reportId, key, copies: contents.copies, verdicts: web.verdicts }, report.evidence),
    contents.rights.identity ? readIdentity({ pool: web.database.pool, keys: web.keys }, reportId) : null,
  ])
  const html = `<!doctype html>${String(<DossierDocument {...dossierOf({ web, shown, number, holding, report, identity, contents, files, by: postName(web, t, post), beside })} />)}`
  return { html, files, contents }
}
