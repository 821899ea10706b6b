// That the sender of a body is too slow, and reading a body with that in mind.
import type { Readable } from 'node:stream'

export class TooSlow extends Error {
  constructor() {
    super('The sender is too slow.')
  }
}

const TOLD = Symbol('too slow')
const found = new WeakSet<Readable>()

/** Calls back once when the sender of a body is found too slow, also when that was before. */
export function onTooSlow(body: Readable, tell: () => void): void {
  if (found.has(body)) queueMicrotask(tell)
  else body.once(TOLD, tell)
}

/** Whoever reads the body hears of it; the body itself is left as it is, so that its sender can be answered. */
export function tellTooSlow(body: Readable): void {
  if (found.has(body)) return
  found.add(body)
  body.emit(TOLD)
}

/** What arrives, piece by piece, for as long as asked; the body is left as it is when reading ends. @throws {TooSlow} */
export async function* arriving(body: Readable, forMs?: number): AsyncGenerator<Buffer, void> {
  const pieces = body.iterator({ destroyOnReturn: false })
  const slow = new Promise<never>((_, reject) => {
    const tell = () => reject(new TooSlow())
    onTooSlow(body, tell)
    if (forMs !== undefined) setTimeout(tell, forMs).unref()
  })
  slow.catch(() => undefined)
  for (;;) {
    const next = pieces.next()
    next.catch(() => undefined) // nobody waits for it once the sender is too slow
    const { done, value } = await Promise.race([next, slow])
    if (done === true) return
    yield value as Buffer
  }
}
