// The file with which anyone can check, offline, that something stands in the log (c2sp.org/tlog-proof).

export type TlogProof = {
  /** Carried along and proved by nothing of the format itself. */
  readonly extra: Uint8Array | null
  readonly index: number
  /** From the leaf's sibling up. */
  readonly hashes: readonly Uint8Array[]
  /** The signed checkpoint, as it stands. */
  readonly checkpoint: string
}

export function tlogProofText({ extra, index, hashes, checkpoint }: TlogProof): string {
  const lines = ['c2sp.org/tlog-proof@v1', ...(extra === null ? [] : [`extra ${base64(extra)}`]), `index ${index}`, ...hashes.map(base64)]
  return `${lines.join('\n')}\n\n${checkpoint}`
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
