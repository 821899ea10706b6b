// Whether the page that the reporter is led to shows number and code of the report just sent.
import { join } from 'node:path'
import { receiptCode } from '../../src/report/receipt-code.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import { paths } from '../../src/web/paths.ts'
import type { Receipts } from './jobs.ts'

export async function receiptPageProblems({ port, dataDir, receipts }: { port: number; dataDir: string; receipts: Receipts }): Promise<string[]> {
  const { receiptKey } = loadServerSecrets(join(dataDir, 'keys'))
  const problems: string[] = []
  for (const { key, number, cookie } of receipts.sessions) {
    const response = await fetch(`http://127.0.0.1:${port}${paths.receipt(number)}`, { headers: { cookie }, redirect: 'manual' })
    const page = await response.text()
    const code = receiptCode(key, receiptKey)
    // Groups of the code may stand in elements of their own.
    const text = page.replaceAll(/<[^>]*>/g, '')
    if (response.status !== 200 || !text.includes(number) || !text.replaceAll(/[\s-]/g, '').includes(code.replaceAll('-', ''))) {
      problems.push(`The receipt of ${number} does not show its number and code (status ${response.status}).`)
    }
  }
  return problems
}
