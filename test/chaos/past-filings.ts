// Reports that came in weeks ago, so that the worker has deadlines to strike while it is being killed: taken in by the
// product's own write path, with its clock set back.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { currentReference } from '../../src/app/current-reference.ts'
import { publishedSop } from '../../src/app/published-sop.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { writePath } from '../../src/app/write-path.ts'
import { formatSubmissionKey, newSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import { openDatabase } from '../../src/store/database.ts'
import { openFileKeyManager } from '../../src/vault/file-key-manager.ts'
import { newReportKey } from '../../src/vault/report-key.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import type { Filing } from './history.ts'
import { newFiling } from './new-filing.ts'
import type { Product } from './product.ts'
import type { Random } from './random.ts'

const DAY = 86_400_000

/** The database must be there. They count as acknowledged: their commits were. */
export async function pastFilings(product: Product, random: Random, count: number): Promise<Filing[]> {
  const log = { warn: () => undefined }
  const database = openDatabase({ url: (await product.urls()).appUrl, connections: 2, name: 'chaos-past', log })
  try {
    const reference = await currentReference(database, publishedSop)
    const at = Date.now() - random.whole(20, 60) * DAY
    const clock = { now: () => at }
    const keysDir = join(product.dataDir, 'keys')
    const taking = {
      handling: writePath({ database, reference, clock, batch: true, log: { error: (message) => { throw new Error(message) } } }), secrets: loadServerSecrets(keysDir),
      keys: openFileKeyManager({ keysDir, clock: { now: Date.now } }),
    }
    const government = reference.get().governments.find(({ code }) => code === 'rembang')?.id ?? 0
    return await Promise.all(Array.from({ length: count }, async () => {
      const submissionKey = newSubmissionKey(at, randomBytes(16))
      const filing: Filing = { ...newFiling(random, 0), key: formatSubmissionKey(submissionKey), sent: 1 }
      const submitted = await submitReport(taking, {
        submissionKey, key: newReportKey(), words: filing.words, identity: filing.identity, evidence: [], channel: 'web', classification: 'complaint',
        government, agencyWished: null, region: null, occurredOn: null, anonymous: false, secret: false,
      })
      if (submitted.outcome !== 'taken-in') throw new Error(`A past report was not taken in: ${submitted.outcome}`)
      filing.receipts.push(submitted.receipt)
      return filing
    }))
  } finally {
    await database.close()
  }
}
