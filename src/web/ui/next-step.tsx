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

export function DueTag({ t, due }: { readonly t: Text; readonly due: Due }) {
  const working = formatSpan(t, { n: due.left.workingDays, unit: 'wd' })
  const calendar = <span class="wall">{t.units.calendarDays(due.left.calendarDays)}</span>
  if (due.state === 'paused') return <Tag>{t.report.paused}</Tag>
  if (due.state === 'today') return <Tag tone="warning">{t.report.leftToday}</Tag>
  if (due.state === 'late' && due.left.calendarDays === 0) return <Tag tone="danger">{t.worklist.lateToday}</Tag>
  // Of a lateness of months nobody counts the days; of one over a weekend there are no working days to count.
  if (due.state === 'late' && (isLongAgo(due.left.calendarDays) || due.left.workingDays === 0)) return <><Tag tone="danger">{t.report.late(formatDays(t, due.left.calendarDays))}</Tag><span class="wall">{working}</span></>
  if (due.state === 'late') return <><Tag tone="danger">{t.report.late(working)}</Tag>{calendar}</>
  // What ends on a day off, as a reporter's time may, has no working day left to count.
  if (due.left.workingDays === 0) return <Tag tone="warning">{t.report.left(formatDays(t, due.left.calendarDays))}</Tag>
  return <><Tag tone={due.left.workingDays <= 1 ? 'warning' : 'info'}>{t.report.left(working)}</Tag>{calendar}</>
}
