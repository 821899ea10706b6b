// Turns the key that signs: the present one names the next in a signed note, so that whoever trusts the one can trust the other.
import type pg from 'pg'
import { signedNote, verifierKey } from '../../log/signed-note.ts'
import { inTransaction, type Refused } from '../../store/in-transaction.ts'
import { insertFact } from '../../store/log/log-facts.ts'
import { countLeaves } from '../../store/log/log-leaves.ts'
import { insertLogKey, readPublicLog } from '../../store/log/log-rows.ts'
import { addSigningKey, openLogSigning } from '../../vault/log-signing.ts'

export type Rotating = { readonly pool: pg.Pool; readonly keysDir: string; readonly now: () => number }

export type Rotated = { readonly key: string; readonly file: string }

export async function rotateKey({ pool, keysDir, now }: Rotating): Promise<Rotated | Refused<'nothing-signed'>> {
  return inTransaction(pool, async (transaction) => {
    const log = await readPublicLog(transaction)
    if (log === null) return { refused: 'nothing-signed' as const }
    const before = openLogSigning(keysDir).signers(log.origin)
    const no = addSigningKey(keysDir)
    const [signer] = openLogSigning(keysDir).signers(log.origin)
    if (signer === undefined) throw new Error('The key that was just made is gone.')
    const [key, size] = [verifierKey(signer), await countLeaves(transaction)]
    const endorsement = await signedNote(`tuntas-kunci@v1\n${log.origin}\n${key}\n${size}\n`, before)
    await insertLogKey(transaction, log.no, { key, use: 'checkpoint', fromSize: size, endorsement }, now())
    await insertFact(transaction, { kind: 'log-key', subject: key, at: now(), body: { use: 'checkpoint', endorsed: true, from: size } })
    return { key, file: `log-signing-key-${no}.pem` }
  })
}
