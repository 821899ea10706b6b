// The server's own check of a receipt, for browsers without script. It proves less: whoever could forge the log could forge this answer.
import { checkReceipts, type ReceiptsChecked } from '../../verify/format/check-receipts.ts'
import { readVerifierKey } from '../../verify/format/note.ts'
import { nodeCrypto } from '../../verify/node-crypto.ts'
import { logSource } from '../../verify/log/log-source.ts'
import { readLogKeys, readPublicLog } from '../../store/log/log-rows.ts'
import { logFolder } from '../../store/log/log-folder.ts'
import type { Web } from '../web.ts'

export async function serverCheck({ database: { pool }, config }: Web, text: string): Promise<ReceiptsChecked> {
  const log = await readPublicLog(pool)
  const keys = log === null ? [] : (await readLogKeys(pool, log.no)).flatMap(({ key }) => readVerifierKey(nodeCrypto, key) ?? [])
  return checkReceipts({ crypto: nodeCrypto, text, keys, copy: log === null ? null : logSource(logFolder(config.dataDir, log.no)) })
}
