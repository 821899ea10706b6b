// Whether the events of one report are those that were logged, in their order, with no gap.
import { hash } from 'node:crypto'
import type { Problems } from '../problem.ts'
import { canonicalJson } from './canonical-json.ts'
import type { LoggedEntries } from './logged-entries.ts'

export type CheckedEvent = { readonly seq: number; /** Epoch milliseconds. */ readonly at: number; readonly kind: string; readonly body: Readonly<Record<string, unknown>>; /** It stands in the tree as it is here. */ readonly logged: boolean }

/** report_id, seq, milliseconds, kind, body, salt, place in the tree, commitment that waits. */
export const EVENTS = `select e.report_id, e.seq, (extract(epoch from e.at) * 1000)::bigint, e.kind, e.body::text, e.salt, l.leaf_index, p.commitment
  from report_event e left join log_leaf l on l.report_id = e.report_id and l.seq = e.seq left join leaf_pending p on p.report_id = e.report_id and p.seq = e.seq
  order by e.report_id, e.seq`

type Row = readonly (string | null)[]

export function checkEvents(id: string, rows: readonly Row[], entries: LoggedEntries, problems: Problems): readonly CheckedEvent[] {
  return rows.map((row, index) => {
    const event = eventOf(row)
    const place = row[6] ?? null
    const where = () => `report_event ${id}/${event.seq}${place === null ? '' : ` (entry ${place})`}`
    if (event.seq !== index + 1 && (index === 0 || event.seq !== Number(rows[index - 1]?.[1]) + 1)) problems.add('event-missing', `report_event ${id}/${event.seq - 1}`, `The event before ${where()} is gone.`)
    const entry = hash('sha256', Buffer.concat([bytesOf(row[5]), Buffer.from(contentOf(id, event))]), 'buffer')
    const claimed = place === null ? claimWaiting(row[7] ?? null, entry) : entries.claim(Number(place), entry)
    if (claimed === 'differs') problems.add('event-changed', where(), `${where()} is not what was logged: its content, kind, time, order or salt was changed.`)
    if (claimed === 'absent') problems.add('event-not-logged', where(), `${where()} was never logged: it was put in beside the product, or its place in the log was taken away.`)
    return { ...event, logged: place !== null && claimed === 'same' }
  })
}

function eventOf(row: Row): Omit<CheckedEvent, 'logged'> {
  return { seq: Number(row[1]), at: Number(row[2]), kind: row[3] ?? '', body: JSON.parse(row[4] ?? '{}') as CheckedEvent['body'] }
}

/** Members in the order of their names. */
function contentOf(reportId: string, { seq, at, kind, body }: Omit<CheckedEvent, 'logged'>): string {
  return `{"at":${at},"body":${canonicalJson(body)},"kind":${JSON.stringify(kind)},"reportId":${JSON.stringify(reportId)},"seq":${seq}}`
}

function claimWaiting(commitment: string | null, entry: Buffer): 'same' | 'differs' | 'absent' {
  if (commitment === null) return 'absent'
  return bytesOf(commitment).equals(entry) ? 'same' : 'differs'
}

export function bytesOf(text: string | null | undefined): Buffer {
  return Buffer.from((text ?? '').slice(2), 'hex')
}
