// What the web processes of one machine tell one another: over the channel to their supervisor, which passes it to all others.
import { randomUUID } from 'node:crypto'
import type { EventEmitter } from 'node:events'

/** What goes over the channel; the supervisor reads nothing but the type. */
export type SiblingMessage = { readonly type: 'siblings'; readonly subject: string; readonly asked: string | null; readonly body: unknown }

export type Siblings = {
  /** How many others there are while all live. */
  readonly count: number
  /** Reaches whoever lives; nobody is waited for. */
  tell(subject: string, body: unknown): void
  hear(subject: string, act: (body: unknown) => void): void
  /** What each of the others answers; whoever says nothing for half a second is left out. */
  ask(subject: string): Promise<readonly unknown[]>
  answer(subject: string, give: () => Promise<unknown>): void
}

/** The process itself, as a channel to the supervisor. */
export type Channel = Pick<EventEmitter, 'on'> & { send?(message: SiblingMessage, handle: undefined, options: undefined, done: (error: Error | null) => void): unknown }

const PATIENCE_MS = 500

/** `processes`: how many serve, this one included. */
export function siblingsOver(channel: Channel, processes: number): Siblings {
  const acts = new Map<string, (message: SiblingMessage) => void>()
  channel.on('message', (message: unknown) => {
    if (isSiblingMessage(message)) acts.get(message.subject)?.(message)
  })
  // A supervisor that is gone can't hear it; this process ends then.
  const send = (message: Omit<SiblingMessage, 'type'>) => void channel.send?.({ type: 'siblings', ...message }, undefined, undefined, () => undefined)
  const count = channel.send === undefined ? 0 : processes - 1
  return {
    count,
    tell: (subject, body) => send({ subject, asked: null, body }),
    hear: (subject, act) => void acts.set(subject, ({ body }) => act(body)),
    ask: (subject) => answersOf({ count, acts, send }, subject),
    answer: (subject, give) =>
      void acts.set(subject, ({ asked }) => {
        // Whoever has no answer says nothing: it is left out, as one that is gone.
        if (asked !== null) void give().then((body) => send({ subject: asked, asked: null, body }), () => undefined)
      }),
  }
}

type Asking = { readonly count: number; readonly acts: Map<string, (message: SiblingMessage) => void>; readonly send: (message: Omit<SiblingMessage, 'type'>) => void }

async function answersOf({ count, acts, send }: Asking, subject: string): Promise<readonly unknown[]> {
  if (count === 0) return []
  const asked = randomUUID()
  const answers: unknown[] = []
  await new Promise<void>((settle) => {
    const limit = setTimeout(settle, PATIENCE_MS)
    acts.set(asked, ({ body }) => {
      answers.push(body)
      if (answers.length < count) return
      clearTimeout(limit)
      settle()
    })
    send({ subject, asked, body: null })
  })
  acts.delete(asked)
  return answers
}

export function isSiblingMessage(message: unknown): message is SiblingMessage {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'siblings'
}
