// Who owes what, by when, and why: the heart of a report's page.
import type { Child } from 'hono/jsx'
import { formatDays, formatSpan, isLongAgo, type Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { DateLeaf } from './date-leaf.tsx'
import { DayCalendar, type CalendarDay } from './day-calendar.tsx'
import { Tag } from './tag.tsx'

/** Time left or overdue, counted and by the wall: one never stands without the other. */
export type TimeLeft = { readonly workingDays: number; readonly calendarDays: number }

export type Due = {
  /** Epoch milliseconds. */
  readonly at: number
  readonly state: 'running' | 'today' | 'late' | 'paused'
  /** Until `at`, or since it when late. */
  readonly left: TimeLeft
  /** The kind of days that it is counted in; working days where nothing is said. */
  readonly counts?: 'wd' | 'd' | undefined
  /** True while the holidays of a year it counts through are not decreed. */
  readonly provisional?: boolean | undefined
  /** The day without the minute. */
  readonly dayOnly?: boolean | undefined
}

export type NextStepProps = {
  readonly t: Text
  readonly zone: Zone
  /** Null when nothing remains to be done. */
  readonly step: NextStepData | null
  /** How a closed report ended, in a word or two. */
  readonly ended?: string | undefined
  /** Why it is so stands folded: for who sees many reports a day. */
  readonly brief?: boolean | undefined
  /** Of whom it is the next step, where that isn’t the report’s. */
  readonly title?: string | undefined
  /** What can be done about it here. */
  readonly children?: Child
}

export type NextStepData = {
  /** Name of the unit; the texts `you` and `system` for reporter and machine. */
  readonly who: string
  /** One sentence: what they must do. */
  readonly what: string
  /** The name of the step in the procedure, where `what` puts it in plain words. */
  readonly official?: string | undefined
  /** One or two sentences: from when the time counts, how long, laid down where. */
  readonly why: string
  /** Null where no time is laid down. */
  readonly due: Due | null
  /** The days between, judged one by one. */
  readonly days?: readonly CalendarDay[] | undefined
}

export function NextStep({ t, zone, step, ended, brief, title, children }: NextStepProps) {
  return (
    <section class={`next-step ${step?.due?.state ?? 'plain'}`} aria-labelledby="next-step-title">
      <h2 class="over" id="next-step-title">{title ?? t.report.next}</h2>
      {step === null ? <Ended t={t} ended={ended} /> : <Step t={t} zone={zone} step={step} brief={brief === true}>{children}</Step>}
    </section>
  )
}

function Ended({ t, ended }: { t: Text; ended: string | undefined }) {
  return (
    <div class="next-row">
      <p class="next-what">{t.report.nextNobody}</p>
      {ended && <p><Tag tone="success">{ended}</Tag></p>}
    </div>
  )
}

function Step({ t, zone, step, brief, children }: { readonly t: Text; readonly zone: Zone; readonly step: NextStepData; readonly brief: boolean; readonly children?: Child }) {
  return (
    <>
      <div class="next-row">
        <div>
          <p class="next-what">{step.what}</p>
          {step.official !== undefined && <p class="next-official">{t.report.nextOfficial(step.official)}</p>}
          <p class="next-who"><span>{t.report.nextOwner}</span> <strong>{step.who}</strong></p>
        </div>
        {step.due && (
          <div class="next-due">
            <p class="next-by">{t.report.nextBy}</p>
            <DateLeaf t={t} at={step.due.at} zone={zone} dayOnly={step.due.dayOnly} />
            <DueTag t={t} due={step.due} />
          </div>
        )}
      </div>
      {children}
      {brief
        ? <details class="next-why"><summary>{t.report.nextWhy}</summary><Why t={t} step={step} /></details>
        : <div class="next-why"><h3>{t.report.nextWhy}</h3><Why t={t} step={step} /></div>}
    </>
  )
}

function Why({ t, step }: { readonly t: Text; readonly step: NextStepData }) {
  return (
    <>
      <p>{step.why}{step.due?.provisional && ` ${t.report.provisional}`}</p>
      {step.days && step.days.length > 0 && <DayCalendar t={t} days={step.days} />}
    </>
  )
}

/** What is counted comes first, the other kind of days beside it. */
export function DueTag({ t, due: { state, left: { workingDays, calendarDays }, counts } }: { readonly t: Text; readonly due: Due }) {
  const working = formatSpan(t, { n: workingDays, unit: 'wd' })
  const calendar = t.units.calendarDays(calendarDays)
  if (state === 'paused') return <Tag>{t.report.paused}</Tag>
  if (state === 'today') return <Tag tone="warning">{t.report.leftToday}</Tag>
  if (state === 'late' && calendarDays === 0) return <Tag tone="danger">{t.worklist.lateToday}</Tag>
  const says = state === 'late' ? t.report.late : t.report.left
  const near = counts === 'd' ? calendarDays : workingDays
  const tone = state === 'late' ? 'danger' : near <= 1 ? 'warning' : 'info'
  // Of a lateness of months nobody counts the days.
  if (state === 'late' && isLongAgo(calendarDays)) return <><Tag tone={tone}>{says(formatDays(t, calendarDays))}</Tag><span class="wall">{working}</span></>
  // Over a weekend there are no working days to count, and what ends on a day off, as a reporter's time may, has none left.
  if (workingDays === 0) return <><Tag tone={tone}>{says(calendar)}</Tag>{state === 'late' && <span class="wall">{working}</span>}</>
  return counts === 'd'
    ? <><Tag tone={tone}>{says(calendar)}</Tag><span class="wall">{working}</span></>
    : <><Tag tone={tone}>{says(working)}</Tag><span class="wall">{calendar}</span></>
}
