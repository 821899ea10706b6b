// The reporter's page of a report, drawn from what may be read of it.
import type { ReadReport } from '../../app/read-report.ts'
import type { ReporterIdentity } from '../../app/report-words.ts'
import { shortenedEmail, shortenedName, shortenedPhone } from '../../privacy/shortened-contact.ts'
import { isConsentReminder } from '../../report/clocks/consent-reminder.ts'
import { mayReply, mayWithdraw } from '../../report/allowed/may-reporter.ts'
import { outsideNumbers, type OutsideNumber } from '../../report/holdings/outside-numbers.ts'
import { unreached } from '../../report/messages/reach.ts'
import type { ReportState } from '../../report/state.ts'
import { ERASURE_MS, erasureOf, whyNotAskErasure } from '../../report/erasure/erasure.ts'
import { retentionOf } from '../../report/erasure/retention.ts'
import { viewFor } from '../../report/audience/view.ts'
import type { LoggedMessage } from '../../store/message-log.ts'
import { formatDate, formatDateTime, formatDay } from '../../text/format.ts'
import type { Language, Text } from '../../text/text.ts'
import { paths } from '../paths.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { Hidden } from '../ui/hidden-fields.tsx'
import type { RequestContext, Web } from '../web.ts'
import { messagesShown } from '../messages-shown.ts'
import { MyReportPage, type MyReportPageProps, type OwnWords } from './my-report-page.tsx'
import { choicesOf, type Choice } from './choices.ts'
import type { ChoiceShown } from './own-choices.tsx'
import type { ConsentShown } from './own-consent.tsx'
import type { OwnMessagesShown } from './own-messages.tsx'
import { clocksShown, ownClocks } from './clocks-shown.ts'
import { nextStepShown, type Shown } from './next-step-shown.ts'
import { officeSaid } from './office-said.ts'
import { agencyShown, currentStage, shownOf } from './report-shown.ts'
import { timelineShown } from './timeline-shown.ts'

export type MyReportShown = {
  readonly number: string
  readonly report: ReadReport
  readonly identity: ReporterIdentity | null
  readonly messages: readonly LoggedMessage[]
  readonly hidden: Hidden
  readonly reply?: string
  readonly keptFiles?: MyReportPageProps['keptFiles']
  readonly errors?: readonly FieldError[]
  readonly done?: MyReportPageProps['done']
}

export function myReportPage(web: Web, c: RequestContext, { number, report, identity, messages, hidden, reply, keptFiles, errors = [], done }: MyReportShown) {
  const { state } = report
  const shown = shownOf(web, c, state)
  const view = viewFor('reporter', state, shown.world)
  if (view === null) throw new Error('A report hides from nobody less than from its reporter.')
  const evidence = report.evidence.map((file) => ({ ...file, href: paths.evidence(number, file.no) }))
  const telling = { ...shown, state, history: report.history, opened: { readable: report.readable, wordings: report.wordings, evidence }, public: false }
  return (
    <MyReportPage
      frame={shown.frame}
      zone={shown.zone}
      number={number}
      receivedAt={state.receivedAt}
      government={shown.world.unit(state.government).name}
      agency={agencyShown(shown, state)}
      numbers={outsideNumbers(shown.world, state).map((number) => numberShown(shown, state, number))}
      stage={currentStage(view)}
      outcome={state.outcome}
      step={ownNextStep(shown, state, view.next)}
      clocks={clocksShown(shown, state, ownClocks(state))}
      timeline={timelineShown(telling)}
      said={officeSaid(telling, view.next)}
      own={{ ...ownWords(web, shown.frame.t, number, report), contact: contactLines(identity) }}
      messages={ownMessages(shown, number, { report, identity, messages })}
      choices={choicesOf(shown.world, state).map((choice) => choiceShown(shown.frame.language, number, choice))}
      contested={isContested(state)}
      consent={consentShown(shown, state)}
      erasure={{ mayAsk: whyNotAskErasure(state) === null, note: erasureNote(shown, state) }}
      kept={keptWords(shown, state)}
      mayReply={mayReply(state, shown.world)}
      mayWithdraw={mayWithdraw(state)}
      reply={reply}
      keptFiles={keptFiles}
      errors={errors}
      hidden={hidden}
      done={done}
    />
  )
}

function isContested({ open, answeredAt, rounds, replyWaits }: ReportState): boolean {
  return open && answeredAt !== null && rounds > 0 && replyWaits
}

/** What a step that waits for a reaction is for: read the one that has come. */
function ownNextStep(shown: Shown, state: ReportState, next: Parameters<typeof nextStepShown>[1]): ReturnType<typeof nextStepShown> {
  const step = nextStepShown(shown, next)
  return step !== null && isContested(state) ? { ...step, what: shown.frame.t.choice.contested } : step
}

function erasureNote({ frame: { t }, zone, world }: Shown, state: ReportState): string | null {
  const { asked, stands } = erasureOf(state)
  if (stands !== 'none') return stands === 'done' ? t.erasure.done : t.erasure.ordered
  if (asked === null) return null
  const until = formatDateTime(t, asked.at + ERASURE_MS, zone)
  return world.now > asked.at + ERASURE_MS ? t.erasure.askedLate(until) : t.erasure.asked(until)
}

function keptWords({ frame: { t }, zone, world }: Shown, state: ReportState): string | null {
  const retention = erasureOf(state).stands === 'none' ? retentionOf(world, state) : null
  if (retention === null) return null
  const words = t.destruction.own
  if (retention.row.then === 'keep') return words.keptForGood
  const until = formatDate(t, retention.until, zone)
  return retention.row.then === 'review' ? words.reviewed(until) : `${until}, ${words.keptNote}`
}

function ownMessages({ frame: { t }, zone, world }: Shown, number: string, { report: { state }, identity, messages }: Pick<MyReportShown, 'report' | 'identity' | 'messages'>): OwnMessagesShown {
  const email = identity?.email ?? ''
  return {
    lines: messagesShown({ t, zone, world, state, number }, messages),
    lostAt: unreached(state).length > 0 && email !== '' ? shortenedEmail(email) : null,
    sends: world.sends.length > 0,
  }
}

/** In front once the report is outside, its time is over, or they were asked because it soon is. */
function consentShown({ frame: { t }, zone }: Shown, state: ReportState): ConsentShown | null {
  const { open, identified, consent, holdings, clocks, missed } = state
  if (!open || identified !== true) return null
  const body = holdings.find((one) => one.open && one.body !== null)?.body ?? null
  const handed = body !== null && consent?.handedAt != null ? t.handOver.consent.handed(t.handOver.bodies[body], formatDateTime(t, consent.handedAt, zone)) : null
  const asked = clocks.some((clock) => isConsentReminder(clock) && clock.struckAt !== null)
  return { given: consent?.given ?? null, handed, urgent: consent === undefined && (body !== null || asked || missed.includes('outer')) }
}

/** A number that another body gave the report: by it the reporter can ask there. */
function numberShown({ world, frame: { language } }: Shown, state: ReportState, { holding, artefact, written }: OutsideNumber): { readonly name: string; readonly number: string } {
  const turn = state.holdings.find(({ no }) => no === holding)
  const label = turn && world.sop(turn.sop).artefacts.find(({ id }) => id === artefact)?.label
  return { name: label?.[language] ?? artefact, number: written }
}

function choiceShown(language: Language, number: string, { holding, step, way, says }: Choice): ChoiceShown {
  return { label: way.label[language], href: paths.choice(number, { holding, step: step.id, way: way.id }), says }
}

function ownWords(web: Web, t: Text, number: string, { state, words, history, evidence }: ReadReport): Omit<OwnWords, 'contact'> {
  const submitted = history.find(({ event }) => event.kind === 'report-submitted')?.event
  const occurredOn = submitted?.kind === 'report-submitted' ? submitted.occurredOn : null
  const first = submitted?.kind === 'report-submitted' ? submitted.files.map(({ no }) => no) : []
  return {
    kind: state.classification,
    subject: words?.title ?? t.course.untitled,
    description: words?.description ?? t.course.erased,
    hope: words?.hope || null,
    occurred: [occurredOn === null ? '' : formatDay(t, occurredOn), words?.time ?? ''].filter(Boolean).join(', ') || null,
    place: [words?.place ?? '', words?.village ?? '', regionName(web, state.region)].filter(Boolean).join(', ') || null,
    files: evidence.filter(({ no }) => first.includes(no)).map(({ kind, name, size, no }) => ({ kind: kind as 'photo', name, size, href: paths.evidence(number, no) })),
    anonymous: state.anonymous,
    secret: state.secret,
  }
}

/** Shortened: the page may be open on a counter, or on somebody else's phone. */
function contactLines(identity: ReporterIdentity | null): readonly string[] {
  if (identity === null) return []
  const { name, phone, email } = identity
  return [name && shortenedName(name), phone && shortenedPhone(phone), email && shortenedEmail(email)].filter(Boolean)
}

/** The district at the finest: a village was written in the reporter's own words already. */
export function regionName(web: Web, code: string | null): string {
  return code === null ? '' : (web.reference.get().region(code.slice(0, '33.17.01'.length))?.name ?? '')
}
