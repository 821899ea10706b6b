// What the log states about itself, to be signed: its name, how many leaves it has, and their root (c2sp.org/tlog-checkpoint).

export type Checkpoint = { readonly origin: string; readonly size: number; /** 32 bytes. */ readonly root: Uint8Array }

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`
}
