// What a receipt promises before the log has it: that this commitment, of this report, will stand in it.

export type LogPromise = {
  readonly origin: string
  /** The report's public number. */
  readonly number: string
  /** When it was taken in, in epoch milliseconds. */
  readonly at: number
  /** 32 bytes: the entry that the log will have. */
  readonly commitment: Uint8Array
}

/** The name of the key that signs promises: other texts than checkpoints, so never the same name. */
export function promiseKeyName(origin: string): string {
  return `${origin}/janji`
}

/** Its first line can't begin a checkpoint, and its second is no size: neither is ever taken for the other. */
export function promiseText({ origin, number, at, commitment }: LogPromise): string {
  return `tuntas-janji@v1\n${origin}\n${number}\n${new Date(at).toISOString()}\n${Buffer.from(commitment).toString('base64')}\n`
}
