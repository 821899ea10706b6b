// Work on chosen files that a form waits for before it is sent.

const pending = new Set<Promise<void>>()

export function waitFor(work: Promise<void>): void {
  pending.add(work)
  void work.finally(() => pending.delete(work))
}

export async function allDone(): Promise<void> {
  await Promise.allSettled(pending)
}
