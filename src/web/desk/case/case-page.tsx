// One report at the desk: what it says, what is wanted next and why, what this officer can do, who has it, what happened.
import type { ReportState } from '../../../report/state.ts'
import type { Sop } from '../../../sop/sop.ts'
import type { Zone } from '../../../text/format.ts'
import type { Text } from '../../../text/text.ts'
import { paths } from '../../paths.ts'
import { Breadcrumb } from '../../ui/back-link.tsx'
import { LinkButton } from '../../ui/button.tsx'
import type { FileItem } from '../../ui/file-list.tsx'
import type { Frame } from '../../ui/frame.ts'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PageTitle } from '../../ui/page-title.tsx'
import { ClockList, type ClockShown } from '../../ui/clock-list.tsx'
import { ProcedureDrawing } from '../../ui/procedure-drawing.tsx'
import { StageTrack, type Stage } from '../../ui/stage-track.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Fact } from '../../ui/summary-list.tsx'
import type { TimelineEntry } from '../../ui/timeline.tsx'
import { CaseActions } from './case-actions-list.tsx'
import type { ActionsShown } from './case-actions.ts'
import { CaseContent } from './case-content.tsx'
import { CaseDone, type Done, type Undo } from './case-done.tsx'
import { CaseMessages, UnreachedNotice, type CaseMessagesShown } from './case-messages.tsx'
import { CaseFacts, type CaseFactsProps } from './case-facts.tsx'
import { CaseNext, type CaseNextShown } from './case-next.tsx'
import { CaseHistory } from './case-history.tsx'
import { SameContact, type OtherReport } from './same-contact.tsx'
import type { Wording } from './case-words.ts'
import { ContestNotice } from './contest-notice.tsx'
import type { ContestShown } from './contest-shown.ts'
import { CaseHolders } from './case-side.tsx'
import type { HolderShown } from './holders-shown.ts'
import type { Hidden } from '../../ui/hidden-fields.tsx'
import type { OpeningShown } from '../openings/opening-shown.ts'
import { NotesPanel, type NoteShown } from '../notes-panel.tsx'

export type CasePageProps = {
  readonly frame: Frame
  readonly zone: Zone
  readonly number: string
  readonly state: ReportState
  readonly stage: Stage
  readonly next: CaseNextShown
  readonly actions: ActionsShown
  /** That the reporter contests the answer; null where they don’t. */
  readonly contest: ContestShown | null
  readonly original: Wording | null
  readonly masked: Wording | null
  readonly wordsHidden: boolean
  /** How the own words stand for this officer, where a masked wording stands for them. */
  readonly opening: OpeningShown
  readonly hope: string | null
  readonly evidence: readonly (FileItem & { readonly href: string; /** Browsers show it as a picture. */ readonly shows: boolean })[]
  readonly facts: CaseFactsProps['facts']
  readonly holders: readonly HolderShown[]
  readonly clocks: readonly ClockShown[]
  readonly timeline: readonly TimelineEntry[]
  /** Its numbers at bodies outside. */
  readonly numbers: readonly Fact[]
  /** Duties that nobody did before the report left them behind. */
  readonly neverDone: readonly string[]
  /** Where its personal data is decided on; null for who may not. `asked`: until when a wish for erasure is decided. */
  readonly erasure: { readonly asked: string | null; readonly held: boolean } | null
  readonly drawing: { readonly sop: Sop; readonly current: readonly string[]; readonly passed: readonly string[] } | null
  readonly messages: CaseMessagesShown
  readonly notes: readonly NoteShown[]
  /** That came with the same contact, as far as this officer may know of them. */
  readonly others: readonly OtherReport[]
  /** The key of the form for a note; null for who may only read. */
  readonly noteForm: Hidden | null
  /** What was just done, for the page one is led to afterwards. */
  readonly done: Done | null
  readonly undo: Undo | null
  /** The body outside whose file this officer may open; null where there is none. */
  readonly dossier: string | null
}

export function CasePage(props: CasePageProps) {
  const { frame, zone, number, state, drawing } = props
  const { t } = frame
  const title = props.masked?.subject ?? props.original?.subject ?? t.casework.report(number)
  return (
    <Layout frame={frame} title={title} hidden measure="wide">
      <Breadcrumb t={t} crumbs={[{ href: paths.desk, label: t.desk.home }]} here={number} />
      <CaseDone t={t} number={number} done={props.done} undo={props.undo} />
      <ContestNotice t={t} contest={props.contest} />
      {props.erasure?.asked != null && <Notice t={t} tone="warning"><p>{props.erasure.asked} <a href={paths.erasure(number)}>{t.erasure.desk.decide}</a></p></Notice>}
      <UnreachedNotice t={t} number={number} messages={props.messages} />
      <PageTitle over={`${t.report.kinds[state.classification]} ${number}`}>{title}</PageTitle>
      <p class="case-jump"><a class="button plain" href="#next-step-title">{t.report.next}</a></p>
      <Marks frame={frame} state={state} nature={props.facts.nature} numbers={props.numbers} />
      <StageTrack t={t} current={props.stage} finished={!state.open} />
      <div class="case-columns">
        <div class="case-first">
          <CaseContent {...props} t={t} />
          <CaseNext t={t} zone={zone} next={props.next} ended={state.outcome === null ? undefined : t.report.outcome[state.outcome]} />
          {props.dossier !== null && <p><LinkButton href={paths.dossier(number)} icon="document">{t.handOver.page.link(props.dossier)}</LinkButton></p>}
          <NeverDone t={t} neverDone={props.neverDone} />
          <CaseActions t={t} actions={props.actions} open={state.open} />
        </div>
        <aside class="case-side" aria-label={t.report.facts}>
          <CaseFacts t={t} facts={props.facts} />
          <SameContact t={t} others={props.others} />
          <ClockList t={t} clocks={props.clocks} />
          {state.open && <p><a href={paths.receiptDate(number)}>{t.clockChange.title}</a>{state.receiptAsked != null && <> <Tag tone="warning">{t.clockChange.waits}</Tag></>}</p>}
          {props.erasure !== null && <p><a href={paths.erasure(number)}>{t.erasure.desk.title}</a>{props.erasure.held && <> <Tag tone="warning">{t.erasure.desk.held}</Tag></>}</p>}
          <CaseHolders t={t} holders={props.holders} />
          {drawing !== null && (
            <details class="panel fold">
              <summary>{t.casework.drawing}</summary>
              <ProcedureDrawing t={t} language={frame.language} sop={drawing.sop} current={drawing.current} passed={drawing.passed} narrow />
            </details>
          )}
        </aside>
        <div class="case-rest">
          <NotesPanel t={t} zone={zone} number={number} notes={props.notes} form={props.noteForm} />
          <CaseMessages t={t} zone={zone} number={number} messages={props.messages} />
          <CaseHistory t={t} zone={zone} entries={props.timeline} />
        </div>
      </div>
    </Layout>
  )
}

type MarksProps = { readonly frame: Frame; readonly state: ReportState; readonly nature: string | null; readonly numbers: readonly Fact[] }

function Marks({ frame: { t }, state, nature, numbers }: MarksProps) {
  return (
    <p class="case-marks">
      {numbers.map(({ name, value }) => <span class="case-number">{name} <code>{value}</code></span>)}
      {nature !== null && <Tag>{nature}</Tag>} {state.anonymous && <Tag tone="info">{t.report.anonymous}</Tag>} {state.secret && <Tag tone="danger">{t.report.secret}</Tag>}
    </p>
  )
}

function NeverDone({ t, neverDone }: { readonly t: Text; readonly neverDone: readonly string[] }) {
  if (neverDone.length === 0) return null
  return <Notice t={t} tone="warning" title={t.casework.neverDoneTitle}><ul>{neverDone.map((step) => <li>{step}</li>)}</ul></Notice>
}
