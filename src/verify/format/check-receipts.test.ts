import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkpointText } from '../../log/checkpoint.ts'
import { leafHash } from '../../log/merkle-hash.ts'
import { promiseKeyName, promiseText } from '../../log/promise-note.ts'
import { rawPublicKey, signedNote, verifierKey, type NoteSigner } from '../../log/signed-note.ts'
import { tlogProofText } from '../../log/tlog-proof.ts'
import { nodeCrypto } from '../node-crypto.ts'
import type { Copy } from './check-receipt.ts'
import { checkReceipts, type ReceiptsChecked } from './check-receipts.ts'
import { readVerifierKey } from './note.ts'

const [NUMBER, OTHER_NUMBER, AT] = ['7K3M-9Q2P-4XV8R', '8K3M-9Q2P-4XV8R', Date.parse('2026-11-23T09:00:00Z')]

type House = { readonly origin: string; readonly log: NoteSigner; readonly promises: NoteSigner }

const [here, there] = ['contoh.go.id/log', 'lain.go.id/log'].map((origin): House => ({ origin, log: signer(origin), promises: signer(promiseKeyName(origin)) })) as [House, House]
const keys = [here, there].flatMap(({ log, promises }) => [log, promises]).flatMap((one) => readVerifierKey(nodeCrypto, verifierKey(one)) ?? [])

function signer(name: string): NoteSigner {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { name, publicKey: rawPublicKey(publicKey), sign: async (text) => sign(null, text, privateKey) }
}

const promised = ({ origin, promises }: House, number: string, commitment: Uint8Array) => signedNote(promiseText({ origin, number, at: AT, commitment }), [promises])
const checkpointOf = ({ origin, log }: House, root: Uint8Array) => signedNote(checkpointText({ origin, size: 1, root }), [log])

/** The only entry of its log, with the promise of it in the proof. */
async function proved() {
  const [salt, event] = [randomBytes(16), JSON.stringify({ at: AT })]
  const entry = nodeCrypto.sha256(Buffer.concat([salt, Buffer.from(event)]))
  const promise = await promised(here, NUMBER, entry)
  const extra = (more: object) => Buffer.from(JSON.stringify({ salt: salt.toString('base64'), event, ...more }))
  const checkpoint = await checkpointOf(here, leafHash(entry))
  const proof = (more: object) => tlogProofText({ extra: extra(more), index: 0, hashes: [], checkpoint })
  return { entry, checkpoint, promise, proof: proof({ number: NUMBER, promise }), bare: proof({}) }
}

const check = (text: string, copy: Copy | null = null) => checkReceipts({ crypto: nodeCrypto, text, keys, copy })
const holding = (checkpoint: string): Copy => async (path) => (path === 'checkpoint' ? Buffer.from(checkpoint) : null)
const told = ({ checked }: ReceiptsChecked) => checked.map((one) => ('fault' in one ? one.fault : one.kind === 'proof' ? 'proof' : one.isProved ? 'promise kept' : 'promise'))

describe('a promise pasted with proofs', () => {
  it('is kept by a proof of its own entry, in any order, whether or not the proof carries a number', async () => {
    const { promise, proof, bare, checkpoint } = await proved()
    expect(told(await check(promise))).toEqual(['promise'])
    expect(told(await check(`${proof}${promise}`))).toEqual(['proof', 'promise kept'])
    expect(told(await check(`${promise}${bare}`))).toEqual(['promise kept', 'proof'])
    expect(told(await check(`${promise}${proof}`, holding(checkpoint)))).toEqual(['promise kept', 'proof'])
  })

  it('is broken by a proof that puts another entry in the place of the one promised', async () => {
    const { proof } = await proved()
    expect(told(await check(`${await promised(here, NUMBER, randomBytes(32))}${proof}`))).toEqual(['promise-differs', 'proof'])
  })

  it('is not kept by the proof of another report or of another log', async () => {
    const { proof, bare, entry } = await proved()
    expect(told(await check(`${await promised(here, NUMBER, randomBytes(32))}${bare}`))).toEqual(['promise', 'proof'])
    for (const promise of [await promised(here, OTHER_NUMBER, randomBytes(32)), await promised(here, OTHER_NUMBER, entry), await promised(there, NUMBER, entry)]) expect(told(await check(`${promise}${proof}`))).toEqual(['promise', 'proof'])
  })

  it('is not kept by a proof that the log has gone back on, or whose copy is not there', async () => {
    const { promise, proof } = await proved()
    for (const copy of [holding(await checkpointOf(here, randomBytes(32))), async () => null]) expect(told(await check(`${promise}${proof}`, copy))).toEqual(['promise', 'proof'])
  })
})

describe('what was pasted beyond the most that are checked', () => {
  it('is counted', async () => {
    const { promise } = await proved()
    expect(await check(promise.repeat(23))).toMatchObject({ checked: { length: 20 }, unchecked: 3 })
    expect(await check(promise.repeat(20))).toMatchObject({ checked: { length: 20 }, unchecked: 0 })
  })
})
