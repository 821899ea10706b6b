// Makes and writes one share of the past; several such processes work side by side.
import pg from 'pg'
import { publishedSop } from '../../src/app/published-sop.ts'
import { compileReference } from '../../src/app/reference.ts'
import { openDatabase } from '../../src/store/database.ts'
import { readReference } from '../../src/store/reference.ts'
import { openFileKeyManager } from '../../src/vault/file-key-manager.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import type { FinishedReport } from '../../src/app/finished-report.ts'
import { laidOut, lifeAgain } from './life-again.ts'
import { pastReport, type Past } from './past-report.ts'
import { seededRandom } from '../../src/app/demo/seeded-random.ts'
import { reportDraft } from './report-draft.ts'
import { writePast } from './write-past.ts'
import { writtenAt } from './written-at.ts'

export type PastShare = {
  readonly databaseUrl: string
  readonly keysDir: string
  readonly seed: number
  /** Of the whole past. */
  readonly count: number
  /** Epoch milliseconds. */
  readonly until: number
}

/** Reports `from` (included) to `to` (excluded) of the past. */
export type PastBatch = { readonly from: number; readonly to: number }

type Order = { readonly begin: PastShare } | { readonly batch: PastBatch }

let write: ((batch: PastBatch) => Promise<void>) | null = null

process.on('message', (order: Order) => {
  obey(order).then(
    () => process.send?.({ type: 'done' }),
    (error: unknown) => process.send?.({ type: 'failed', why: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => undefined) // Ctrl-C reaches the whole group; the rig ends us itself
process.send?.({ type: 'ready' })

async function obey(order: Order): Promise<void> {
  if ('begin' in order) write = await batchWriter(order.begin)
  else if (write === null) throw new Error('A batch came before the beginning.')
  else await write(order.batch)
}

async function batchWriter(share: PastShare): Promise<(batch: PastBatch) => Promise<void>> {
  const { databaseUrl, keysDir, until, seed, count } = share
  const past = await pastOf(databaseUrl, keysDir, until)
  const { government } = past
  const region = past.reference.units.find(({ id }) => id === government)?.region ?? ''
  const districts = past.reference.regionsIn(region).map(({ code }) => code)
  const agencies = past.reference.agenciesOf(government).map(({ id }) => String(id))
  const again = timesAgain(count)
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c synchronous_commit=off' })
  await client.connect()
  return async ({ from, to }) => {
    const random = seededRandom(seed * 1_000_003 + from)
    const reports: FinishedReport[] = []
    for (let index = from; index < to; index += again + 1) {
      const at = writtenAt({ index, count, until, random })
      const draftWith = (contactShare: number) => reportDraft(random, { districts, agencies, writtenAt: at, contactShare })
      const life = await pastReport({ ...past, random }, draftWith(0.8), at)
      const template = laidOut(life)
      const others = Math.min(again, to - index - 1)
      reports.push(life, ...Array.from({ length: others }, () => lifeAgain({ ...past, random }, template, draftWith(1))))
    }
    await writePast(client, reports)
  }
}

/** How often each life is lived again by other reports: a large past needs speed, a small one variety. */
function timesAgain(count: number): number {
  return Math.min(99, Math.floor(count / 400))
}

async function pastOf(url: string, keysDir: string, until: number): Promise<Omit<Past, 'random'>> {
  const database = openDatabase({ url, connections: 2, name: 'tuntas-bench', log: { warn: () => undefined } })
  const reference = compileReference(await readReference(database), publishedSop)
  await database.close()
  const government = reference.governments[0]
  if (government === undefined) throw new Error('There is no government to report to.')
  const clock = { now: Date.now }
  return { reference, government: government.id, keys: openFileKeyManager({ keysDir, clock }), secrets: loadServerSecrets(keysDir), until }
}
