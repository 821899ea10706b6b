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
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '' || !['', '/'].includes(url.pathname) || url.search !== '' || url.hash !== '') return null
  const secure = url.protocol === 'smtps:'
  const [user, password] = [decoded(url.username), decoded(url.password)]
  if (user === undefined || password === undefined) return null
  return { host: url.hostname.replace(/^\[(.*)\]$/, '$1'), port: url.port === '' ? (secure ? 465 : 587) : Number(url.port), secure, user, password }
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
