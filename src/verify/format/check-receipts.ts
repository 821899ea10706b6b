// Checks everything that was pasted, and holds promises against the proofs that came with them.
import { isSame } from './bytes.ts'
import { checkReceipt, type ReceiptChecked, type ReceiptChecking } from './check-receipt.ts'
import { pastedBlocks } from './pasted-blocks.ts'
import type { LogPromise } from './promise.ts'

/** More than anybody pastes, few enough to be checked at once. */
const MOST_BLOCKS = 20

export type ReceiptsChecked = {
  /** In the order of the text; one fault where nothing of it is a promise or a proof. */
  readonly checked: readonly ReceiptChecked[]
  /** How many more there were than are checked at once. */
  readonly unchecked: number
}

export async function checkReceipts({ text, ...checking }: ReceiptChecking): Promise<ReceiptsChecked> {
  const blocks = pastedBlocks(text)
  if (blocks.length === 0) return { checked: [{ fault: 'not-a-receipt' }], unchecked: 0 }
  const alone: ReceiptChecked[] = []
  for (const block of blocks.slice(0, MOST_BLOCKS)) alone.push(await checkReceipt({ ...checking, text: block }))
  const proofs = alone.filter(isProof)
  return { checked: alone.map((one) => ('kind' in one && one.kind === 'promise' ? besideProofs(one.promise, proofs) : one)), unchecked: blocks.length - alone.length }
}

type Proof = Extract<ReceiptChecked, { readonly kind: 'proof' }>

function isProof(checked: ReceiptChecked): checked is Proof {
  return 'kind' in checked && checked.kind === 'proof'
}

/** Two entries under one number: whoever signed both has broken the promise of one, however well the proof holds by itself. */
function besideProofs(promise: LogPromise, proofs: readonly Proof[]): ReceiptChecked {
  if (proofs.some(({ number, entry }) => number === promise.number && !isSame(entry, promise.commitment))) return { fault: 'promise-differs' }
  return { kind: 'promise', promise, isProved: proofs.some((proof) => keeps(proof, promise)) }
}

/** A proof that the log has since gone back on keeps nothing; one without a number is of whatever hashes to its entry. */
function keeps({ origin, entry, number, copy }: Proof, promise: LogPromise): boolean {
  return origin === promise.origin && isSame(entry, promise.commitment) && (number === null || number === promise.number) && (copy === null || copy.outcome === 'continues')
}
