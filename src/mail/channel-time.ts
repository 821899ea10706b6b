// When an e-mail reached its channel: the government's own mail server, which may have had to keep it while we were away.
import { rawMail } from './raw-headers.ts'

/** Mail servers give up after five days; a stamp older than that is no waiting time of ours. Milliseconds. */
const LONGEST_WAIT = 10 * 24 * 60 * 60 * 1000

/**
 * The time of the topmost `Received`, which the server that hands over added last, when that server is our own; else now.
 * What lies in the future or too far back is not believed.
 */
export function channelTime(raw: Uint8Array, now: number, relayIsOurs: boolean): number {
  if (!relayIsOurs) return now
  const stamp = rawMail(raw).headers.find(({ name }) => name === 'received')?.value
  const at = stamp === undefined ? Number.NaN : Date.parse(withoutComments(stamp.slice(stamp.lastIndexOf(';') + 1)))
  return at <= now && at > now - LONGEST_WAIT ? at : now
}

function withoutComments(text: string): string {
  return text.replace(/\([^()]*\)/g, ' ').trim()
}
