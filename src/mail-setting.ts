// How e-mail goes out and comes back, read from the settings.

export type MailSetting = {
  readonly server: SmtpServer
  /** `offered`: encrypted where the server offers it, which whoever sits between can prevent. */
  readonly tls: 'required' | 'offered'
  /** The address that messages come from; their name is the government's. */
  readonly from: string
  /** Where mail comes back to this installation: `balas-…@domain`, `kirim-…@domain`. Null: answers and bounces reach nobody here. */
  readonly domain: string | null
}

/** Where the mail server in front hands over what comes in for `domain`. */
export type MailInSetting = { readonly host: string; /** 0 for any free one. */ readonly port: number; readonly protocol: 'lmtp' | 'smtp'; readonly domain: string }

/** A mailbox of the government's mail server that is read instead. */
export type MailboxSetting = {
  readonly server: SmtpServer
  /** The folder in it. */
  readonly folder: string
  /** `offered`: encrypted where the server offers it. */
  readonly tls: 'required' | 'offered'
  readonly domain: string
}

export type SmtpServer = {
  readonly host: string
  readonly port: number
  /** TLS from the first byte. */
  readonly secure: boolean
  readonly user: string | null
  readonly password: string | null
}

/** `smtp://user:password@host:587` or `smtps://…:465`; null for anything else. */
export function readSmtpUrl(text: string): SmtpServer | null {
  const url = URL.parse(text)
  return url === null || !['', '/'].includes(url.pathname) ? null : serverOf(url, 'smtp', [587, 465])
}

/** `imaps://user:password@host/folder`, the folder `INBOX` where none is named; null for anything else, also without a user. */
export function readImapUrl(text: string): Pick<MailboxSetting, 'server' | 'folder'> | null {
  const url = URL.parse(text)
  const server = url === null ? null : serverOf(url, 'imap', [143, 993])
  const folder = url === null ? undefined : decoded(url.pathname.slice(1))
  return server === null || server.user === null || folder === undefined ? null : { server, folder: folder ?? 'INBOX' }
}

function serverOf(url: URL, scheme: 'smtp' | 'imap', [open, secured]: readonly [number, number]): SmtpServer | null {
  const secure = url.protocol === `${scheme}s:`
  if ((!secure && url.protocol !== `${scheme}:`) || url.hostname === '' || url.search !== '' || url.hash !== '') return null
  const [user, password] = [decoded(url.username), decoded(url.password)]
  if (user === undefined || password === undefined) return null
  return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: url.port === '' ? (secure ? secured : open) : Number(url.port), secure, user, password }
}

/** A bare address such as `pengaduan@rembangkab.go.id`. */
export function isMailAddress(text: string): boolean {
  const [, domain = ''] = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(.{1,255})$/.exec(text) ?? []
  return isMailDomain(domain)
}

export function isMailDomain(text: string): boolean {
  return text.length <= 255 && /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(text)
}

function decoded(part: string): string | null | undefined {
  try {
    return part === '' ? null : decodeURIComponent(part)
  } catch {
    return undefined
  }
}
