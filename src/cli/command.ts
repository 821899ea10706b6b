// What a command of `tuntas` is: words in, text out, an exit status.

/** Where a command reads and writes; the streams of the process, or those of a test. */
export type Terminal = {
  readonly input: AsyncIterable<string | Uint8Array>
  /** Standard output: the answer and nothing else. Resolves when more can be written. */
  readonly write: (text: string) => Promise<void>
  /** Standard error: progress, complaints, usage. */
  readonly complain: (text: string) => void
}

/** 0 when it holds, 1 when it doesn't, 2 for wrong usage. */
export type ExitStatus = 0 | 1 | 2

export type Command = {
  readonly summary: string
  readonly usage: string
  readonly run: (words: readonly string[], terminal: Terminal) => Promise<ExitStatus>
}
