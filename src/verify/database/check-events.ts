// Whether the events of one report are those that were logged, in their order, with no gap, and as old as they say.
import type { Problems } from '../problem.ts'
import { canonicalJson } from './canonical-json.ts'
import type { LoggedEntries } from './logged-entries.ts'
import { within, type Range } from './ranges.ts'
import type { Row } from './rows-of.ts'
import { bytesOf, saltedEntry } from './salted-entry.ts'
import { dateSentence, type SealingTimes } from './sealing-times.ts'

export type CheckedEvent = { readonly seq: number; /** Epoch milliseconds. */ readonly at: number; readonly kind: string; readonly body: Readonly<Record<string, unknown>>; /** It stands in the tree as it is here. */ readonly logged: boolean }

/** report_id, seq, milliseconds, kind, body, salt, place in the tree, commitment that waits. */
export function eventsIn(range: Range): string {
  return `select e.report_id, e.seq, (extract(epoch from e.at) * 1000)::bigint, e.kind, e.body::text, e.salt, l.leaf_index, p.commitment
    from report_event e left join log_leaf l on l.report_id = e.report_id and l.seq = e.seq and ${within('l.report_id', range)}
    left join leaf_pending p on p.report_id = e.report_id and p.seq = e.seq and ${within('p.report_id', range)}
    where ${within('e.report_id', range)} order by e.report_id, e.seq`
}

export type AgainstLog = { readonly entries: LoggedEntries; readonly times: SealingTimes; readonly problems: Problems }

export function checkEvents(id: string, rows: readonly Row[], log: AgainstLog): readonly CheckedEvent[] {
  return rows.map((row, index) => checkEvent(id, row, rows[index - 1], log))
}

function checkEvent(id: string, row: Row, before: Row | undefined, { entries, times, problems }: AgainstLog): CheckedEvent {
  const seq = Number(row[1])
  const [at, kind, text, place] = [Number(row[2]), row[3] ?? '', row[4] ?? '{}', row[6] ?? null]
  const body = JSON.parse(text) as CheckedEvent['body']
  const where = () => `report_event ${id}/${seq}${place === null ? '' : ` (entry ${place})`}`
  if (seq !== (before === undefined ? 1 : Number(before[1]) + 1)) problems.add('event-missing', `report_event ${id}/${seq - 1}`, `The event before ${where()} is gone.`)
  const entry = saltedEntry(row[5], `{"at":${at},"body":${canonicalJson(body)},"kind":${JSON.stringify(kind)},"reportId":"${id}","seq":${seq}}`)
  const claimed = place === null ? claimWaiting(row[7] ?? null, entry) : entries.claim(Number(place), entry)
  if (claimed === 'differs') problems.add('event-changed', where(), `${where()} is not what was logged: its content, kind, time, order or salt was changed.`)
  if (claimed === 'absent') problems.add('event-not-logged', where(), `${where()} was never logged: it was put in beside the product, or its place in the log was taken away.`)
  const logged = place !== null && claimed === 'same'
  const misdated = logged ? times.faultOf(Number(place), at) : null
  if (misdated !== null) problems.add(misdated.what, where(), dateSentence(where(), at, misdated))
  return { seq, at, kind, body, logged }
}

function claimWaiting(commitment: string | null, entry: Buffer): 'same' | 'differs' | 'absent' {
  if (commitment === null) return 'absent'
  return bytesOf(commitment).equals(entry) ? 'same' : 'differs'
}
