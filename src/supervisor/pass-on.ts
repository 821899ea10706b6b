// What one web process says to the others is passed on to them, unread.
import { isSiblingMessage } from '../siblings.ts'

/** Somebody who can be told something. */
export type Told = { send(message: object): void }

/** Call it with whatever `from` says. */
export function passOn(message: unknown, from: Told, all: readonly Told[]): void {
  if (!isSiblingMessage(message)) return
  for (const other of all) if (other !== from) other.send(message)
}
