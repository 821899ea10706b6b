// A migrated database with the demonstration's government in it, and the product's own write path onto it.
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { currentReference } from '../../src/app/current-reference.ts'
import type { Handling } from '../../src/app/handle.ts'
import type { Clock } from '../../src/app/ports.ts'
import { prepareDatabase } from '../../src/app/prepare-database.ts'
import type { UnitsRead } from '../../src/app/publish-units.ts'
import { publishedSop } from '../../src/app/published-sop.ts'
import type { Submission, Taking } from '../../src/app/submit-report.ts'
import { writePath } from '../../src/app/write-path.ts'
import { processLog } from '../../src/process-log.ts'
import { newSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import { openDatabase, type Database } from '../../src/store/database.ts'
import { openFileKeyManager } from '../../src/vault/file-key-manager.ts'
import { newReportKey } from '../../src/vault/report-key.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import { testDatabase } from '../database.ts'

export type Prepared = {
  /** As the restricted role. */
  readonly appUrl: string
  /** Holds the keys. */
  readonly dataDir: string
  readonly database: Database
  /** As the owner, for looking at rows and for bending them. */
  readonly owner: pg.Pool
  /** Moved by the test. */
  readonly clock: { now: Clock['now'] }
  readonly handling: Handling
  readonly taking: Taking
  /** A complaint to the demonstration's government, under a key of its own. */
  /** Lines of the log, warnings and worse. */
  readonly logged: readonly string[]
  readonly submission: (change?: Partial<Submission>) => Submission
  readonly close: () => Promise<void>
}

/** `sends` are the channels that messages go out by; `units` stand in the place of the demonstration's. */
export async function prepared({ sends = [], units }: { readonly sends?: readonly 'email'[]; readonly units?: UnitsRead } = {}): Promise<Prepared> {
  const { appUrl, ownerUrl, close } = await testDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'store-test-'))
  await prepareDatabase({ ownerUrl, keysDir: join(folder, 'keys'), demo: true, governments: ['rembang'], ...(units && { demoFiles: Promise.resolve({ units, officers: null }) }) })
  const logged: string[] = []
  const log = processLog({ name: 'test', level: 'warn', sink: { write: (line) => void logged.push(line) } })
  const database = openDatabase({ url: appUrl, connections: 8, name: 'test', log })
  const reference = await currentReference(database, publishedSop, sends)
  const clock: Prepared['clock'] = { now: Date.now }
  const handling = writePath({ database, reference, clock: { now: () => clock.now() }, batch: true, log })
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  owner.on('error', () => undefined) // the database is dropped while connections idle
  return {
    appUrl, dataDir: folder, database, owner, clock, handling, logged,
    taking: { handling, keys: openFileKeyManager({ keysDir: join(folder, 'keys'), clock }), secrets: loadServerSecrets(join(folder, 'keys')) },
    submission: (change = {}) => complaint(reference.get().governments[0]?.id ?? 0, clock.now(), change),
    close: async () => {
      await database.close()
      await owner.end()
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function complaint(government: number, now: number, change: Partial<Submission>): Submission {
  return {
    channel: 'web', classification: 'complaint', government, agencyWished: null, region: null, occurredOn: null, anonymous: false, secret: false,
    submissionKey: newSubmissionKey(now, randomBytes(16)), key: newReportKey(),
    words: { title: 'Jalan berlubang', description: 'Di depan pasar.', place: '', village: '', time: '', hope: '' },
    identity: { name: 'Siti', phone: '081234567890', email: '', address: '' }, evidence: [], ...change,
  }
}

/** What the commit would have been given: decided and projected, but not written. */
export async function writesOf({ taking }: Pick<Prepared, 'taking'>, act: (taking: Taking) => Promise<unknown>): Promise<Parameters<Handling['commit']>[0][]> {
  const writes: Parameters<Handling['commit']>[0][] = []
  const commit: Handling['commit'] = (write) => {
    writes.push(write)
    return Promise.resolve(true)
  }
  await act({ ...taking, handling: { ...taking.handling, commit } })
  return writes
}
