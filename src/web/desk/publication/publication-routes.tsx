// One publication at the desk: shown by what the officer may do with it, changed by one act at a time.
import { publish, reviewWriting, tellsOf, withdrawPublished, writePublication, type PublicationDone, type Seen } from '../../../app/publications.ts'
import { readAnswer } from '../../../app/read-answer.ts'
import { personalSigns } from '../../../privacy/personal-signs.ts'
import { audienceOf } from '../../../report/audience/audience-of.ts'
import { publicNumber, reportIdOf, type ReportId } from '../../../report/numbers/public-number.ts'
import { awaitsMasking, isPublishable, lacksMasking, mayReview, mayTakeBack, publishingWay } from '../../../report/allowed/publishing.ts'
import type { ReportState } from '../../../report/state.ts'
import type { Officer } from '../../../report/allowed/who-may-act.ts'
import { loadPublicReport } from '../../../store/load-reports.ts'
import { latestPublication, type Publication } from '../../../store/publications.ts'
import { formatDateTime } from '../../../text/format.ts'
import { privatePage, type PageStatus } from '../../answer-page.ts'
import { notFoundResponse } from '../../error-pages.tsx'
import { typed } from '../../form-values.ts'
import { frameOf } from '../../frame-of.ts'
import type { Mount } from '../../mount.ts'
import { openingOf } from '../../opening.ts'
import { paths } from '../../paths.ts'
import type { Fields } from '../../read-form.ts'
import type { FieldError } from '../../ui/field-error.ts'
import type { RequestContext, Web } from '../../web.ts'
import { officerAtWork } from '../officer-at-work.ts'
import { officeZone } from '../office-zone.ts'
import { withFields } from '../posted-fields.ts'
import { postsAtHand } from '../posts-at-hand.ts'
import { maskAddress } from './mask-address.ts'
import { actOf, readReason, readWords, versionOf, type PublicationAct } from './publication-fields.ts'
import { PublicationPage, type PublicationPageProps } from './publication-page.tsx'

export function publicationRoutes(web: Web, mount: Mount): void {
  mount('publicationOf', (c) => withPlace(web, c, (place) => show(web, c, place, { done: frameOf(web, c).t.publication.done[c.req.query('selesai') ?? ''] })))
  mount('changePublication', (c) => withPlace(web, c, (place) => withFields(web, c, (fields) => change(web, c, place, fields))))
}

/** The report that the address names, what there is of a publication, and for which post each act is open; null for none. */
type Place = {
  readonly reportId: ReportId
  readonly state: ReportState
  readonly publication: Publication | null
  readonly audience: 'verifier' | 'handler'
  readonly as: Readonly<Record<keyof PublicationPageProps['may'], Officer | null>>
  /** Where it is masked first. */
  readonly mask: string | null
}

/** Whoever may not see the report finds what nobody has: the same page as for a number that was never given out. */
async function withPlace(web: Web, c: RequestContext, answer: (place: Place) => Promise<Response>): Promise<Response> {
  const reportId = reportIdOf(c.req.param('number') ?? '', web.secrets.numberKey)
  const report = reportId === null ? null : await web.handling.load(reportId)
  if (reportId === null || report === null) return notFoundResponse(web, c)
  const { state } = report
  const officer = officerAtWork(c)
  const posts = postsAtHand(web, officer)
  const world = web.reference.get().worldAt(web.clock.now())
  const audience = audienceOf(world, state, { officer: officer.officer, posts })
  const publication = await latestPublication(web.database.pool, reportId)
  if (audience === null || (publication === null && !isPublishable(state) && !posts.some((post) => awaitsMasking(world, state, post)))) return notFoundResponse(web, c)
  return answer({ reportId, state, publication, audience, as: actors(web, state, publication, posts), mask: maskAddress(web, world, { reportId, state }, posts) })
}

function actors(web: Web, state: ReportState, publication: Publication | null, posts: readonly Officer[]): Place['as'] {
  const world = web.reference.get().worldAt(web.clock.now())
  const living = publication === null || publication.state === 'withdrawn' ? null : publication
  const publisher = posts.find((post) => publishingWay(world, state, post) !== null && (living === null || living.unit === post.unit)) ?? null
  const current = living !== null && tellsOf(living, state)
  return {
    write: living?.state === 'published' && current ? null : publisher,
    publish: living?.state === 'approved' && current ? publisher : null,
    review: living?.state === 'asked' && current ? (posts.find((post) => mayReview(world, state, { by: living.writtenBy, unit: living.unit }, post)) ?? null) : null,
    withdraw: living === null ? null : (posts.find((post) => mayTakeBack(state, living.unit, post)) ?? null),
  }
}

type Again = { readonly errors?: readonly FieldError[]; readonly fields?: Fields; readonly done?: string | undefined }

async function show(web: Web, c: RequestContext, place: Place, { errors = [], fields, done }: Again, status: PageStatus = 200): Promise<Response> {
  const { reportId, state, publication, audience, as } = place
  const frame = frameOf(web, c)
  const [report, answer] = await Promise.all([loadPublicReport(web.database.pool, reportId), readAnswer(openingOf(web), reportId, audience)])
  const number = publicNumber(reportId, web.secrets.numberKey)
  const masked = report?.masked ?? null
  const first = as.write === null ? { title: '', reported: '', done: '' } : { title: masked?.subject ?? '', reported: masked?.description ?? '', done: '' }
  const stands = publication?.words ?? first
  const values = fields === undefined || !fields.has('title') ? stands : { title: typed(fields, 'title'), reported: typed(fields, 'reported'), done: typed(fields, 'done') }
  const resettled = publication !== null && publication.state !== 'withdrawn' && isPublishable(state) && !tellsOf(publication, state)
  const shown = publication?.state === 'published' && isPublishable(state) && !resettled
  return privatePage(c, (
    <PublicationPage
      frame={frame}
      number={number}
      state={publication === null || publication.state === 'withdrawn' ? null : publication.state}
      masked={masked}
      answer={answer}
      values={values}
      may={{ write: as.write !== null, review: as.review !== null, publish: as.publish !== null, withdraw: as.withdraw !== null }}
      doubts={personalSigns(`${values.title}\n${values.reported}\n${values.done}`).map((kind) => frame.t.publication.doubtKinds[kind] ?? kind)}
      unmasked={lacksMasking(state) ? { mask: place.mask } : null}
      withdrawn={withdrawnWords(web, c, place)}
      hidden={publication?.state === 'published' && !shown && !resettled}
      resettled={resettled}
      form={{ version: String(versionNow(publication)) }}
      errors={errors}
      done={done}
      publicHref={shown ? `${paths.stories}#${number}` : null}
    />
  ), status)
}

function withdrawnWords(web: Web, c: RequestContext, { state, publication }: Place): string | null {
  if (publication?.withdrawnAt == null) return null
  const { t } = frameOf(web, c)
  return t.publication.withdrawn(formatDateTime(t, publication.withdrawnAt, officeZone(web, state.government)), t.publication.whys[publication.withdrawnWhy ?? 'other'] ?? '')
}

function versionNow(publication: Publication | null): number {
  return publication === null || publication.state === 'withdrawn' ? 0 : publication.version
}

async function change(web: Web, c: RequestContext, place: Place, fields: Fields): Promise<Response> {
  const { t } = frameOf(web, c)
  const act = actOf(fields)
  if (act === null) return show(web, c, place, { fields, errors: [{ field: 'isi', message: t.publication.faults.refused }] }, 422)
  const carried = await carryOut(web, c, place, fields, act)
  if (typeof carried !== 'string') return show(web, c, place, { fields, errors: carried }, 422)
  if (carried === 'done') return c.redirect(`${paths.publicationOf(publicNumber(place.reportId, web.secrets.numberKey))}?selesai=${act}`, 303)
  const message = carried === 'changed' ? t.publication.faults.changed : t.publication.faults.refused
  return withPlace(web, c, (now) => show(web, c, now, { fields, errors: [{ field: now.as.write === null ? 'isi' : 'title', message }] }, carried === 'changed' ? 409 : 422))
}

async function carryOut(web: Web, c: RequestContext, { reportId, as }: Place, fields: Fields, act: PublicationAct): Promise<PublicationDone | readonly FieldError[]> {
  const { t } = frameOf(web, c)
  const seen: Seen = { reportId, version: versionOf(fields) }
  // Who no longer may is told what changed: another was there first, or their post was taken.
  const by = { save: as.write, ask: as.write, approve: as.review, back: as.review, publish: as.publish, withdraw: as.withdraw }[act]
  if (by === null) return 'changed'
  if (act === 'save' || act === 'ask') {
    const read = readWords(fields, t)
    return 'errors' in read ? read.errors : writePublication(web, seen, by, { ...read.words, ask: act === 'ask' })
  }
  if (act === 'withdraw') {
    const why = readReason(fields)
    return why === null ? [{ field: 'why', message: t.publication.faults.whyMissing }] : withdrawPublished(web, seen, by, why)
  }
  return act === 'publish' ? publish(web, seen, by) : reviewWriting(web, seen, by, act === 'approve')
}
