// Whether every acknowledged report is in the database, once, whole, and behind the receipt that was given.
import type pg from 'pg'
import { join } from 'node:path'
import { reportIdFrom, reportIdOf } from '../../src/report/numbers/public-number.ts'
import { receiptCode, receiptCodeHash } from '../../src/report/numbers/receipt-code.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import type { Receipts } from './jobs.ts'

export type ReceiptCheck = { readonly client: pg.Client; readonly dataDir: string; readonly receipts: readonly Receipts[]; readonly before: number; readonly unknown: number }

/** Sentences about what is wrong. `before` is the number of reports there were, `unknown` the requests without an answer. */
export async function receiptProblems({ client, dataDir, receipts, before, unknown }: ReceiptCheck): Promise<string[]> {
  const secrets = loadServerSecrets(join(dataDir, 'keys'))
  const given = receipts.flatMap(({ keys, numbers, codes }) => numbers.map((number, index) => ({ number, code: codes[index] ?? '', key: Buffer.from(keys).subarray(16 * index, 16 * index + 16) })))
  const ids = given.map(({ number }) => reportIdOf(number, secrets.numberKey))
  const codes = given.map(({ key }) => receiptCode(key, secrets.receiptKey))
  const hashes = codes.map((code) => Buffer.from(receiptCodeHash(code, secrets.pepper)))
  const wrongCodes = given.filter(({ code }, index) => code !== '' && code !== codes[index]).length
  const strays = given.filter(({ key }, index) => ids[index] !== reportIdFrom(key) && ids[index] !== reportIdFrom(key, 1)).length
  const twice = given.length - new Set(ids).size
  const { rows } = await client.query<{ found: number; whole: number }>(
    `with given as (select * from unnest($1::bigint[], $2::bytea[]) as given (report_id, code_hash))
     select count(report.report_id)::int as found,
       count(*) filter (where exists (select from wording where wording.report_id = given.report_id)
         and exists (select from vault.report_key where report_key.report_id = given.report_id)
         and exists (select from vault.identity where identity.report_id = given.report_id)
         and exists (select from holding where holding.report_id = given.report_id)
         and report.version = (select count(*) from report_event where report_event.report_id = given.report_id)
         and report.version = (select count(*) from leaf_pending where leaf_pending.report_id = given.report_id) + (select count(*) from log_leaf where log_leaf.report_id = given.report_id))::int as whole
     from given left join report on report.report_id = given.report_id and report.code_hash = given.code_hash`,
    [ids, hashes],
  )
  const { found = 0, whole = 0 } = rows[0] ?? {}
  const added = (await countReports(client)) - before
  return [
    ...said(strays, 'receipts carry a number that their submission does not lead to'),
    ...said(wrongCodes, 'receipts show a code that is not theirs'),
    ...said(twice, 'receipts carry a number that another one carries too'),
    ...said(given.length - found, `of ${given.length} acknowledged reports are not in the database under their code`),
    ...said(found - whole, 'acknowledged reports lack an event, a text, a key, an identity or a holder'),
    ...(added < given.length || added > given.length + unknown ? [`${added} reports were added, ${given.length} were acknowledged and ${unknown} had no answer.`] : []),
  ]
}

export async function countReports(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ count: string }>('select count(*) from report')
  return Number(rows[0]?.count)
}

function said(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}.`]
}
