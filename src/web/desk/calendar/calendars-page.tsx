// The working calendars that an officer's government counts by, the others, and what waits for a decision.
import type { CalendarChange } from '../../../store/calendar-changes.ts'
import { formatNumber } from '../../../text/format.ts'
import { paths } from '../../paths.ts'
import type { Frame } from '../../ui/frame.ts'
import { Tag } from '../../ui/tag.tsx'
import { DeskPageFrame } from '../desk-page-frame.tsx'
import { basisWords, changeWords } from './amendment-words.ts'

export type CalendarListed = { readonly id: string; readonly name: string; readonly zone: string; readonly version: number; readonly kind: 'national' | 'regional' | 'office'; readonly units: number; readonly decreed: readonly number[] }

export type CalendarsPageProps = { readonly frame: Frame; readonly ours: readonly CalendarListed[]; readonly others: readonly CalendarListed[]; readonly waiting: readonly CalendarChange[] }

export function CalendarsPage({ frame, ours, others, waiting }: CalendarsPageProps) {
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.calendar.title} lead={t.calendar.lead} wide>
      {waiting.length > 0 && (
        <section class="panel" aria-labelledby="waiting-title">
          <h2 id="waiting-title">{t.calendar.waiting}</h2>
          <ul class="calendar-list">{waiting.map((change) => <li><a href={paths.calendarChange(change.id)}>{changeWords(t, change)}</a> <span class="quiet-text">{basisWords(t, change)}</span></li>)}</ul>
        </section>
      )}
      <Calendars frame={frame} title={t.calendar.ours} id="ours" calendars={ours} />
      <Calendars frame={frame} title={t.calendar.others} id="others" calendars={others} />
    </DeskPageFrame>
  )
}

function Calendars({ frame: { t }, title, id, calendars }: { readonly frame: Frame; readonly title: string; readonly id: string; readonly calendars: readonly CalendarListed[] }) {
  return (
    <section class="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {calendars.length === 0 && <p>{t.calendar.none}</p>}
      <ul class="calendar-list">
        {calendars.map(({ id: calendar, name, zone, version, kind, units, decreed }) => (
          <li>
            <a href={paths.calendar(calendar)}>{name}</a>
            <Tag tone={kind === 'regional' ? 'info' : 'plain'}>{t.calendar.kinds[kind]}</Tag>
            <span class="quiet-text">{zone}, {t.calendar.version(String(version))}{decreed.length > 0 ? `, ${Math.min(...decreed)}–${Math.max(...decreed)}` : ''}{units > 0 ? `. ${t.calendar.usedBy(formatNumber(t, units))}` : ''}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
