// Whether the receipt shows number and code again to the browser that sent the report.
import { join } from 'node:path'
import { receiptCode } from '../../src/report/numbers/receipt-code.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import { paths } from '../../src/web/paths.ts'
import type { Receipts } from './jobs.ts'
import { receiptOnPage } from './receipt-in.ts'

export async function receiptPageProblems({ port, dataDir, receipts }: { port: number; dataDir: string; receipts: Receipts }): Promise<string[]> {
  const { receiptKey } = loadServerSecrets(join(dataDir, 'keys'))
  const problems: string[] = []
  for (const { key, number, cookie } of receipts.newest) {
    const response = await fetch(`http://127.0.0.1:${port}${paths.receipt(number)}`, { headers: { cookie }, redirect: 'manual' })
    const receipt = receiptOnPage(await response.text())
    if (response.status !== 200 || receipt?.number !== number || receipt.code !== receiptCode(key, receiptKey)) {
      problems.push(`The receipt of ${number} does not show its number and code (status ${response.status}).`)
    }
  }
  return problems
}
