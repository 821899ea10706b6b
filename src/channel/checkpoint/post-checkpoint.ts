// Hands a checkpoint to a web address: its signed text as the body, as it stands.

const ANSWER_MS = 15_000

export class NotTaken extends Error {
  readonly code: string

  constructor(status: number) {
    super(`The address answered ${status}.`)
    this.name = 'NotTaken'
    this.code = `http-${status}`
  }
}

/** @throws NotTaken, or what `fetch` throws */
export async function postCheckpoint(address: string, { note }: { readonly note: string }): Promise<void> {
  const answer = await fetch(address, { method: 'POST', body: note, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, redirect: 'error', signal: AbortSignal.timeout(ANSWER_MS) })
  await answer.body?.cancel()
  if (!answer.ok) throw new NotTaken(answer.status)
}
