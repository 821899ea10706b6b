// One calendar: a year of it as a picture, its days off with their basis, its hours and rules, and what was changed.
import { UNTIL_FURTHER_NOTICE } from '../../../calendar/amendment.ts'
import type { Calendar } from '../../../calendar/calendar.ts'
import type { CalendarChange } from '../../../store/calendar-changes.ts'
import { formatDay } from '../../../text/format.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button.tsx'
import type { Frame } from '../../ui/frame.ts'
import { Notice } from '../../ui/notice.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { DeskPageFrame } from '../desk-page-frame.tsx'
import { basisWords, changeWords } from './amendment-words.ts'
import { weekWords } from './hours-words.ts'
import { YearPicture } from './year-picture.tsx'
import type { YearShown } from './year-shown.ts'

export type CalendarPageProps = {
  readonly frame: Frame
  readonly calendar: Calendar
  readonly shown: YearShown
  /** For whom a change would hold; null for whoever may propose none. */
  readonly scope: 'all' | 'own' | null
  readonly changes: readonly CalendarChange[]
}

export function CalendarPage({ frame, calendar, shown, scope, changes }: CalendarPageProps) {
  const { t } = frame
  const daysOff = shown.months.flatMap(({ days }) => days).filter(({ mark }) => mark === 'holiday' || mark === 'regional' || mark === 'joint-leave')
  return (
    <DeskPageFrame frame={frame} title={calendar.name[t.units.language]} crumbs={[{ href: paths.calendars, label: t.calendar.title }]} wide>
      {!shown.decreed && <Notice t={t} tone="warning" title={t.calendar.provisional}><p>{t.calendar.provisionalWhy(String(shown.year))}</p></Notice>}
      {scope === null ? <p class="hint">{t.calendar.mayNot}</p> : (
        <div class="actions">
          <LinkButton href={paths.propose(calendar.id)} look="main" icon="pencil">{t.calendar.propose}</LinkButton>
          <p class="hint">{scope === 'own' ? t.calendar.onlyOurs : t.calendar.forAll}</p>
        </div>
      )}
      <nav class="tabs" aria-label={t.calendar.year('')}>
        {[shown.year - 1, shown.year, shown.year + 1].map((year) => <a href={paths.calendarYear(calendar.id, year)} aria-current={year === shown.year ? 'page' : undefined}>{String(year)}</a>)}
      </nav>
      <YearPicture t={t} shown={shown} />
      {daysOff.length > 0 && (
        <section aria-labelledby="days-off-title">
          <h2 id="days-off-title">{t.calendar.daysOff}</h2>
          {[...Map.groupBy(daysOff, ({ date }) => basisOf(calendar, date))].map(([basis, days]) => (
            <Table caption={basis} columns={[{ name: t.calendar.date }, { name: t.calendar.kind }, { name: t.calendar.name }]} rows={days.map(({ date, mark, why }) => [formatDay(t, date), t.calendar.marks[mark], why ?? ''])} />
          ))}
        </section>
      )}
      <section aria-labelledby="hours-title"><h2 id="hours-title">{t.calendar.hours}</h2><SummaryList facts={[{ name: t.calendar.hoursUsual, value: weekWords(t, calendar.week) }, ...hoursOf(frame, calendar, shown.year)]} /></section>
      <section aria-labelledby="rules-title">
        <h2 id="rules-title">{t.calendar.rules}</h2>
        <p>{t.calendar.lateReceipt[calendar.lateReceipt]} {t.calendar.jointLeave[calendar.jointLeave]}</p>
        <SummaryList facts={[{ name: t.calendar.basis, value: calendar.legalBasis.join('; ') }, { name: t.calendar.approvedBy, value: calendar.approvedBy }]} />
      </section>
      <Changes frame={frame} changes={changes} />
    </DeskPageFrame>
  )
}

function Changes({ frame: { t }, changes }: Pick<CalendarPageProps, 'frame' | 'changes'>) {
  return (
    <section aria-labelledby="changes-title">
      <h2 id="changes-title">{t.calendar.changes}</h2>
      {changes.length === 0 && <p>{t.calendar.none}</p>}
      <ul class="calendar-list">
        {changes.map((change) => <li><a href={paths.calendarChange(change.id)}>{changeWords(t, change)}</a> <Tag tone={change.state === 'approved' ? 'success' : 'plain'}>{t.calendar.states[change.state]}</Tag> <span class="quiet-text">{basisWords(t, change)}</span></li>)}
      </ul>
    </section>
  )
}

function hoursOf({ t }: Frame, { overrides }: Calendar, year: number) {
  return overrides.filter(({ from, to }) => Number(from.slice(0, 4)) <= year && year <= Number(to.slice(0, 4))).map(({ name, from, to, week }) => ({
    name: to === UNTIL_FURTHER_NOTICE ? t.calendar.hoursFrom(name, formatDay(t, from)) : t.calendar.hoursPeriod(name, formatDay(t, from), formatDay(t, to)), value: weekWords(t, week),
  }))
}

function basisOf({ daysOff, yearly }: Calendar, date: string): string {
  return daysOff.findLast((day) => day.date === date)?.basis ?? yearly.find(({ month, day }) => Number(date.slice(5, 7)) === month && Number(date.slice(8)) === day)?.basis ?? ''
}
