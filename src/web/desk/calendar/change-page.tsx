// One change of a calendar: what, on which basis, which dates would move, and the second person's decision.
import type { CalendarChange } from '../../../store/calendar-changes.ts'
import type { Progress } from '../../../store/calendar-judgements.ts'
import { formatDateTime, formatNumber, type Zone } from '../../../text/format.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import type { FieldError } from '../../ui/field-error.ts'
import type { Frame } from '../../ui/frame.ts'
import { Notice } from '../../ui/notice.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { DeskPageFrame } from '../desk-page-frame.tsx'
import { amendmentWords, basisWords } from './amendment-words.ts'

/** A time that moves; the report's number where this officer may see it. */
export type MovedShown = { readonly number: string | null; readonly what: string; readonly unit: string; readonly was: string; readonly becomes: string }

export type ChangePageProps = {
  readonly frame: Frame
  readonly change: CalendarChange
  readonly calendar: { readonly id: string; readonly name: string }
  readonly progress: Progress | null
  /** A page of the times that move, the soonest first. */
  readonly moves: { readonly rows: readonly MovedShown[]; readonly from: number; /** How many are kept to be looked at. */ readonly kept: number; readonly newer: string | null; readonly older: string | null }
  /** Names of who proposed and who decided. */
  readonly proposer: string
  readonly decider: string | null
  readonly scope: string
  readonly zone: Zone
  readonly may: { readonly decide: boolean; readonly withdraw: boolean; readonly why: string | null }
  readonly errors: readonly FieldError[]
  readonly done: string | undefined
}

export function ChangePage(props: ChangePageProps) {
  const { frame, change, calendar, proposer, decider, scope, zone, errors, done } = props
  const { t } = frame
  const when = (at: number | null) => (at === null ? '' : formatDateTime(t, at, zone))
  return (
    <DeskPageFrame frame={frame} title={t.calendar.change(String(change.id))} crumbs={[{ href: paths.calendars, label: t.calendar.title }, { href: paths.calendar(calendar.id), label: calendar.name }]} errors={errors} done={done} wide>
      <p><Tag tone={change.state === 'approved' ? 'success' : change.state === 'proposed' ? 'warning' : 'plain'}>{t.calendar.states[change.state]}</Tag></p>
      <ul>{change.basisKind === 'file' ? <li>{t.calendar.newList}</li> : amendmentWords(t, change.amendment).map((words) => <li>{words}</li>)}</ul>
      <SummaryList facts={[
        { name: t.calendar.basis, value: basisWords(t, change) },
        ...(change.reason === '' ? [] : [{ name: t.calendar.reason, value: change.reason }]),
        { name: t.calendar.scope, value: scope },
        { name: t.calendar.proposedBy, value: `${proposer}, ${when(change.proposedAt)}` },
        ...(decider === null ? [] : [{ name: t.calendar.decidedBy, value: `${decider}, ${when(change.decidedAt)}${change.remark === null ? '' : `: ${change.remark}`}` }]),
      ]} />
      {change.basisKind !== 'file' && <Moves {...props} />}
      {change.state === 'approved' && <Judged {...props} />}
      {change.state === 'proposed' && <Deciding {...props} />}
    </DeskPageFrame>
  )
}

function Moves({ frame: { t }, progress, moves, zone, change }: ChangePageProps) {
  const foreseen = progress?.foreseen ?? null
  const n = (value: number) => formatNumber(t, value)
  if (change.state === 'proposed' && (foreseen === null || progress?.foreseenAt === null)) return <section aria-labelledby="moves-title"><h2 id="moves-title">{t.calendar.moves}</h2><Notice t={t}><p>{t.calendar.counting}</p></Notice></section>
  if (foreseen === null) return null
  return (
    <section aria-labelledby="moves-title">
      <h2 id="moves-title">{t.calendar.moves}</h2>
      <p><strong>{foreseen.moved === 0 ? t.calendar.foreseenNone : t.calendar.foreseen(n(foreseen.moved), n(foreseen.reports))}</strong> {foreseen.settled > 0 && t.calendar.foreseenSettled(n(foreseen.settled))}</p>
      <p class="hint">{t.calendar.foreseenOf(n(foreseen.judged), progress?.foreseenAt == null ? '' : formatDateTime(t, progress.foreseenAt, zone))}</p>
      <p>{t.calendar.breaches}</p>
      {foreseen.byDays.length > 0 && <Table caption={t.calendar.byDays} columns={[{ name: t.calendar.byDays }, { name: t.calendar.times, numeric: true }]} rows={foreseen.byDays.map(({ days, times }) => [t.calendar.days(days), n(times)])} />}
      {moves.rows.length > 0 && (
        <Table caption={t.calendar.movesOf(n(moves.from + 1), n(moves.from + moves.rows.length), n(foreseen.moved))} columns={[{ name: t.calendar.report }, { name: t.calendar.times }, { name: t.calendar.was }, { name: t.calendar.becomes }]}
          rows={moves.rows.map(({ number, what, unit, was, becomes }) => [number === null ? t.calendar.hiddenReport : <a href={paths.deskReport(number)}>{number}</a>, unit === '' ? what : `${what}, ${unit}`, was, becomes])} />
      )}
      <Pagination t={t} newer={moves.newer} older={moves.older} words={t.worklist} />
      {moves.kept > 0 && moves.kept < foreseen.moved && <p class="hint">{t.calendar.movesKept(n(moves.kept))}</p>}
    </section>
  )
}

function Judged({ frame: { t }, progress, zone }: ChangePageProps) {
  if (progress === null) return null
  const moved = formatNumber(t, progress.moved)
  return progress.finishedAt === null
    ? <Notice t={t}><p role="status">{t.calendar.progress(formatNumber(t, progress.judged), moved)} {t.calendar.counting}</p></Notice>
    : <Notice t={t} tone="success"><p>{t.calendar.finished(moved, formatDateTime(t, progress.finishedAt, zone))}</p></Notice>
}

function Deciding({ frame: { t }, change, progress, may }: ChangePageProps) {
  const ready = progress?.foreseenAt != null
  return (
    <section class="panel" aria-labelledby="decide-title">
      <h2 id="decide-title">{t.calendar.decide}</h2>
      {may.why !== null && <p>{may.why}</p>}
      <form method="post" action={paths.calendarChange(change.id)}>
        {may.decide && <TextField t={t} name="remark" label={t.calendar.remark} value="" maxlength={300} />}
        <div class="actions">
          {may.decide && ready && <Button look="main" name="do" value="approve" icon="check">{t.calendar.approve}</Button>}
          {may.decide && <Button name="do" value="refuse">{t.calendar.refuse}</Button>}
          {may.withdraw && <Button name="do" value="withdraw">{t.calendar.withdraw}</Button>}
          {(may.decide || may.withdraw) && ready && <Button look="quiet" name="do" value="anew">{t.calendar.countAgain}</Button>}
        </div>
      </form>
    </section>
  )
}
