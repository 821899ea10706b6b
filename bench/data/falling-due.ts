// Reports whose clocks fall due within one minute: half of them wait to be verified, half for a reaction of their reporters.
import type pg from 'pg'
import { publishedSop } from '../../src/app/published-sop.ts'
import { compileReference } from '../../src/app/reference.ts'
import { finishedReport } from '../../src/app/finished-report.ts'
import { seededRandom } from '../../src/app/demo/seeded-random.ts'
import { openDatabase } from '../../src/store/database.ts'
import { readReference } from '../../src/store/reference.ts'
import { openFileKeyManager } from '../../src/vault/file-key-manager.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import { laidOut, lifeAgain, type LaidOut } from './life-again.ts'
import { mixedText } from './mixed-text.ts'
import { Life, type Past } from './past-life.ts'
import { teamOf } from './past-report.ts'
import { reportDraft, type ReportDraft } from './report-draft.ts'
import { writePast } from './write-past.ts'

const HOUR = 3_600_000
const BATCH = 1_000

export type FallingDue = { readonly databaseUrl: string; readonly keysDir: string; readonly count: number; readonly client: pg.Client }

/** Writes the reports as they came in an hour ago; nothing of them is due yet. */
export async function writeFallingDue({ databaseUrl, keysDir, count, client }: FallingDue): Promise<void> {
  const past = await presentOf(databaseUrl, keysDir)
  const draftOf = (): ReportDraft => reportDraft(past.random, { districts: [], agencies: [], writtenAt: past.until, contactShare: 1 })
  await client.query('set synchronous_commit = off')
  for (let from = 0; from < count; from += BATCH) {
    // Another second for each batch: the number of a report has room for some thousands in a second, not for all of these.
    const at = past.until - HOUR - from
    const templates = [await waitingToBeVerified(past, draftOf(), at), await waitingForReaction(past, draftOf(), at)]
    const batch = Array.from({ length: Math.min(BATCH, count - from) }, (_, index) => lifeAgain(past, templates[index % 2] as LaidOut, draftOf()))
    await writePast(client, batch)
  }
  await client.query('set synchronous_commit = on')
  await client.query('vacuum (analyze) report, deadline')
}

/**
 * Has one clock of each fall due within the minute that begins at `begin` (epoch milliseconds): the one that their owner
 * owes next. Returns how many.
 */
export async function letFallDue(client: pg.Client, begin: number): Promise<number> {
  await client.query(`create temporary table falling as
    select distinct on (report_id) report_id, clock_id, ${begin} + floor(random() * 60) * 1000 + 999 as due
    from deadline join report using (report_id)
    where report.received_at > now() - interval '2 hours' and struck_at is null and ended_at is null and kind in ('silence', 'step') and deadline.step in ('verifikasi', 'pantau')
    order by report_id, clock_id`)
  await client.query('create unique index on falling (report_id)')
  await client.query('analyze falling')
  await client.query(`update report set state = jsonb_set(state, '{clocks}',
      (select jsonb_agg(case when (clock ->> 'id')::int = clock_id then jsonb_set(clock, '{due}', to_jsonb(due)) else clock end) from jsonb_array_elements(state -> 'clocks') clock))
    from falling where report.report_id = falling.report_id`)
  const { rowCount } = await client.query(`update deadline set due_at = to_timestamp(due / 1000.0), wake_at = to_timestamp(due / 1000.0) from falling where deadline.report_id = falling.report_id and deadline.clock_id = falling.clock_id`)
  return rowCount ?? 0
}

async function presentOf(url: string, keysDir: string): Promise<Past> {
  const database = openDatabase({ url, connections: 2, name: 'tuntas-bench', log: { warn: () => undefined } })
  const reference = compileReference(await readReference(database), publishedSop)
  await database.close()
  const government = reference.governments[0]
  if (government === undefined) throw new Error('There is no government to report to.')
  const clock = { now: Date.now }
  return { reference, government: government.id, keys: openFileKeyManager({ keysDir, clock }), secrets: loadServerSecrets(keysDir), until: Date.now(), random: seededRandom(20_260_401) }
}

async function waitingToBeVerified(past: Past, draft: ReportDraft, at: number): Promise<LaidOut> {
  const life = new Life(past, at)
  await life.submit(draft)
  return laidOut(finishedReport(life.writes))
}

async function waitingForReaction(past: Past, draft: ReportDraft, at: number): Promise<LaidOut> {
  const life = new Life(past, at)
  await life.submit(draft)
  await life.waitUntil(at + HOUR / 2)
  const answered = await life.act(teamOf(past), 'jawab-langsung', { texts: { 'redaksi-jawaban': mixedText(past.random, 300) }, values: { 'hasil-verifikasi': 'memenuhi' } })
  if (!answered) throw new Error('A generated report could not be answered.')
  return laidOut(finishedReport(life.writes))
}
