// Many open reports at once: a few hundred lives that are not over yet, each copied by the database under other numbers.
// What is copied has no words: who measures with it opens none.
import pg from 'pg'
import { publishedSop } from '../../src/app/published-sop.ts'
import { compileReference } from '../../src/app/reference.ts'
import { seededRandom } from '../../src/app/demo/seeded-random.ts'
import type { FinishedReport } from '../../src/app/finished-report.ts'
import { openDatabase } from '../../src/store/database.ts'
import { readReference } from '../../src/store/reference.ts'
import { openFileKeyManager } from '../../src/vault/file-key-manager.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import { pastReport } from './past-report.ts'
import { reportDraft } from './report-draft.ts'
import { writePast } from './write-past.ts'

export type OpenReports = { readonly databaseUrl: string; readonly keysDir: string; /** Open times that are wanted, at least. */ readonly times: number; readonly say: (words: string) => void }

const DAY = 86_400_000
const LIVES = 400
/** Lives that began within so many days have the longest times still before them. */
const DAYS = 25
/** Copies of one life differ in the last bits of their number. */
const MOST_COPIES = 1 << 14

/** Returns how many open times there are now. */
export async function writeOpenReports({ databaseUrl, keysDir, times, say }: OpenReports): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c synchronous_commit=off' })
  await client.connect()
  try {
    const lives = await openLives(databaseUrl, keysDir)
    await writePast(client, lives)
    const each = lives.reduce((sum, { report }) => sum + report.state.clocks.length, 0)
    const copies = Math.min(MOST_COPIES - 1, Math.ceil(times / each))
    say(`Copying ${lives.length} open reports ${copies} times`)
    for (const statement of copying(lives.map(({ report }) => report.report_id), copies)) await client.query(statement)
    await client.query('vacuum (analyze)')
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from deadline where struck_at is null and ended_at is null and paused_since is null')
    return rows[0]?.n ?? 0
  } finally {
    await client.end()
  }
}

async function openLives(url: string, keysDir: string): Promise<readonly FinishedReport[]> {
  const database = openDatabase({ url, connections: 2, name: 'tuntas-bench', log: { warn: () => undefined } })
  const reference = compileReference(await readReference(database), publishedSop)
  await database.close()
  const [government] = reference.governments
  if (government === undefined) throw new Error('There is no government to report to.')
  const random = seededRandom(20_261_101)
  const [until, districts] = [Date.now(), reference.regionsIn(government.region ?? '').map(({ code }) => code)]
  const past = { reference, government: government.id, keys: openFileKeyManager({ keysDir, clock: { now: Date.now } }), secrets: loadServerSecrets(keysDir), until, random }
  const agencies = reference.agenciesOf(government.id).map(({ id }) => String(id))
  const lives: FinishedReport[] = []
  for (let index = 0; lives.length < LIVES; index += 1) {
    const at = until - Math.floor((((index * 7919) % 4096) / 4096) * DAYS * DAY) - 1000
    const life = await pastReport(past, reportDraft(random, { districts, agencies, writtenAt: at, contactShare: 0.8 }), at)
    if (life.report.open) lives.push(life)
  }
  return lives
}

/** Every row of a copy is its life's, but for the number; the state says the number too. */
function copying(ids: readonly string[], copies: number): readonly string[] {
  const wanted = `report_id in (${ids.join(',')})`
  const other = `(report_id / ${MOST_COPIES}) * ${MOST_COPIES} + (report_id + copy) % ${MOST_COPIES}`
  const table = (name: string, change: Readonly<Record<string, string>> = {}) => ({ name, change })
  return [
    table('report', { state: `jsonb_set(state, '{reportId}', to_jsonb((${other})::text))` }), table('report_event'), table('leaf_pending'), table('holding'), table('owed_step'), table('deadline'), table('masked_text'),
  ].map(({ name, change }) => `do $$ begin execute (select format('insert into ${name} (report_id, %s) select ${other.replaceAll('%', '%%')}, %s from ${name} cross join generate_series(1, ${copies}) copy where ${wanted} on conflict do nothing',
      string_agg(quote_ident(attname), ', ' order by attnum), string_agg(${cases(change)}, ', ' order by attnum))
    from pg_attribute where attrelid = '${name}'::regclass and attnum > 0 and not attisdropped and attname <> 'report_id' and attgenerated = ''); end $$`)
}

function cases(change: Readonly<Record<string, string>>): string {
  return Object.entries(change).reduce((otherwise, [column, value]) => `case when attname = '${column}' then $v$${value}$v$ else ${otherwise} end`, 'quote_ident(attname)')
}
