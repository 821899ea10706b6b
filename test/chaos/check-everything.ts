// Holds all that is stored against all that the clients know, report by report; each fault is a sentence.
import { join } from 'node:path'
import { currentReference } from '../../src/app/current-reference.ts'
import { publishedSop } from '../../src/app/published-sop.ts'
import { removeOrphanedFiles } from '../../src/app/remove-orphaned-files.ts'
import { openDatabase, type Database } from '../../src/store/database.ts'
import { openLocalFiles } from '../../src/store/files/local-files.ts'
import { openFileKeyManager } from '../../src/vault/file-key-manager.ts'
import { loadServerSecrets, type ServerSecrets } from '../../src/vault/server-secrets.ts'
import { openedReport, type Vault } from './check-contents.ts'
import { contentProblems, idOf, presenceOf, receiptProblems } from './check-filing.ts'
import { historyProblems } from './check-history.ts'
import { messageProblems } from './check-messages.ts'
import { projectionProblems } from './check-projection.ts'
import { strayFileProblems, strayRowProblems } from './check-strays.ts'
import type { Filing } from './history.ts'
import { storedReports, type StoredReport } from './stored-report.ts'

export type Checking = { readonly appUrl: string; readonly dataDir: string; readonly filings: readonly Filing[] }

export type Checked = { readonly reports: number; readonly files: number; readonly orphans: number; /** Acknowledged and not there. */ readonly lost: number; readonly problems: readonly string[] }

const YEAR = 366 * 86_400_000

/** Nothing may be changing meanwhile. Removes the files of no report, as if a year had passed. */
export async function checkEverything({ appUrl, dataDir, filings }: Checking): Promise<Checked> {
  const database = openDatabase({ url: appUrl, connections: 2, name: 'chaos-check', log: { warn: () => undefined } })
  const keysDir = join(dataDir, 'keys')
  const vault: Vault = { files: await openLocalFiles(dataDir), keys: openFileKeyManager({ keysDir, clock: { now: Date.now } }) }
  const secrets = loadServerSecrets(keysDir)
  try {
    const { removed } = await removeOrphanedFiles({ files: vault.files, pool: database.pool, now: Date.now() + YEAR, from: 0 })
    const reports = await checkReports({ database, vault, secrets, filings })
    const strays = [...(await strayRowProblems(database)), ...(await strayFileProblems(database, dataDir))]
    return { ...reports, orphans: removed, problems: [...reports.problems, ...strays] }
  } finally {
    await database.close()
  }
}

type Reports = { readonly database: Database; readonly vault: Vault; readonly secrets: ServerSecrets; readonly filings: readonly Filing[] }

async function checkReports({ database, vault, secrets, filings }: Reports): Promise<Omit<Checked, 'orphans'>> {
  const world = (await currentReference(database, publishedSop)).get().worldAt(0)
  const awaited = new Map(filings.map((filing) => [idOf(filing) as string, filing]))
  const problems: string[] = []
  let [reports, files] = [0, 0]
  for await (const stored of storedReports(database)) {
    const id = stored.report.report_id
    const { opened, problems: contents } = await openedReport(vault, stored)
    const filing = awaited.get(id)
    const found = [
      ...historyProblems(stored), ...projectionProblems(world, stored), ...messageProblems(world, stored), ...contents,
      ...(filing === undefined ? ['nobody sent it'] : filingProblems(secrets, filing, stored)),
      ...(filing === undefined || opened === null || contents.length > 0 ? [] : contentProblems(filing, stored, opened)),
    ]
    problems.push(...found.map((problem) => `report ${id}: ${problem}`))
    awaited.delete(id)
    reports += 1
    files += stored.evidence.length
  }
  const missing = [...awaited.values()].filter((filing) => presenceOf(filing) === 'there')
  problems.push(...missing.map((filing) => `report ${idOf(filing)}: acknowledged as ${filing.receipts[0]?.number} and not there`))
  return { reports, files, lost: missing.length, problems }
}

function filingProblems(secrets: ServerSecrets, filing: Filing, { report }: StoredReport): string[] {
  const absent = presenceOf(filing) === 'absent' ? ['it is there, but was never sent whole'] : []
  return [...absent, ...receiptProblems(secrets, filing, report.code_hash)]
}
