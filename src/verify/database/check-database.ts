// Goes through the database in one look: every event, row, text and file must be what was logged, and all that was logged must be there.
import pg from 'pg'
import { join } from 'node:path'
import type { Problems } from '../problem.ts'
import { checkEvents, EVENTS, type CheckedEvent } from './check-events.ts'
import { checkFacts } from './check-facts.ts'
import { checkFiles, checkWords, erasureOf, FILES, WORDS, type FileToCheck } from './check-sealed.ts'
import { checkStoredFiles } from './check-stored-files.ts'
import type { LoggedEntries } from './logged-entries.ts'
import { isBefore, rowsByReport, rowsOf } from './rows-of.ts'

/** What is wrong with the row of a report, by the events that lead to it; given by whoever knows what events mean. */
export type RowCheck = (reportId: string, events: readonly CheckedEvent[], row: Readonly<Record<string, unknown>>) => readonly string[]

export type DatabaseChecking = {
  readonly url: string
  readonly dataDir: string
  readonly entries: LoggedEntries
  readonly problems: Problems
  readonly checkRow: RowCheck
  /** Told how many events were looked at, now and then. */
  readonly progress?: (events: number) => void
}

const REPORTS = `select report_id, version, to_jsonb(r)::text from report r order by report_id`

type Group = { readonly id: string; readonly rows: readonly (readonly (string | null)[])[] }

export async function checkDatabase(checking: DatabaseChecking): Promise<{ readonly events: number }> {
  const clients = await sameLook(checking.url, 4)
  try {
    const [first, ...others] = clients as [pg.Client, pg.Client, pg.Client, pg.Client]
    await checkFacts(first, checking.entries, checking.problems)
    const done = await checkReports(checking, [first, ...others])
    await nameUnclaimed(first, checking)
    await checkStoredFiles(join(checking.dataDir, 'files'), done.files, checking.problems)
    return done
  } finally {
    await Promise.all(clients.map((client) => client.end()))
  }
}

/** Several connections that see the same moment. */
async function sameLook(url: string, count: number): Promise<readonly pg.Client[]> {
  const clients = Array.from({ length: count }, () => new pg.Client({ connectionString: url, application_name: 'tuntas-verify', options: '-c timezone=UTC -c cursor_tuple_fraction=1.0 -c jit=off' }))
  let snapshot: string | null = null
  for (const client of clients) {
    await client.connect()
    await client.query('begin isolation level repeatable read read only')
    if (snapshot === null) snapshot = (await client.query<{ id: string }>('select pg_export_snapshot() as id')).rows[0]?.id ?? ''
    else await client.query(`set transaction snapshot '${snapshot}'`)
  }
  return clients
}

async function checkReports({ entries, problems, checkRow, progress }: DatabaseChecking, [one, two, three, four]: readonly [pg.Client, pg.Client, pg.Client, pg.Client]): Promise<{ readonly events: number; readonly files: readonly FileToCheck[] }> {
  const files: FileToCheck[] = []
  let count = 0
  const sources = [rowsOf(one, 'events', EVENTS), rowsOf(two, 'words', WORDS), rowsOf(three, 'files', FILES), rowsOf(four, 'reports', REPORTS)].map((rows) => rowsByReport(rows))
  for await (const { id, parts: [eventRows = [], words = [], evidence = [], rows = []] } of together(sources)) {
    const events = checkEvents(id, eventRows, entries, problems)
    const before = count
    count += events.length
    if (Math.floor(before / 100_000) < Math.floor(count / 100_000)) progress?.(count)
    const erasure = erasureOf(events)
    checkWords(id, { events, rows: words, erasure }, problems)
    files.push(...checkFiles(id, { events, rows: evidence, erasure }, problems))
    checkReportRow(id, events, rows[0], checkRow, problems)
  }
  return { events: count, files }
}

function checkReportRow(id: string, events: readonly CheckedEvent[], row: readonly (string | null)[] | undefined, checkRow: RowCheck, problems: Problems): void {
  const where = `report ${id}`
  if (row === undefined) return problems.add('row-missing', where, `The row ${where} is gone, although events of it are there.`)
  if (events.length === 0) return problems.add('row-not-logged', where, `The row ${where} has no events: it was put in beside the product, or they were taken away.`)
  const last = events.at(-1)?.seq
  if (Number(row[1]) !== last) problems.add('row-changed', where, `The row ${where} has version ${row[1]}, its events lead to ${last}.`)
  for (const fault of checkRow(id, events, JSON.parse(row[2] ?? '{}') as Record<string, unknown>)) problems.add('row-changed', where, `The row ${where} is not what its events lead to: ${fault}.`)
}

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

/** Entries that nothing in the database says are its own: an event or a fact was deleted, or its place in the tree. */
async function nameUnclaimed(client: pg.Client, { entries, problems }: DatabaseChecking): Promise<void> {
  const places = entries.unclaimed()
  if (places.length === 0) return
  const { rows } = await client.query<{ leaf_index: string; report_id: string | null; seq: number | null; fact_id: string | null }>('select leaf_index, report_id, seq, fact_id from log_leaf where leaf_index = any($1::bigint[])', [places.slice(0, 10_000)])
  const known = new Map(rows.map((row) => [Number(row.leaf_index), row]))
  for (const place of places) {
    const row = known.get(place)
    const where = row === undefined ? `entry ${place}` : row.report_id === null ? `log_fact ${row.fact_id} (entry ${place})` : `report_event ${row.report_id}/${row.seq} (entry ${place})`
    problems.add(row === undefined ? 'place-missing' : row.report_id === null ? 'fact-missing' : 'event-missing', where, row === undefined ? `The database no longer knows what was logged as entry ${place}.` : `${where} was logged and is gone.`)
  }
}
