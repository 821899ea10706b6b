// For how long what is kept, by class, and by which regulation: for officers and for everybody.
import type { RetentionSchedule } from '../../report/erasure/retention.ts'
import type { Text } from '../../text/text.ts'
import { Notice } from './notice.tsx'
import { Table } from './table.tsx'

export function ScheduleTable({ t, schedule, caption }: { readonly t: Text; readonly schedule: RetentionSchedule; readonly caption: string }) {
  const words = t.destruction.schedule
  return (
    <>
      {schedule.basis === null ? <Notice t={t} tone="warning"><p>{words.own}</p></Notice> : <p>{words.basis(schedule.basis)}</p>}
      <Table caption={caption} captionHidden columns={[{ name: words.class }, { name: words.active }, { name: words.inactive }, { name: words.then }]} rows={rowsOf(t, schedule)} />
      <p class="hint">{words.note}</p>
    </>
  )
}

/** Classes that stand in several rows with the same time are one for people. */
function rowsOf(t: Text, { rows }: RetentionSchedule) {
  const words = t.destruction.schedule
  const shown = rows.map(({ name, active, inactive, then }) => [name[t.units.language], words.years(active), words.years(inactive), words.ends[then]])
  return shown.filter((row, index) => shown.findIndex((other) => other.join('\n') === row.join('\n')) === index)
}
