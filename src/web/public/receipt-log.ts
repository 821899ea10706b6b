// What a receipt says of the public log: the promise at once, and whether the proof is there.
import { logReceipt } from '../../app/log/log-proof.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import { provingOf } from '../log-proving.ts'
import { paths } from '../paths.ts'
import type { Web } from '../web.ts'
import type { ReceiptLog } from './receipt-page.tsx'

export async function receiptLog(web: Web, reportId: ReportId): Promise<ReceiptLog> {
  const receipt = await logReceipt(provingOf(web), reportId)
  const proof = receipt?.proof != null ? 'ready' : receipt?.promise == null ? 'halted' : 'soon'
  return { promise: receipt?.promise ?? null, checkpoint: receipt?.checkpoint?.note ?? null, proof, checkAt: `${web.config.baseUrl.replace(/^https?:\/\//, '')}${paths.verify}` }
}
