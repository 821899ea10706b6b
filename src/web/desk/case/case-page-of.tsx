// The page of a report at the desk, drawn from what this officer may read and do.
import type { ReadReport } from '../../../app/read-report.ts'
import type { ReporterIdentity } from '../../../app/report-words.ts'
import { contactOf, unreached } from '../../../report/messages/reach.ts'
import { ERASURE_MS, erasureOf } from '../../../report/erasure/erasure.ts'
import { viewFor } from '../../../report/audience/view.ts'
import { sopOf } from '../../../report/holdings/sop-of.ts'
import type { LoggedMessage } from '../../../store/message-log.ts'
import { formatDateTime, formatDay, type Zone } from '../../../text/format.ts'
import type { Text } from '../../../text/text.ts'
import { paths } from '../../paths.ts'
import { regionName } from '../../public/my-report-page-of.tsx'
import { freshFormKey } from '../../form-key.ts'
import { messagesShown } from '../../messages-shown.ts'
import { clocksShown } from '../../public/clocks-shown.ts'
import { owesShown, type Shown } from '../../public/next-step-shown.ts'
import { currentStage, shownOf } from '../../public/report-shown.ts'
import type { Hidden } from '../../ui/hidden-fields.tsx'
import type { RequestContext, Web } from '../../web.ts'
import type { NoteShown } from '../notes-panel.tsx'
import { postTo, type CaseAtHand } from '../case-at-hand.ts'
import { caseActions } from './case-actions.ts'
import { caseNext } from './case-next-shown.ts'
import type { CaseMessagesShown } from './case-messages.tsx'
import { mayRecordConsent } from '../consent-told-routes.tsx'
import { mayCorrect } from './contact-routes.tsx'
import type { Done, Undo } from './case-done.tsx'
import { CasePage, type CasePageProps } from './case-page.tsx'
import { caseTimeline } from './case-timeline.ts'
import type { OtherReport } from './same-contact.tsx'
import { maskedOf, originalOf } from './case-words.ts'
import { openingShown } from '../openings/opening-shown.ts'
import { contestShown } from './contest-shown.ts'
import { holdersShown } from './holders-shown.ts'
import { dossierFor } from '../dossier/dossier-routes.tsx'
import { neverDone } from './never-done.ts'
import { numbersShown } from './numbers-shown.ts'

export type CaseShown = { readonly atHand: CaseAtHand; readonly report: ReadReport; readonly identity: ReporterIdentity | null; readonly messages: readonly LoggedMessage[]; readonly notes: readonly NoteShown[]; readonly others: readonly OtherReport[]; readonly noteForm: Hidden | null; readonly done: Done | null; readonly undo: Undo | null }

export function casePage(web: Web, c: RequestContext, { atHand, report, identity, messages, notes, others, noteForm, done, undo }: CaseShown) {
  const { state } = report
  const shown = { ...shownOf(web, c, state), audience: 'desk' as const }
  const { frame, world, zone } = shown
  const { t } = frame
  const view = viewFor(atHand.audience, state, world, atHand.opened)
  if (view === null) throw new Error('A report hides from nobody who was let in to it.')
  const submitted = report.history.find(({ event }) => event.kind === 'report-submitted')?.event
  const first = submitted?.kind === 'report-submitted' ? submitted : null
  const actions = caseActions({ t, world, zone, state, atHand })
  const next = caseNext({ ...shown, web, c, atHand, report, actions, ahead: view.next })
  const turn = state.holdings.findLast(({ open }) => open) ?? state.holdings[0]
  return (
    <CasePage
      frame={frame}
      zone={zone}
      number={atHand.number}
      state={state}
      stage={currentStage(view)}
      next={next}
      actions={actions}
      contest={contestShown({ t, zone, actions, next: view.next, owner: view.next === null ? '' : owesShown(shown, view.next.owes) }, report)}
      numbers={numbersShown(t, world, state)}
      neverDone={neverDone({ t, world, state }, report.history)}
      original={view.words === 'none' ? null : originalOf(report)}
      masked={maskedOf(report)}
      wordsHidden={view.words === 'none'}
      hope={originalOf(report) === null ? null : (report.words?.hope || null)}
      evidence={report.evidence.filter(({ no }) => first?.files.some((file) => file.no === no)).map(({ kind, name, size, no, mediaType }) => ({ kind: kind as 'photo', name, size, href: paths.deskEvidence(atHand.number, no), shows: mediaType === 'image/jpeg' || mediaType === 'image/png' || mediaType === 'image/webp' }))}
      facts={{
        kind: t.report.kinds[state.classification],
        nature: state.nature === null ? null : t.casework.natures[state.nature].title,
        received: formatDateTime(t, state.receivedAt, zone),
        channel: t.intake.channels[state.channel],
        government: world.unit(state.government).name,
        wished: state.agencyWished === null ? null : world.unit(state.agencyWished).name,
        occurred: first?.occurredOn == null ? null : formatDay(t, first.occurredOn),
        place: originalOf(report) === null ? regionName(web, state.region) || null : [report.words?.place ?? '', report.words?.village ?? '', regionName(web, state.region)].filter(Boolean).join(', ') || null,
        identity: view.identity ? (identity === null ? [] : [identity.name, identity.phone, identity.email, identity.address].filter(Boolean)) : null,
        identityHidden: state.anonymous ? t.openings.hidden.anonymous : t.openings.hidden.secret,
        opening: openingShown(t, zone, atHand, 'identity'),
        consent: consentShown(t, atHand),
      }}
      opening={openingShown(t, zone, atHand, 'original')}
      erasure={erasureShown(t, zone, atHand, world.now)}
      holders={holdersShown(t, world, state)}
      clocks={clocksShown(shown, state)}
      timeline={caseTimeline({ web, world, atHand }, report, frame)}
      drawing={turn === undefined ? null : { sop: sopOf(world, turn), current: [turn.step, ...turn.duties.map(({ step }) => step)], passed: passedSteps(report, turn.no) }}
      messages={caseMessages(web, shown, atHand, messages)}
      notes={notes}
      others={others}
      noteForm={noteForm}
      done={done}
      dossier={dossierBody(t, atHand)}
      undo={undo}
    />
  )
}

function consentShown(t: Text, atHand: CaseAtHand) {
  const { state: { consent }, number } = atHand
  if (!mayRecordConsent(atHand)) return null
  return { stands: t.handOver.told.states[consent === undefined ? 'open' : consent.given ? 'given' : 'refused'], record: paths.recordConsent(number) }
}

function erasureShown(t: Text, zone: Zone, atHand: CaseAtHand, now: number): CasePageProps['erasure'] {
  const { asked, hold } = erasureOf(atHand.state)
  if (postTo(atHand, 'decide-erasure') === null) return null
  return { asked: asked === null ? null : `${now > asked.at + ERASURE_MS ? `${t.erasure.events.warned.late}. ` : ''}${t.erasure.desk.notice(formatDateTime(t, asked.at + ERASURE_MS, zone))}`, held: hold !== null }
}

function dossierBody(t: Text, atHand: CaseAtHand): string | null {
  const dossier = dossierFor(atHand)
  return dossier === null ? null : t.handOver.bodies[dossier.holding.body ?? 'other']
}

function caseMessages(web: Web, { frame: { t }, zone, world }: Shown, atHand: CaseAtHand, messages: readonly LoggedMessage[]): CaseMessagesShown {
  const { state, number, post } = atHand
  const lost = unreached(state)
  const { offers, awaits } = contactOf(state)
  return {
    lines: messagesShown({ t, zone, world, state, number }, messages),
    unreached: lost.length,
    resend: lost.length > 0 && post !== null && world.sends.includes('email') && offers.includes('email') ? freshFormKey(web) : null,
    mayCorrect: mayCorrect(atHand),
    waiting: state.open && awaits.includes('email'),
    pageSince: state.open && state.deliveredAt !== null && lost.some(({ answers }) => answers) ? formatDateTime(t, state.deliveredAt, zone) : null,
  }
}

/** Steps that a turn has been at. */
function passedSteps({ history }: ReadReport, holding: number): readonly string[] {
  return [...new Set(history.flatMap(({ event }) => ('holding' in event && event.holding === holding && 'step' in event ? [event.step] : [])))]
}
