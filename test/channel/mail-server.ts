// A real mail server on the loopback: takes, refuses or loses e-mails as a test wants, and keeps what it took.
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export type TakenEmail = { readonly from: string; readonly to: string; readonly raw: string; readonly secure: boolean }

export type MailServer = {
  readonly port: number
  readonly taken: readonly TakenEmail[]
  /** What it says to a recipient: nothing when it takes the e-mail, else a reply such as `550 5.1.1 no such user`. */
  says: (recipient: string) => string | null
  /** How long it thinks over an e-mail before the sender hears that it was taken, in milliseconds. */
  takesMs: number
  /** Connections at a time, at most so far. */
  readonly mostAtOnce: (domain: string) => number
  readonly close: () => Promise<void>
}

export async function mailServer(port = 0, options: SMTPServerOptions = {}): Promise<MailServer> {
  const taken: TakenEmail[] = []
  const underWay = new Map<string, number>()
  const most = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true, disableReverseLookup: true, closeTimeout: 100,
    onRcptTo({ address }, _session, callback) {
      const said = here.says(address)
      if (said === null) return callback()
      return callback(Object.assign(new Error(said.slice(4)), { responseCode: Number(said.slice(0, 3)) }))
    },
    onData(stream, session, callback) {
      const to = session.envelope.rcptTo[0]?.address ?? ''
      const domain = to.slice(to.indexOf('@') + 1)
      const count = (underWay.get(domain) ?? 0) + 1
      underWay.set(domain, count)
      most.set(domain, Math.max(count, most.get(domain) ?? 0))
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const email = { from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address, to, raw: Buffer.concat(chunks).toString('utf8'), secure: session.secure }
        taken.push(email)
        const done = () => {
          underWay.set(domain, (underWay.get(domain) ?? 1) - 1)
          callback()
        }
        setTimeout(done, here.takesMs)
      })
    },
    ...options,
  })
  server.on('error', () => undefined) // a connection that the other side cut
  await new Promise<void>((listening) => void server.listen(port, '127.0.0.1', () => listening()))
  const address = server.server.address()
  const here = {
    port: typeof address === 'object' && address !== null ? address.port : 0, taken,
    says: (): string | null => null,
    takesMs: 0,
    mostAtOnce: (domain: string) => most.get(domain) ?? 0,
    close: () => new Promise<void>((closed) => void server.close(() => closed())),
  } as MailServer
  return here
}

/** A header of an e-mail, unfolded; empty where it has none. */
export function headerOf({ raw }: TakenEmail, name: string): string {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ')
  return new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? ''
}

/** The parts of an e-mail as a person reads them. */
export function partsOf({ raw }: TakenEmail): { readonly text: string; readonly html: string } {
  const part = (type: string) => {
    const [, head = '', body = ''] = new RegExp(`(Content-Type: ${type}[^]*?)\\r\\n\\r\\n([^]*?)\\r\\n--`, 'i').exec(raw) ?? []
    if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
    return /quoted-printable/i.test(head) ? Buffer.from(body.replaceAll(/=\r\n/g, '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8') : body
  }
  return { text: part('text/plain'), html: part('text/html') }
}
