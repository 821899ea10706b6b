// What a scanner's verdict means for evidence, whichever daemon gives it: told once, for a stand-in that can fail and for ClamAV's own.
import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { pdf } from './evidence-samples.ts'

/** The file that every scanner takes for malicious and that does nothing (eicar.org); in two parts, so that this source isn't taken for it. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('')

export const harmless = () => pdf('surat.pdf', 'Surat biasa')
export const infected = () => pdf('jahat.pdf', EICAR)

export type StandIn = { readonly address: string; /** How many files it was asked about. */ readonly asked: () => number; mood: 'works' | 'refuses' | 'is silent' | 'hangs up'; readonly close: () => Promise<void> }

/** Speaks clamd's INSTREAM as its manual has it, and can be told to fail. */
export async function standIn(): Promise<StandIn> {
  let asked = 0
  const server: Server = createServer((socket) => serve(socket))
  const serve = (socket: Socket) => {
    let sent = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (piece: Buffer) => {
      sent = Buffer.concat([sent, piece])
      if (scanner.mood === 'hangs up') return void socket.destroy()
      const file = fileIn(sent)
      if (file === null || scanner.mood === 'is silent') return
      asked += 1
      socket.end(scanner.mood === 'refuses' ? 'INSTREAM size limit exceeded. ERROR\0' : file.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
    })
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const scanner: StandIn = {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked, mood: 'works',
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return scanner
}

/** Null while its end has not come. */
function fileIn(sent: Buffer): Buffer | null {
  const command = Buffer.from('zINSTREAM\0')
  if (!sent.subarray(0, command.length).equals(command)) return null
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= sent.length; ) {
    const length = sent.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(sent.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}
