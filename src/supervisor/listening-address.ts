// The port to serve on, known to be free, and the address that people type.
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { StartFault } from '../start-fault.ts'

type Listening = Readonly<{ host: string; port: number }>

const patience = 1_000

/** The port itself, or a free one for 0. @throws StartFault when it is taken or may not be listened on. */
export async function usablePort({ host, port }: Listening): Promise<number> {
  const end = Date.now() + patience
  for (;;) {
    const found = await tryPort({ host, port })
    if (typeof found === 'number') return found
    if (found.code !== 'EADDRINUSE' || Date.now() > end) throw new StartFault(sentence({ host, port }, found.code))
    await pause(100)
  }
}

/** Where a browser on this machine finds it. */
export function localAddress({ host, port }: Listening): string {
  const everywhere = ['0.0.0.0', '::', '127.0.0.1', '::1', 'localhost']
  const name = everywhere.includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}

async function tryPort({ host, port }: Listening): Promise<number | NodeJS.ErrnoException> {
  const server = createServer()
  return new Promise((settle) => {
    server.once('error', settle)
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address()
      server.close(() => settle(typeof address === 'object' && address !== null ? address.port : port))
    })
  })
}

function sentence({ host, port }: Listening, code: string | undefined): string {
  if (code === 'EADDRINUSE') return `Port ${port} is in use by another program. Choose another one: PORT=${port + 1} npm start`
  if (code === 'EACCES') return `Port ${port} may only be used by root. Choose one above 1023, for example: PORT=3000 npm start`
  if (code === 'EADDRNOTAVAIL') return `${host} in TUNTAS_HOST is no address of this machine.`
  return `Tuntas can't listen on ${host} port ${port} (${code}).`
}
