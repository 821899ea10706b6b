// The rows of one report after everything that happened to it: what several writes to the same rows leave behind.
import type { ReportWrite } from '../store/report-write.ts'

export type FinishedReport = { -readonly [Rows in keyof ReportWrite]: ReportWrite[Rows] }

/** `writes` in the order in which they were committed; at least one. */
export function finishedReport(writes: readonly ReportWrite[]): FinishedReport {
  const last = writes.at(-1)
  if (last === undefined) throw new RangeError('A report without a write does not exist.')
  return {
    report: last.report,
    events: writes.flatMap(({ events }) => events),
    leaves: writes.flatMap(({ leaves }) => leaves),
    holdings: newest(writes.flatMap(({ holdings }) => holdings), (row) => row.holding_no),
    owed: owedAtLast(writes),
    owedNoMore: [],
    warnings: warnedAtLast(writes),
    warningsNoMore: [],
    deadlines: newest(writes.flatMap(({ deadlines }) => deadlines), (row) => row.clock_id),
    messages: writes.flatMap(({ messages }) => messages),
    outcomes: [], // nothing was sent
    wordings: writes.flatMap(({ wordings }) => wordings),
    masked: maskedAtLast(writes),
    places: [],
    numbers: numbersAtLast(writes),
    numbersNoMore: [],
    responses: responsesAtLast(writes),
    responsesNoMore: [],
    evidence: writes.flatMap(({ evidence }) => evidence),
    keys: writes.flatMap(({ keys }) => keys),
    identities: writes.flatMap(({ identities }) => identities),
  }
}

function owedAtLast(writes: readonly ReportWrite[]): ReportWrite['owed'] {
  const rows = new Map<string, ReportWrite['owed'][number]>()
  for (const { owed, owedNoMore } of writes) {
    for (const { step_no, seat } of owedNoMore) rows.delete(`${step_no} ${seat}`)
    for (const row of owed) rows.set(`${row.step_no} ${row.seat}`, row)
  }
  return [...rows.values()]
}

function warnedAtLast(writes: readonly ReportWrite[]): ReportWrite['warnings'] {
  const rows = new Map<string, ReportWrite['warnings'][number]>()
  for (const { warnings, warningsNoMore } of writes) {
    for (const { of_clock, unit_id, seat } of warningsNoMore) rows.delete(`${of_clock} ${unit_id} ${seat}`)
    for (const row of warnings) rows.set(`${row.of_clock} ${row.unit_id} ${row.seat}`, row)
  }
  return [...rows.values()]
}

function numbersAtLast(writes: readonly ReportWrite[]): ReportWrite['numbers'] {
  const rows = new Map<string, ReportWrite['numbers'][number]>()
  for (const { numbers, numbersNoMore } of writes) {
    for (const { holding_no, artefact } of numbersNoMore) rows.delete(`${holding_no} ${artefact}`)
    for (const row of numbers) rows.set(`${row.holding_no} ${row.artefact}`, row)
  }
  return [...rows.values()]
}

function responsesAtLast(writes: readonly ReportWrite[]): ReportWrite['responses'] {
  const undone = new Set(writes.flatMap(({ responsesNoMore }) => responsesNoMore.map(({ seq }) => seq)))
  return writes.flatMap(({ responses }) => responses).filter(({ seq }) => !undone.has(seq))
}

/** Where it was filed at last. */
function maskedAtLast(writes: readonly ReportWrite[]): ReportWrite['masked'] {
  const text = writes.findLast(({ masked }) => masked.length > 0)?.masked.at(-1)
  if (text === undefined) return []
  const moved = writes.slice(writes.findLastIndex(({ masked }) => masked.length > 0) + 1).findLast(({ places }) => places.length > 0)
  return [{ ...text, ...moved?.places[0] }]
}

function newest<Row>(rows: readonly Row[], number: (row: Row) => number | string): Row[] {
  return [...new Map(rows.map((row) => [number(row), row])).values()]
}
