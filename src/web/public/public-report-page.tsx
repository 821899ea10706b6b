// A report as anybody may see it: its course, and its words once personal data is covered.
import type { Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { paths } from '../paths.ts'
import type { Frame } from '../ui/frame.ts'
import { Layout } from '../ui/layout.tsx'
import { Moment } from '../ui/moment.tsx'
import { NextStep, type NextStepData } from '../ui/next-step.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { StageTrack, type Stage } from '../ui/stage-track.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { Timeline, type TimelineEntry } from '../ui/timeline.tsx'

export type PublicReportPageProps = {
  readonly frame: Frame
  readonly zone: Zone
  readonly number: string
  readonly kind: 'complaint' | 'aspiration' | 'information-request'
  readonly receivedAt: number
  readonly government: string
  readonly agency: string | null
  /** Where it happened, no finer than the public may know. */
  readonly area: string | null
  readonly stage: Stage
  readonly stageNotes?: Partial<Record<Stage, string>> | undefined
  readonly finished: boolean
  readonly step: NextStepData | null
  /** The masked words; null until they are checked. */
  readonly words: { readonly subject: string; readonly description: string } | null
  /** Without words; newest first. */
  readonly timeline: readonly TimelineEntry[]
}

export function PublicReportPage(props: PublicReportPageProps) {
  const { frame, zone, number } = props
  const { t } = frame
  return (
    <Layout frame={frame} title={props.words?.subject ?? t.report.numbered(number)} measure="wide">
      <PageTitle over={`${t.report.publicTitle} ${number}`} lead={t.report.publicNote}>{props.words?.subject ?? t.report.kinds[props.kind]}</PageTitle>
      <StageTrack t={t} current={props.stage} notes={props.stageNotes} finished={props.finished} />
      <div class="columns">
        <div class="column-main">
          <Words t={t} words={props.words} />
          <NextStep t={t} zone={zone} step={props.step} />
          <section aria-labelledby="timeline-title">
            <h2 id="timeline-title">{t.report.timeline}</h2>
            <Timeline t={t} zone={zone} entries={props.timeline} dayOnly />
          </section>
        </div>
        <aside class="column-side" aria-label={t.report.facts}>
          <Facts {...props} t={t} />
          <p class="no-print"><a href={paths.track}>{t.report.mineLink}</a></p>
        </aside>
      </div>
    </Layout>
  )
}

function Words({ t, words }: { t: Text; words: PublicReportPageProps['words'] }) {
  if (words === null) return <Notice t={t}><p>{t.report.wordsHidden}</p></Notice>
  return (
    <>
      <div class="words large">{words.description}</div>
      <p class="hint">{t.report.masked}</p>
    </>
  )
}

function Facts({ t, kind, receivedAt, zone, government, agency, area }: PublicReportPageProps & { readonly t: Text }) {
  return (
    <section class="panel" aria-labelledby="facts-title">
      <h2 id="facts-title">{t.report.facts}</h2>
      <SummaryList facts={[
        { name: t.report.kind, value: t.report.kinds[kind] },
        { name: t.report.received, value: <Moment t={t} at={receivedAt} zone={zone} dayOnly /> },
        { name: t.report.government, value: government },
        { name: t.report.agency, value: agency ?? t.report.agencyNone },
        ...(area === null ? [] : [{ name: t.report.place, value: area }]),
      ]} />
    </section>
  )
}
