// Several changes of one report, decided one upon the other, as one: written together, all or none.
import type { ReportWrite } from '../store/report-write.ts'

/** In the order in which they were decided. The last row of each key stands; what was added and taken away again is taken away. */
export function mergedWrite([first, ...others]: readonly [ReportWrite, ...ReportWrite[]]): ReportWrite {
  return others.reduce(both, first)
}

function both(one: ReportWrite, next: ReportWrite): ReportWrite {
  const owed = new Set(next.owed.map(owedKey))
  const owedNoMore = new Set(next.owedNoMore.map(owedKey))
  const [warned, warnedNoMore] = [new Set(next.warnings.map(warningKey)), new Set(next.warningsNoMore.map(warningKey))]
  const [numbered, numbersNoMore] = [new Set(next.numbers.map(numberKey)), new Set(next.numbersNoMore.map(numberKey))]
  const undone = new Set(next.responsesNoMore.map(({ seq }) => seq))
  return {
    report: { ...next.report, previous_version: one.report.previous_version },
    events: [...one.events, ...next.events],
    leaves: [...one.leaves, ...next.leaves],
    holdings: last(one.holdings, next.holdings, (row) => row.holding_no),
    owed: [...one.owed.filter((row) => !owed.has(owedKey(row)) && !owedNoMore.has(owedKey(row))), ...next.owed],
    owedNoMore: [...one.owedNoMore.filter((row) => !owed.has(owedKey(row)) && !owedNoMore.has(owedKey(row))), ...next.owedNoMore],
    warnings: [...one.warnings.filter((row) => !warned.has(warningKey(row)) && !warnedNoMore.has(warningKey(row))), ...next.warnings],
    warningsNoMore: [...one.warningsNoMore.filter((row) => !warned.has(warningKey(row)) && !warnedNoMore.has(warningKey(row))), ...next.warningsNoMore],
    deadlines: last(one.deadlines, next.deadlines, (row) => row.clock_id),
    messages: [...one.messages, ...next.messages],
    outcomes: [...one.outcomes, ...next.outcomes],
    wordings: [...one.wordings, ...next.wordings],
    masked: last(one.masked, next.masked, () => 0),
    places: last(one.places, next.places, () => 0),
    numbers: [...one.numbers.filter((row) => !numbered.has(numberKey(row)) && !numbersNoMore.has(numberKey(row))), ...next.numbers],
    numbersNoMore: [...one.numbersNoMore.filter((row) => !numbered.has(numberKey(row)) && !numbersNoMore.has(numberKey(row))), ...next.numbersNoMore],
    responses: [...one.responses.filter(({ seq }) => !undone.has(seq)), ...next.responses],
    responsesNoMore: [...one.responsesNoMore, ...next.responsesNoMore],
    evidence: [...one.evidence, ...next.evidence],
    keys: [...one.keys, ...next.keys],
    identities: [...one.identities, ...next.identities],
  }
}

function last<Row>(one: readonly Row[], next: readonly Row[], key: (row: Row) => number | string): readonly Row[] {
  return [...new Map([...one, ...next].map((row) => [key(row), row])).values()]
}

function owedKey({ step_no, seat }: { readonly step_no: number; readonly seat: string }): string {
  return `${step_no} ${seat}`
}

function numberKey({ holding_no, artefact }: { readonly holding_no: number; readonly artefact: string }): string {
  return `${holding_no} ${artefact}`
}

function warningKey({ of_clock, unit_id, seat }: { readonly of_clock: number; readonly unit_id: number; readonly seat: string }): string {
  return `${of_clock} ${unit_id} ${seat}`
}
