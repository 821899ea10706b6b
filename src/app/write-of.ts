// What one decision about a report writes: its events with their places in its history, and every row that follows from them.
import type { ReportEvent } from '../report/event.ts'
import { evolve } from '../report/evolve.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { ReportState } from '../report/state.ts'
import { tell } from '../report/messages/tell.ts'
import type { World } from '../report/world.ts'
import type { ReportWrite } from '../store/report-write.ts'
import { pooledRandom } from '../vault/pooled-random.ts'
import type { Content, SentCommand } from './handle.ts'
import { maskedRows } from './masked-text.ts'
import { changedNumbers } from './number-rows.ts'
import { changedOwed } from './owed-rows.ts'
import { projection, type Identification, type NumberedEvent } from './projection.ts'
import { newResponses } from './response-rows.ts'
import { changedWarnings } from './warning-rows.ts'

export type Decided = {
  readonly world: World
  readonly before: ReportState | null
  readonly reportId: ReportId
  readonly events: readonly ReportEvent[]
  readonly identification: Identification
  readonly content: Content
  readonly command?: SentCommand
}

export function writeOf({ world, before, reportId, events: happened, identification, content, command }: Decided): { readonly after: ReportState; readonly write: ReportWrite } {
  const events = numbered(happened, before, world.now, command)
  const after = events.reduce<ReportState | null>((state, { event, seq, at }) => evolve(state, event, { seq, at, reportId }), before)
  if (after === null) throw new Error('A decision without events leaves no report.')
  const rows = projection({ before, after, events, tellings: tell(world, before, after, happened), identification, now: world.now, zone: world.calendarOf(after.government).zone })
  return {
    after,
    write: { ...rows, ...content, ...changedOwed(world, before, after), ...changedWarnings(before, after), ...changedNumbers(world, before, after), ...newResponses(before, after, events), ...maskedRows(world, before, after, content.masked ?? []) },
  }
}

function numbered(events: readonly ReportEvent[], before: ReportState | null, at: number, command: SentCommand | undefined): NumberedEvent[] {
  return events.map((event, index) => ({
    event,
    seq: (before?.version ?? 0) + index + 1,
    at,
    salt: pooledRandom(16),
    commandKey: index === 0 ? (command?.key ?? null) : null,
    commandDigest: index === 0 ? (command?.digest ?? null) : null,
  }))
}
