// Clients that send half of a form and are lost: some break the connection, some just never say another word.
import { connect, type Socket } from 'node:net'
import { formBody } from './form-body.ts'
import type { Filing } from './history.ts'
import { filingFields } from './new-filing.ts'
import type { Random } from './random.ts'

export class HalfOpen {
  readonly #silent = new Set<Socket>()

  /** Sends a part of the form that is never the whole. */
  async lose(port: number, filing: Filing, random: Random): Promise<void> {
    const { type, bytes } = await formBody(filingFields(filing), filing.files)
    const head = ['POST /lapor HTTP/1.1', `Host: 127.0.0.1:${port}`, `Content-Type: ${type}`, `Content-Length: ${bytes.length}`, 'X-Forwarded-For: 10.1.1.1', '', '']
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => this.#silent.delete(socket))
    const sent = bytes.subarray(0, random.whole(0, bytes.length - 1))
    await new Promise<void>((settle) => {
      socket.once('error', () => settle())
      socket.write(Buffer.concat([Buffer.from(head.join('\r\n')), sent]), () => settle())
    })
    if (random.chance(0.5)) socket.resetAndDestroy()
    else this.#silent.add(socket)
  }

  close(): void {
    for (const socket of this.#silent) socket.destroy()
    this.#silent.clear()
  }
}
