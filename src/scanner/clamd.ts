// Asks ClamAV's daemon whether a file holds a known malicious program, by its INSTREAM command (clamd(8)).
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Scanner } from '../app/ports.ts'

/** A socket's path on this machine, or a host and port. */
export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number }

/** Nothing may be given out unlooked at: whoever waits for the file is asked to come again. */
export class ScannerFault extends Error {
  override readonly name = 'ScannerFault'
}

/** 100 MB of video are looked at in seconds; a daemon that loads its signatures anew may take half a minute. */
const ANSWER_MS = 60_000

/** The daemon's longest piece is what its StreamMaxLength leaves; pieces of ours are small. */
export function clamd(address: ClamdAddress, answerMs = ANSWER_MS): Scanner {
  return {
    async scan(bytes) {
      const socket = connect(address)
      let unread: { readonly error: unknown } | null = null
      socket.setTimeout(answerMs, () => socket.destroy(new Error('no answer')))
      try {
        await once(socket, 'connect')
        const answer = answerOf(socket)
        // A daemon that has enough of it closes while it is still sent to: its answer says why.
        const sending = sent(socket, bytes, (error) => void (unread = { error })).catch(() => undefined)
        await Promise.race([sending, answer.catch(() => undefined)])
        return verdictOf(await answer)
      } catch (error) {
        if (unread !== null) throw (unread as { readonly error: unknown }).error
        throw error instanceof ScannerFault ? error : new ScannerFault('The scanner can not be asked.', { cause: error })
      } finally {
        socket.destroy()
      }
    },
  }
}

async function sent(socket: Socket, bytes: AsyncIterable<Uint8Array>, unreadable: (error: unknown) => void): Promise<void> {
  socket.write('zINSTREAM\0')
  try {
    for await (const piece of bytes) {
      if (piece.length === 0) continue
      const length = Buffer.alloc(4)
      length.writeUInt32BE(piece.length)
      socket.write(length)
      if (!socket.write(piece)) await once(socket, 'drain')
    }
  } catch (error) {
    if (!socket.destroyed) unreadable(error)
    socket.destroy()
    throw error
  }
  socket.write(Buffer.alloc(4))
}

async function answerOf(socket: Socket): Promise<string> {
  let text = ''
  for await (const piece of socket) text += (piece as Buffer).toString('latin1')
  return text.replaceAll('\0', '').trim()
}

function verdictOf(answer: string): 'clean' | 'malicious' {
  if (answer === 'stream: OK') return 'clean'
  if (/^stream: .* FOUND$/.test(answer)) return 'malicious'
  throw new ScannerFault('The scanner gave no verdict.')
}
