// Entering by hand what came in elsewhere: the form, the doubts it raises, and what is handed on to the reporter.
import { randomBytes } from 'node:crypto'
import { DAY } from '../../calendar/day-number.ts'
import { offsetAt } from '../../calendar/zone.ts'
import { enteredFrom, enterReport } from '../../app/enter-report.ts'
import { publicNumber, reportIdFrom } from '../../report/numbers/public-number.ts'
import { formatSubmissionKey, newSubmissionKey, parseSubmissionKey } from '../../report/numbers/submission-key.ts'
import type { Officer } from '../../report/allowed/who-may-act.ts'
import type { Classification } from '../../report/world.ts'
import type { Channel } from '../../sop/vocabulary.ts'
import { formatDateTime, type Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { newReportKey } from '../../vault/report-key.ts'
import { privatePage, type PageStatus } from '../answer-page.ts'
import { unreadableResponse } from '../error-pages.tsx'
import { line, typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import { postedForm } from '../posted-form.ts'
import { evidenceIntake, type EvidenceIntake } from '../public/evidence-intake.ts'
import { localDay } from '../public/local-day.ts'
import { readSubmission, type FormContents } from '../public/read-submission.ts'
import { FILES_FIELD } from '../public/report-form-values.ts'
import { isTooLarge, tooLargeFault } from '../public/too-large.ts'
import type { Fields } from '../read-form.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { Hidden } from '../ui/hidden-fields.tsx'
import { Notice } from '../ui/notice.tsx'
import type { RequestContext, Web } from '../web.ts'
import { DeskPageFrame } from './desk-page-frame.tsx'
import { toEntered } from './entered-routes.tsx'
import { EntryPage, type EntryPageProps } from './entry-page.tsx'
import { entryPlace, mayEnter, type EntryPlace } from './entry-place.ts'
import { ENTRY_CHANNELS, ENTRY_FIELDS, IMMEDIATE, OLD_DAYS, SOURCE_LIMIT, type EntryValues } from './entry-values.ts'
import { officerAtWork } from './officer-at-work.ts'
import { entryFromMail, MAIL_FIELD, settleEnteredMail } from './mail/entry-from-mail.ts'
import { officeZone } from './office-zone.ts'
import { readInstant } from './read-instant.ts'

export function entryRoutes(web: Web, mount: Mount): void {
  mount('enter', async (c) => {
    const place = entryPlace(web, officerAtWork(c))
    if (place === null) return notYours(web, c)
    const mail = c.req.query('surat')
    const entry = mail === undefined ? null : await entryFromMail(web, frameOf(web, c).t, { officer: officerAtWork(c).officer, government: place.government.id }, mail)
    if (mail !== undefined && entry === null) return c.redirect(paths.mails, 303)
    return formPage(web, c, place, { errors: [], ...(entry ?? { values: {}, hidden: { submission: formatSubmissionKey(newKey(web)) } }) })
  })
  mount('enterReport', (c) => {
    const place = entryPlace(web, officerAtWork(c))
    const made = newKey(web)
    const keyOf = (fields: Fields) => parseSubmissionKey(typed(fields, 'submission'), web.clock.now()) ?? made
    const intake = evidenceIntake(web, `entry by ${officerAtWork(c).officer}`, (fields) => ({ reportId: reportIdFrom(keyOf(fields)), key: newReportKey() }))
    return intake.answering(async () => {
      const read = await postedForm(c, intake.take)
      const tooLarge = isTooLarge(read)
      if ('problem' in read && !tooLarge) return unreadableResponse(web, c, read.problem)
      if (place === null) return notYours(web, c)
      return takeIn(web, c, { place, fields: read.fields, tooLarge, intake, submissionKey: keyOf(read.fields) })
    })
  })
}

function notYours(web: Web, c: RequestContext): Promise<Response> {
  const frame = frameOf(web, c)
  return privatePage(c, <DeskPageFrame frame={frame} title={frame.t.intake.title}><Notice t={frame.t}><p>{frame.t.intake.notYours}</p></Notice></DeskPageFrame>, 422)
}

type Posted = { readonly place: EntryPlace; readonly fields: Fields; readonly tooLarge: boolean; readonly intake: EvidenceIntake; readonly submissionKey: Uint8Array }

async function takeIn(web: Web, c: RequestContext, posted: Posted): Promise<Response> {
  const { place: { government, posts }, fields, intake, submissionKey, tooLarge } = posted
  const { t } = frameOf(web, c)
  const { key, reportId } = intake.finish(fields)
  // Files that came before the key of their form are sealed for another report.
  if (reportId !== reportIdFrom(submissionKey)) return filesAgain(web, c, posted, submissionKey)
  const from = readOrigin({ fields, zone: officeZone(web, government.id), now: web.clock.now(), t })
  const read = readSubmission({ fields, government, reference: web.reference.get(), today: localDay(web, government), t })
  const by = posts.find((post) => mayEnter(web, government, typed(fields, 'kind') as Classification, post))
  const errors = [
    ...('errors' in from ? from.errors : []), ...('errors' in read ? read.errors : by === undefined ? [{ field: 'kind', message: t.intake.faults.notYours }] : []),
    ...(tooLarge ? [tooLargeFault(t)] : []), ...intake.faults(t),
  ]
  if ('errors' in from || 'errors' in read || by === undefined || errors.length > 0) return formAgain(web, c, posted, { errors, status: tooLarge ? 413 : 422 })
  const doubts = await doubtsOf(web, c, posted, from.origin)
  if (doubts.shown.length > 0) return formAgain(web, c, posted, { doubts })
  const evidence = await intake.publish()
  if (evidence === null) return filesAgain(web, c, posted, submissionKey)
  return save(web, c, posted, { contents: read.contents, origin: from.origin, by, key, evidence })
}

/** `receivedAt` in epoch milliseconds; null for now. */
type Origin = { readonly channel: Channel; readonly source: string; readonly receivedAt: number | null }

type OriginAsked = { readonly fields: Fields; readonly zone: Zone; readonly now: number; readonly t: Text }

/** Where it came from and when, besides the report itself. */
function readOrigin({ fields, zone, now, t }: OriginAsked): { readonly origin: Origin } | { readonly errors: readonly FieldError[] } {
  const { faults } = t.intake
  const channel = ENTRY_CHANNELS.find((one) => one === typed(fields, 'channel'))
  const source = line(fields, 'source')
  const received = readInstant(fields, { date: 'receivedDate', time: 'receivedTime' }, zone)
  const errors: FieldError[] = []
  if (channel === undefined) errors.push({ field: 'channel', message: faults.channelMissing })
  if (source.length > SOURCE_LIMIT) errors.push({ field: 'source', message: faults.sourceLong(SOURCE_LIMIT) })
  if (received === 'wrong') errors.push({ field: 'receivedDate', message: faults.receivedWrong })
  else if (received === null && channel !== undefined && !IMMEDIATE.includes(channel)) errors.push({ field: 'receivedDate', message: faults.receivedMissing })
  else if (received !== null && received > now) errors.push({ field: 'receivedDate', message: faults.receivedFuture })
  return channel === undefined || errors.length > 0 ? { errors } : { origin: { channel, source, receivedAt: received === 'wrong' ? null : received } }
}

type Checked = { readonly contents: FormContents; readonly origin: Origin; readonly by: Officer } & Pick<Parameters<typeof enterReport>[1], 'key' | 'evidence'>

async function save(web: Web, c: RequestContext, posted: Posted, { contents, origin: { channel, source, receivedAt }, by, key, evidence }: Checked): Promise<Response> {
  const { place: { government }, submissionKey } = posted
  const submitted = await enterReport(web, { ...contents, submissionKey, channel, government: government.id, key, evidence, entered: { by, source, receivedAt } })
  switch (submitted.outcome) {
    case 'taken-in':
    case 'taken-in-before':
      await settleEnteredMail(web, government.id, posted.fields, { reportId: submitted.receipt.reportId, officer: by.officer })
      return toEntered(web, c, submitted.receipt)
    case 'differs-from-before': {
      const { number } = submitted.receipt
      return formPage(web, c, posted.place, { values: typedEntry(posted.fields), errors: [], hidden: { submission: formatSubmissionKey(newKey(web)) }, taken: { number, href: paths.deskReport(number) } }, 409)
    }
    case 'key-not-free':
      return filesAgain(web, c, posted, newKey(web))
    case 'refused':
      return formAgain(web, c, posted, { errors: [{ field: 'kind', message: submitted.refusal === 'government-has-no-procedure' ? frameOf(web, c).t.intake.faults.noProcedure : frameOf(web, c).t.intake.faults.notYours }] })
  }
}

type Doubts = { readonly shown: EntryPageProps['doubts']; /** Sent along with the form: what was asked about. */ readonly asked: Readonly<Record<string, string>> }

const NO_DOUBTS: Doubts = { shown: [], asked: {} }

/** Each is asked about once: the form that comes back says what was, and only another date or link is asked about again. */
async function doubtsOf(web: Web, c: RequestContext, { place: { government }, fields, submissionKey }: Posted, { source, receivedAt }: Origin): Promise<Doubts> {
  const { t } = frameOf(web, c)
  const zone = officeZone(web, government.id)
  const dayOf = (at: number) => Math.floor((at + offsetAt(zone, at)) / DAY)
  const days = receivedAt === null ? 0 : dayOf(web.clock.now()) - dayOf(receivedAt)
  // The same form sent twice is no second entry.
  const own = [0, 1, 2, 3].map((attempt) => reportIdFrom(submissionKey, attempt))
  const before = typed(fields, 'askedSource') === source ? [] : (await enteredFrom(web, government.id, source)).filter(({ reportId }) => !own.includes(reportId))
  const known = before.map(({ reportId, enteredAt }) => {
    const number = publicNumber(reportId, web.secrets.numberKey)
    return <><a href={paths.deskReport(number)} target="_blank" rel="noopener">{number}</a>, {t.intake.knownEntry(formatDateTime(t, enteredAt, zone))}</>
  })
  const isOld = days > OLD_DAYS && typed(fields, 'askedDate') !== String(receivedAt)
  return {
    shown: [...(isOld ? [t.intake.old(days)] : []), ...(known.length > 0 ? [t.intake.known, ...known] : [])],
    asked: { askedSource: source, askedDate: String(receivedAt) },
  }
}

/** Everything as it was typed, for the form to come back with. */
function typedEntry(fields: Fields): EntryValues {
  return Object.fromEntries(ENTRY_FIELDS.filter((name) => fields.has(name)).map((name) => [name, typed(fields, name)]))
}

/** The form as it was sent, with what is wrong or doubtful and the files that were accepted. */
function formAgain(web: Web, c: RequestContext, { place, fields, intake, submissionKey }: Posted, { errors = [], doubts = NO_DOUBTS, status = 422 }: { readonly errors?: readonly FieldError[]; readonly doubts?: Doubts; readonly status?: PageStatus }): Promise<Response> {
  const hidden = { submission: formatSubmissionKey(submissionKey), ...mailField(fields), ...doubts.asked, ...intake.keptField() }
  return formPage(web, c, place, { values: typedEntry(fields), errors, hidden, keptFiles: intake.kept(), doubts: doubts.shown }, status)
}

/** Everything that was typed is there; the files must be chosen once more. */
function filesAgain(web: Web, c: RequestContext, { place, fields }: Posted, submissionKey: Uint8Array): Promise<Response> {
  const errors = [{ field: FILES_FIELD, message: frameOf(web, c).t.form.filesAgain }]
  return formPage(web, c, place, { values: typedEntry(fields), errors, hidden: { submission: formatSubmissionKey(submissionKey), ...mailField(fields) } }, 422)
}

/** The e-mail that the form was filled in from. */
function mailField(fields: Fields): Hidden {
  const mail = typed(fields, MAIL_FIELD)
  return mail === '' ? {} : { [MAIL_FIELD]: mail }
}

type FormState = Pick<EntryPageProps, 'values' | 'errors' | 'hidden' | 'keptFiles' | 'taken'> & { readonly doubts?: EntryPageProps['doubts'] }

function formPage(web: Web, c: RequestContext, { government }: EntryPlace, state: FormState, status: PageStatus = 200): Promise<Response> {
  const reference = web.reference.get()
  return privatePage(c, (
    <EntryPage
      doubts={[]}
      {...state}
      frame={frameOf(web, c)}
      districts={reference.regionsIn(government.region ?? '').map(({ code, name }) => ({ value: code, label: name }))}
      agencies={reference.agenciesOf(government.id).map(({ code, name }) => ({ value: code, label: name }))}
      identityNeeded={reference.identityNeeded(government.id)}
      today={localDay(web, government)}
    />
  ), status)
}

function newKey(web: Web): Uint8Array {
  return newSubmissionKey(web.clock.now(), randomBytes(16))
}
