// A report as its reporter sees it: where it stands, who owes what by when, what happened, what they can do.
import type { Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { TypedText } from '../errors/typed-text.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { ClockList, type ClockShown } from '../ui/clock-list.tsx'
import { PrintButton } from '../ui/device-button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import type { FieldError } from '../ui/field-error.ts'
import type { FileItem } from '../ui/file-list.tsx'
import type { Frame } from '../ui/frame.ts'
import { HiddenFields, type Hidden } from '../ui/hidden-fields.tsx'
import { Layout } from '../ui/layout.tsx'
import { NextStep, type NextStepData } from '../ui/next-step.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { StageTrack, type Stage } from '../ui/stage-track.tsx'
import { Timeline, type TimelineEntry } from '../ui/timeline.tsx'
import { OwnAnswer, type OfficeSaid } from './own-answer.tsx'
import { OwnChoices, type ChoiceShown } from './own-choices.tsx'
import { OwnConsent, type ConsentShown } from './own-consent.tsx'
import { OwnMessages, OwnUnreached, type OwnMessagesShown } from './own-messages.tsx'
import { OwnReport } from './own-report.tsx'
import { ReplyForm } from './reply-form.tsx'

export type Outcome = 'settled' | 'withdrawn' | 'archived' | 'not-followed-up' | 'handed-over'

/** What the reporter wrote and chose, opened for them alone. */
export type OwnWords = {
  readonly kind: 'complaint' | 'aspiration' | 'information-request'
  readonly subject: string
  readonly description: string
  readonly hope: string | null
  /** When it happened, in words. */
  readonly occurred: string | null
  readonly place: string | null
  readonly contact: readonly string[]
  readonly files: readonly FileItem[]
  readonly anonymous: boolean
  readonly secret: boolean
}

export type MyReportPageProps = {
  readonly frame: Frame
  readonly zone: Zone
  readonly number: string
  /** Epoch milliseconds. */
  readonly receivedAt: number
  readonly government: string
  readonly agency: string | null
  /** Numbers that the report has at other bodies. */
  readonly numbers: readonly { readonly name: string; readonly number: string }[]
  readonly stage: Stage
  readonly stageNotes?: Partial<Record<Stage, string>> | undefined
  /** Null while it is open. */
  readonly outcome: Outcome | null
  readonly step: NextStepData | null
  /** Every date that was promised to them, and their own. */
  readonly clocks: readonly ClockShown[]
  /** Newest first. */
  readonly timeline: readonly TimelineEntry[]
  /** What an office said that they have not reacted to; null where it said nothing. */
  readonly said: OfficeSaid | null
  readonly own: OwnWords
  readonly mayReply: boolean
  readonly mayWithdraw: boolean
  /** A reply that could not be taken in, as typed. */
  readonly reply?: string | undefined
  /** Files that the server kept from the attempt before; sent on by `hidden`. */
  readonly keptFiles?: readonly FileItem[] | undefined
  readonly errors: readonly FieldError[]
  readonly hidden: Hidden
  /** What was just done. */
  readonly done?: 'reply-added' | 'reopened' | 'withdrawn' | 'chosen' | 'changed' | 'corrected' | 'consented' | 'proof-soon' | 'erasure-asked' | undefined
  /** Null where there is nothing to allow: no identity was given, or the report is closed. */
  readonly consent?: ConsentShown | null | undefined
  readonly choices: readonly ChoiceShown[]
  /** Not satisfied with the answer, and no other has come yet. */
  readonly contested: boolean
  readonly erasure: { readonly mayAsk: boolean; /** How a wish stands; null where there is none. */ readonly note: string | null }
  readonly messages: OwnMessagesShown
  /** Until when its content is kept, in words; null while it is open and once it is erased. */
  readonly kept: string | null
}

export function MyReportPage(props: MyReportPageProps) {
  const { frame, number, errors, zone } = props
  const { t } = frame
  const next = <NextStep t={t} zone={zone} step={props.step} ended={props.outcome === null ? undefined : t.report.outcome[props.outcome]} />
  // What is asked is answered where it stands.
  const asked = props.said?.says === 'question'
  const reply = props.mayReply && <ReplyForm t={t} number={number} reopens={props.outcome !== null} answers={asked} reply={props.reply} errors={errors} hidden={props.hidden} keptFiles={props.keptFiles} />
  return (
    <Layout frame={frame} title={t.report.numbered(number)} failed={errors.length > 0} measure="wide" hidden>
      <ErrorSummary t={t} errors={errors} />
      <WhatWasDone t={t} done={props.done} />
      {props.erasure.note !== null && <Notice t={t}><p>{props.erasure.note}</p></Notice>}
      <OwnUnreached t={t} number={number} messages={props.messages} />
      <ReportHead t={t} number={number} title={props.own.subject} />
      <StageTrack t={t} current={props.stage} notes={props.stageNotes} finished={props.outcome !== null} />
      <div class="columns">
        <div class="column-main">
          {props.contested && next}
          {props.said !== null && <OwnAnswer t={t} zone={zone} said={props.said} />}
          {asked && reply}
          <OwnChoices t={t} choices={props.choices} contested={props.contested} />
          {!props.contested && next}
          {props.consent?.urgent === true && <OwnConsent t={t} number={number} consent={props.consent} hidden={props.hidden} />}
          <section aria-labelledby="timeline-title">
            <h2 id="timeline-title">{t.report.timeline}</h2>
            <Timeline t={t} zone={zone} entries={props.timeline} />
          </section>
          {!asked && reply}
          {!props.mayReply && props.reply && <TypedText t={t} typed={[{ label: t.report.replyText, value: props.reply }]} />}
        </div>
        <aside class="column-side" aria-label={t.report.facts}>
          <OwnReport {...props} t={t} />
          <ClockList t={t} clocks={props.clocks} />
          {props.consent?.urgent === false && <OwnConsent t={t} number={number} consent={props.consent} hidden={props.hidden} />}
          <OwnMessages t={t} zone={zone} number={number} messages={props.messages} />
          <Leaving t={t} {...props} />
        </aside>
      </div>
    </Layout>
  )
}

function WhatWasDone({ t, done }: { readonly t: Text; readonly done: MyReportPageProps['done'] }) {
  if (done === undefined) return null
  if (done === 'proof-soon') return <Notice t={t}><p>{t.log.proofSoon}</p></Notice>
  if (done === 'changed') return <Notice t={t} tone="warning"><p>{t.choice.changed}</p></Notice>
  const words = { withdrawn: t.report.withdrawn, 'reply-added': t.report.replySaved, reopened: t.report.replyReopened, chosen: t.choice.saved, corrected: t.delivery.correctedOwn, consented: t.handOver.consent.saved, 'erasure-asked': t.erasure.saved }
  return <Notice t={t} tone="success"><p>{words[done]}</p></Notice>
}

function ReportHead({ t, number, title }: { t: Text; number: string; title: string }) {
  return (
    <div class="report-head">
      <PageTitle over={t.report.numbered(number)}>{title}</PageTitle>
      <PrintButton t={t} label={t.report.print} />
    </div>
  )
}

function Leaving({ t, number, mayWithdraw, erasure, hidden }: MyReportPageProps & { readonly t: Text }) {
  return (
    <div class="leaving no-print">
      <p><a href={paths.logProof(number)}>{t.log.proofDownload}</a></p>
      {mayWithdraw && <p><a href={paths.withdraw(number)}>{t.report.withdraw}</a></p>}
      {erasure.mayAsk && <p><a href={paths.ownErasure(number)}>{t.erasure.link}</a></p>}
      <form method="post" action={paths.leave(number)}>
        <HiddenFields values={hidden} />
        <Button icon="leave">{t.report.leave}</Button>
        <p class="hint">{t.report.leaveNote}</p>
      </form>
    </div>
  )
}
