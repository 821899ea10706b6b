// A database with reports, a sealer whose clock the test holds, and what `tuntas` says about both.
import { join } from 'node:path'
import { addReply } from '../../src/app/add-reply.ts'
import { sealLog, type Sealing } from '../../src/app/log/seal-log.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { verifyCommand } from '../../src/cli/verify.ts'
import { openLogMemory } from '../../src/vault/log-memory.ts'
import { openLogSigning } from '../../src/vault/log-signing.ts'
import { prepared, type Prepared } from '../store/prepared.ts'
import { openSealer } from './sealer.ts'

export type Verified = { readonly status: number; readonly log: { readonly ok: boolean }; readonly database: { readonly events: number; readonly ok: boolean }; readonly problems: readonly { readonly what: string; readonly where: string; readonly message: string }[] }

export type LogHouse = Prepared & {
  readonly keysDir: string
  readonly sealing: Sealing
  /** A report and a reply to it; returns its id. */
  readonly take: () => Promise<string>
  readonly sealAll: () => Promise<void>
  readonly sql: (text: string, values?: readonly unknown[]) => Promise<void>
  readonly verified: (...words: string[]) => Promise<Verified>
  readonly environment: Readonly<Record<string, string>>
}

/** `sends` are the channels that messages go out by. */
export async function logHouse({ sends = [] }: { readonly sends?: readonly 'email'[] } = {}): Promise<LogHouse> {
  const house = await prepared({ sends })
  const keysDir = join(house.dataDir, 'keys')
  const signing = openLogSigning(keysDir)
  const sealer = openSealer(house.appUrl)
  const sealing: Sealing = {
    pool: sealer.pool, dataDir: house.dataDir, firstOrigin: 'lapor.example/log', memory: openLogMemory(keysDir), now: () => house.clock.now(),
    signers: signing.signers, promiseKey: (origin) => signing.promiseSigner(origin).key,
  }
  const environment = { DATABASE_URL: house.appUrl, DATABASE_OWNER_URL: String(house.owner.options.connectionString), DATA_DIR: house.dataDir, NODE_ENV: 'test' }
  return {
    ...house, keysDir, sealing, environment,
    take: async () => {
      const submission = house.submission()
      const taken = await submitReport(house.taking, submission)
      if (taken.outcome !== 'taken-in') throw new Error(taken.outcome)
      await addReply(house.handling, { reportId: taken.receipt.reportId, key: submission.key, text: 'Masih berlubang.', evidence: [], commandKey: crypto.randomUUID() })
      return taken.receipt.reportId
    },
    sealAll: async () => {
      while ((await sealLog(sealing)).outcome === 'sealed');
    },
    sql: async (text, values = []) => void (await house.owner.query({ text, values: [...values] })),
    verified: async (...words) => {
      let [out, said] = ['', '']
      const status = await verifyCommand(environment).run(['--json', ...words], { input: (async function* () {})(), write: async (text) => void (out += text), complain: (text) => void (said += `${text}\n`) })
      if (out === '') throw new Error(said)
      return { ...(JSON.parse(out) as Verified), status }
    },
    close: async () => {
      await sealer.close()
      await house.close()
    },
  }
}
