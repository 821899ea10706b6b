// Goes through the reports of a range: every event, row, text and file of theirs must be what was logged.
import type pg from 'pg'
import { checkEvents, eventsIn, type AgainstLog, type CheckedEvent } from './check-events.ts'
import { checkFiles, checkWords, erasureOf, filesIn, wordsIn } from './check-sealed.ts'
import { checkStoredFiles } from './check-stored-files.ts'
import { within, type Range } from './ranges.ts'
import { isBefore, rowsByReport, rowsOf, type Row } from './rows-of.ts'

/** What is wrong with the row of a report, by the events that lead to it; given by whoever knows what events mean. */
export type RowCheck = (reportId: string, events: readonly CheckedEvent[], row: Readonly<Record<string, unknown>>) => readonly string[]

export type RangeChecking = AgainstLog & {
  /** `CONNECTIONS` of the same look. */
  readonly clients: readonly pg.Client[]
  /** Where the files of reports lie. */
  readonly folder: string
  readonly checkRow: RowCheck
}

/** Returns how many events there are. */
export async function checkRange(checking: RangeChecking, range: Range): Promise<number> {
  const { clients, folder, problems } = checking
  const asked = [['events', eventsIn(range)], ['words', wordsIn(range)], ['files', filesIn(range)], ['reports', reportsIn(range)]] as const
  let count = 0
  for await (const { id, parts: [eventRows = [], words = [], evidence = [], rows = []] } of together(asked.map(([name, query], index) => rowsByReport(rowsOf(clients[index] as pg.Client, name, query))))) {
    const events = checkEvents(id, eventRows, checking)
    count += events.length
    const erasure = erasureOf(events)
    checkWords(id, { events, rows: words, erasure }, problems)
    await checkStoredFiles(folder, checkFiles(id, { events, rows: evidence, erasure }, problems), problems)
    checkReportRow(id, events, rows[0], checking)
  }
  return count
}

function reportsIn(range: Range): string {
  return `select report_id, version, to_jsonb(r)::text from report r where ${within('report_id', range)} order by report_id`
}

function checkReportRow(id: string, events: readonly CheckedEvent[], row: Row | undefined, { checkRow, problems }: RangeChecking): void {
  const where = `report ${id}`
  if (row === undefined) return problems.add('row-missing', where, `The row ${where} is gone, although events of it are there.`)
  if (events.length === 0) return problems.add('row-not-logged', where, `The row ${where} has no events: it was put in beside the product, or they were taken away.`)
  const last = events.at(-1)?.seq
  if (Number(row[1]) !== last) problems.add('row-changed', where, `The row ${where} has version ${row[1]}, its events lead to ${last}.`)
  for (const fault of checkRow(id, events, JSON.parse(row[2] ?? '{}') as Record<string, unknown>)) problems.add('row-changed', where, `The row ${where} is not what its events lead to: ${fault}.`)
}

type Group = { readonly id: string; readonly rows: readonly Row[] }

/** Groups of the same report from each source, in the order of the reports. */
async function* together(sources: readonly AsyncGenerator<Group>[]): AsyncGenerator<{ readonly id: string; readonly parts: readonly Group['rows'][] }> {
  const next = await Promise.all(sources.map((source) => source.next()))
  for (;;) {
    const ids = next.flatMap(({ done, value }) => (done === true ? [] : [(value as Group).id]))
    const [first, ...others] = ids
    if (first === undefined) return
    const id = others.reduce((least, one) => (isBefore(one, least) ? one : least), first)
    const parts: Group['rows'][] = []
    for (const [index, source] of sources.entries()) {
      const group = next[index]?.done === true ? undefined : (next[index]?.value as Group)
      parts.push(group?.id === id ? group.rows : [])
      if (group?.id === id) next[index] = await source.next()
    }
    yield { id, parts }
  }
}
