// Events without a gap; the row is what they add up to; every event has its commitment.
import { commitment } from '../../src/log/commitment.ts'
import { fold } from '../../src/report/fold.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import { eventOf } from './decisions.ts'
import { differences, isSame } from './same.ts'
import type { StoredReport } from './stored-report.ts'

export function historyProblems(stored: StoredReport): string[] {
  const { report, events } = stored
  const gaps = events.filter(({ seq }, index) => seq !== index + 1)
  if (gaps.length > 0 || events.length === 0) return [`its events are numbered ${events.map(({ seq }) => seq).join(', ')}`]
  const state = fold(events.map((row) => ({ event: eventOf(row), seq: row.seq, at: row.at, reportId: row.report_id as ReportId })))
  if (state === null) return ['its events lead to no report']
  const keys = events.flatMap(({ command_key }) => command_key ?? [])
  return [
    ...(report.version === events.length ? [] : [`its version is ${report.version} and it has ${events.length} events`]),
    ...(isSame(report.state, state) ? [] : ['its state is not what its events add up to']),
    ...(new Set(keys).size === keys.length ? [] : ['a command was carried out twice']),
    ...said('its row', differences(columnsOf(state), report)),
    ...leafProblems(stored),
  ]
}

/** Written down here once more, so that a slip in the product's own mapping shows. */
function columnsOf(state: NonNullable<ReturnType<typeof fold>>): object {
  const dues = state.clocks.filter(({ pausedSince, kind }) => pausedSince === null && !['silence-warning', 'consent-reminder'].includes(kind)).map(({ due }) => due)
  return {
    version: state.version, government: state.government, watcher: state.watcher, open: state.open, outcome: state.outcome,
    classification: state.classification, nature: state.nature, channel: state.channel, anonymous: state.anonymous, secret: state.secret,
    region_code: state.region, received_at: state.receivedAt, closed_at: state.closedAt, next_due_at: dues.length === 0 ? null : Math.min(...dues),
  }
}

function leafProblems({ events, leaves }: StoredReport): string[] {
  if (!isSame(leaves.map(({ seq }) => seq), events.map(({ seq }) => seq))) return [`its commitments are numbered ${leaves.map(({ seq }) => seq).join(', ')}`]
  return events.flatMap(({ report_id, seq, at, kind, body, salt }, index) => {
    const expected = Buffer.from(commitment(salt, { reportId: report_id, seq, at, kind, body: body as object }))
    return leaves[index]?.commitment.equals(expected) === true ? [] : [`the commitment to event ${seq} is another`]
  })
}

function said(what: string, fault: string): string[] {
  return fault === '' ? [] : [`${what}: ${fault}`]
}
