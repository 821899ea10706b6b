// The one place where the environment is read: every setting, its default and the sentence for its fault.
import { isIP } from 'node:net'
import { availableParallelism, platform } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'
import { isWebAddress, readMailList, readPublicKey, readWebhookList, type LogSetting } from './log-setting.ts'
import { isMailAddress, isMailDomain, readImapUrl, readSmtpUrl, type MailboxSetting, type MailInSetting, type MailSetting } from './mail-setting.ts'
import { nearestName } from './nearest-name.ts'
import { readClamd } from './scanner-setting.ts'
import { faultsTogether } from './settings-together.ts'
import { isIssuer, oidcOf, readSecretFile, readWords, type OidcSetting } from './oidc-setting.ts'
import type { ClamdAddress } from './scanner/clamd.ts'

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'

export type Config = Readonly<{
  /** PostgreSQL as the restricted role; null means the embedded server in `dataDir`. */
  databaseUrl: string | null
  /** PostgreSQL as the owner (migrations, erasure); null means that `databaseUrl` may do that too. */
  databaseOwnerUrl: string | null
  /** PostgreSQL as the sender's own role; null: the sender takes that role by `databaseUrl`. */
  databaseSenderUrl: string | null
  /** PostgreSQL as the sealer's own role, for the worker; null: it takes that role by `databaseUrl`. */
  databaseSealerUrl: string | null
  /** 0 means any free port. */
  port: number
  /** The address to listen on. */
  host: string
  /** How many processes serve pages on that port. */
  webProcesses: number
  /** Absolute path. */
  dataDir: string
  /** Absolute path of the folder that holds the key-encryption keys. */
  keysDir: string
  /** Where people reach this instance, without a closing slash; links in messages start with it. */
  baseUrl: string
  production: boolean
  /** Load the demo governments into an empty database. */
  demo: boolean
  /** Write example reports too; never in production. */
  demoReports: boolean
  /** Commit reports that arrive together in one transaction. */
  batch: boolean
  logLevel: LogLevel
  /** New reports taken from one address in an hour. */
  reportsPerHour: number
  /** How many reverse proxies in front add to X-Forwarded-For; 0 believes none. */
  trustProxy: number
  /** Null: no e-mail is sent. */
  mail: MailSetting | null
  /** How many may send files at the same time. */
  uploads: Readonly<{ perNetwork: number; inAll: number }>
  /** The slowest sender who is waited for. */
  pace: Readonly<{ bytesPerSecond: number; windowMs: number }>
  /** Null: no e-mail is taken in. */
  mailIn: MailInSetting | null
  /** The public log of what happened. */
  log: LogSetting
  /** Null: no mailbox is read. */
  mailbox: MailboxSetting | null
  /** Code of the government that sorts e-mails that name none; null: the national team, or the only government. */
  mailGovernment: string | null
  /** ClamAV's daemon, which looks evidence over before it is given out; null: there is none. */
  clamd: ClamdAddress | null
  /** The identity provider that signs a government's officers in; null: they sign in here alone. */
  oidc: OidcSetting | null
}>

export type Environment = Readonly<Record<string, string | undefined>>
export type ConfigResult = { readonly ok: Config } | { readonly faults: readonly string[] }

type Setting = Readonly<{ schema: z.ZodType; must: string; secret?: true }>

const postgresUrl = z.string().refine(isPostgresUrl)
const onOff = z.enum(['on', 'off']).transform((word) => word === 'on')

const settings = {
  DATABASE_URL: {
    schema: postgresUrl,
    must: 'must be a PostgreSQL address such as postgres://user:password@host:5432/database',
    secret: true,
  },
  DATABASE_OWNER_URL: {
    schema: postgresUrl,
    must: 'must be a PostgreSQL address such as postgres://owner:password@host:5432/database',
    secret: true,
  },
  DATABASE_SENDER_URL: {
    schema: postgresUrl,
    must: 'must be a PostgreSQL address such as postgres://tuntas_sender:password@host:5432/database',
    secret: true,
  },
  DATABASE_SEALER_URL: {
    schema: postgresUrl,
    must: 'must be a PostgreSQL address such as postgres://tuntas_sealer:password@host:5432/database',
    secret: true,
  },
  PORT: { schema: wholeNumber(0, 65_535), must: 'must be a whole number from 0 to 65535' },
  DATA_DIR: { schema: z.string().refine(isPath), must: 'must be the path of a folder', secret: true },
  NODE_ENV: {
    schema: z.enum(['production', 'development', 'test']),
    must: 'must be production, development or test',
  },
  TUNTAS_HOST: {
    schema: z.string().refine((name) => name === 'localhost' || isIP(name) !== 0),
    must: 'must be an IP address to listen on, such as 127.0.0.1 or 0.0.0.0, or localhost',
  },
  TUNTAS_BASE_URL: {
    schema: z.string().refine(isOrigin),
    must: 'must be the public address with nothing after the host, such as https://lapor.example.go.id',
    secret: true,
  },
  TUNTAS_KEYS_DIR: { schema: z.string().refine(isPath), must: 'must be the path of a folder', secret: true },
  TUNTAS_DEMO: { schema: onOff, must: 'must be on or off' },
  TUNTAS_DEMO_REPORTS: { schema: onOff, must: 'must be on or off' },
  TUNTAS_BATCH: { schema: onOff, must: 'must be on or off' },
  TUNTAS_LOG_LEVEL: {
    schema: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    must: 'must be trace, debug, info, warn, error, fatal or silent',
  },
  TUNTAS_WEB_PROCESSES: { schema: wholeNumber(1, 64), must: 'must be a whole number from 1 to 64' },
  TUNTAS_RATE_REPORTS_PER_HOUR: {
    schema: wholeNumber(1, 1_000_000),
    must: 'must be a whole number from 1 to 1000000',
  },
  TUNTAS_CLAMD: { schema: z.string().transform(readClamd).refine((address) => address !== null), must: 'must be the socket of ClamAV\'s daemon such as /run/clamav/clamd.ctl, or its host and port such as 127.0.0.1:3310' },
  TUNTAS_SMTP_URL: {
    schema: z.string().transform(readSmtpUrl).refine((server) => server !== null),
    must: 'must be the address of a mail server such as smtp://user:password@mail.example.go.id:587 or smtps://mail.example.go.id',
    secret: true,
  },
  TUNTAS_SMTP_TLS: { schema: z.enum(['required', 'offered']), must: 'must be required or offered' },
  TUNTAS_MAIL_FROM: { schema: z.string().refine(isMailAddress), must: 'must be a bare e-mail address such as pengaduan@example.go.id' },
  TUNTAS_MAIL_DOMAIN: { schema: z.string().toLowerCase().refine(isMailDomain), must: 'must be the domain whose mail comes to this installation, such as lapor.example.go.id' },
  TUNTAS_MAIL_PORT: { schema: wholeNumber(0, 65_535), must: 'must be a whole number from 0 to 65535' },
  TUNTAS_MAIL_HOST: { schema: z.string().refine((name) => isIP(name) !== 0), must: 'must be an IP address to take e-mail on, such as 127.0.0.1' },
  TUNTAS_MAIL_PROTOCOL: { schema: z.enum(['lmtp', 'smtp']), must: 'must be lmtp or smtp' },
  TUNTAS_LOG_SIGNER_URL: { schema: z.string().refine(isWebAddress), must: 'must be the address of a signer such as https://signer.example.go.id/log, or http:// on this machine', secret: true },
  TUNTAS_LOG_SIGNER_KEY: { schema: z.string().transform(readPublicKey).refine((key) => key !== null), must: 'must be the public key of the signer as name+id+key' },
  TUNTAS_LOG_MAIL_TO: { schema: z.string().transform(readMailList).refine((list) => list !== null), must: 'must be e-mail addresses with commas between them' },
  TUNTAS_LOG_WEBHOOKS: { schema: z.string().transform(readWebhookList).refine((list) => list !== null), must: 'must be https:// addresses with commas between them', secret: true },
  TUNTAS_IMAP_URL: {
    schema: z.string().transform(readImapUrl).refine((mailbox) => mailbox !== null),
    must: 'must be the address of a mailbox such as imaps://user:password@mail.example.go.id/INBOX',
    secret: true,
  },
  TUNTAS_IMAP_TLS: { schema: z.enum(['required', 'offered']), must: 'must be required or offered' },
  TUNTAS_MAIL_GOVERNMENT: { schema: z.string().regex(/^[a-z0-9-]{1,60}$/), must: 'must be the code of a government, such as rembang' },
  TUNTAS_OIDC_ISSUER: { schema: z.string().refine(isIssuer), must: 'must be the address of an identity provider exactly as it names itself, such as https://sso.example.go.id/realms/pegawai, or http:// on this machine' },
  TUNTAS_OIDC_CLIENT_ID: { schema: z.string().regex(/^[\x21-\x7e]{1,200}$/), must: 'must be the name under which the identity provider knows Tuntas' },
  TUNTAS_OIDC_CLIENT_SECRET_FILE: { schema: z.string().transform(readSecretFile).refine((secret) => secret !== null), must: 'must be the path of a file that holds the client\'s secret and nothing else: one line of 8 to 512 letters', secret: true },
  TUNTAS_OIDC_EMAIL_DOMAIN: { schema: z.string().toLowerCase().refine(isMailDomain), must: 'must be the domain of officers\' e-mails, such as example.go.id' },
  TUNTAS_OIDC_GOVERNMENT: { schema: z.string().regex(/^[a-z0-9-]{1,60}$/), must: 'must be the code of a government, such as rembang' },
  TUNTAS_OIDC_NAME: { schema: z.string().trim().regex(/^[\p{L}\p{N} .,&()'-]{1,40}$/u), must: 'must be what officers call the identity provider, of 1 to 40 letters' },
  TUNTAS_OIDC_ACR: { schema: z.string().max(500).transform(readWords).refine((words) => words !== null), must: 'must be values of acr with commas between them' },
  TUNTAS_TRUST_PROXY: {
    schema: wholeNumber(0, 10),
    must: 'must be the number of reverse proxies in front, from 0 to 10',
  },
  TUNTAS_UPLOADS: { schema: wholeNumber(1, 100_000), must: 'must be a whole number from 1 to 100000' },
  TUNTAS_UPLOADS_PER_NETWORK: { schema: wholeNumber(1, 100_000), must: 'must be a whole number from 1 to 100000' },
  TUNTAS_PACE_BYTES_PER_SECOND: { schema: wholeNumber(1, 1_000_000), must: 'must be a whole number from 1 to 1000000' },
  TUNTAS_PACE_SECONDS: { schema: wholeNumber(1, 600), must: 'must be a whole number of seconds from 1 to 600' },
} as const satisfies Record<string, Setting>

type SettingName = keyof typeof settings
type Values = { [Name in SettingName]: z.output<(typeof settings)[Name]['schema']> | undefined }

/** All settings, or one sentence for every fault; no sentence repeats a value that may be a secret. */
export function readConfig(env: Environment): ConfigResult {
  const faults: string[] = []
  const entries = Object.entries<Setting>(settings).map(([name, setting]) => {
    const raw = env[name]
    if (raw === undefined || raw === '') return [name, undefined]
    const parsed = setting.schema.safeParse(raw)
    if (!parsed.success) faults.push(`${name} ${setting.must}${setting.secret ? '' : `, not "${shown(raw)}"`}.`)
    return [name, parsed.data]
  })
  faults.push(...unknownNames(env))
  const values = Object.fromEntries(entries) as Values
  if (env['DATABASE_OWNER_URL'] && !env['DATABASE_URL']) {
    faults.push('DATABASE_OWNER_URL needs DATABASE_URL beside it: the address for the restricted role.')
  }
  for (const name of ['DATABASE_SENDER_URL', 'DATABASE_SEALER_URL']) {
    if (env[name] && !env['DATABASE_URL']) faults.push(`${name} needs DATABASE_URL beside it: the address for the restricted role.`)
  }
  faults.push(...faultsTogether(env, { severalListen }))
  return faults.length > 0 ? { faults } : { ok: withDefaults(values) }
}

function logOf({ TUNTAS_LOG_SIGNER_URL: url, TUNTAS_LOG_SIGNER_KEY: publicKey, TUNTAS_LOG_MAIL_TO: mailTo, TUNTAS_LOG_WEBHOOKS: webhooks }: Values, baseUrl: string): LogSetting {
  const signer = url === undefined || publicKey === undefined || publicKey === null ? null : { url, publicKey }
  return { origin: `${baseUrl.replace(/^https?:\/\//, '')}/log`, signer, mailTo: mailTo ?? [], webhooks: webhooks ?? [] }
}

function mailOf({ TUNTAS_SMTP_URL: server, TUNTAS_SMTP_TLS: tls, TUNTAS_MAIL_FROM: from, TUNTAS_MAIL_DOMAIN: domain }: Values): MailSetting | null {
  return server === undefined || server === null || from === undefined ? null : { server, tls: tls ?? 'required', from, domain: domain ?? null }
}

function mailInOf({ TUNTAS_MAIL_PORT: port, TUNTAS_MAIL_HOST: host, TUNTAS_MAIL_PROTOCOL: protocol, TUNTAS_MAIL_DOMAIN: domain }: Values): MailInSetting | null {
  return port === undefined || domain === undefined ? null : { port, host: host ?? '127.0.0.1', protocol: protocol ?? 'lmtp', domain }
}

function mailboxOf({ TUNTAS_IMAP_URL: mailbox, TUNTAS_IMAP_TLS: tls, TUNTAS_MAIL_DOMAIN: domain }: Values): MailboxSetting | null {
  return mailbox === undefined || mailbox === null || domain === undefined ? null : { ...mailbox, tls: tls ?? 'required', domain }
}

/** Several processes may take connections from the same port at the same time (SO_REUSEPORT shares them out on Linux only). */
const severalListen = platform() === 'linux'

function withDefaults(values: Values): Config {
  const production = values.NODE_ENV === 'production'
  const dataDir = resolve(values.DATA_DIR ?? 'data')
  const port = values.PORT ?? 3000
  const baseUrl = (values.TUNTAS_BASE_URL ?? `http://localhost:${port}`).replace(/\/$/, '')
  return {
    databaseUrl: values.DATABASE_URL ?? null,
    databaseOwnerUrl: values.DATABASE_OWNER_URL ?? null,
    databaseSenderUrl: values.DATABASE_SENDER_URL ?? null,
    databaseSealerUrl: values.DATABASE_SEALER_URL ?? null,
    port,
    host: values.TUNTAS_HOST ?? '127.0.0.1',
    webProcesses: values.TUNTAS_WEB_PROCESSES ?? (severalListen ? Math.min(2, availableParallelism()) : 1),
    dataDir,
    keysDir: resolve(values.TUNTAS_KEYS_DIR ?? `${dataDir}/keys`),
    baseUrl,
    production,
    demo: values.TUNTAS_DEMO ?? (!production && values.DATABASE_URL === undefined),
    demoReports: !production && (values.TUNTAS_DEMO_REPORTS ?? (values.TUNTAS_DEMO !== false && values.DATABASE_URL === undefined)),
    batch: values.TUNTAS_BATCH ?? true,
    logLevel: values.TUNTAS_LOG_LEVEL ?? 'info',
    reportsPerHour: values.TUNTAS_RATE_REPORTS_PER_HOUR ?? 300,
    trustProxy: values.TUNTAS_TRUST_PROXY ?? 0,
    mail: mailOf(values),
    uploads: { perNetwork: values.TUNTAS_UPLOADS_PER_NETWORK ?? 40, inAll: values.TUNTAS_UPLOADS ?? 200 },
    // A phone on the edge of a 2G cell sends a few KB in a second, with gaps.
    pace: { bytesPerSecond: values.TUNTAS_PACE_BYTES_PER_SECOND ?? 1_000, windowMs: (values.TUNTAS_PACE_SECONDS ?? 30) * 1_000 },
    mailIn: mailInOf(values),
    log: logOf(values, baseUrl),
    mailbox: mailboxOf(values),
    mailGovernment: values.TUNTAS_MAIL_GOVERNMENT ?? null,
    clamd: values.TUNTAS_CLAMD ?? null,
    oidc: oidcOf(values),
  }
}

function unknownNames(env: Environment): string[] {
  const known = Object.keys(settings)
  return Object.keys(env)
    .filter((name) => name.startsWith('TUNTAS_') && !name.startsWith('TUNTAS_TEST_') && !known.includes(name))
    .sort()
    .map((name) => {
      const near = nearestName(name, known)
      return `${shown(name)} is not a setting of Tuntas${near ? `; did you mean ${near}?` : '.'}`
    })
}

function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most)
}

function isPostgresUrl(raw: string): boolean {
  return /^postgres(ql)?:\/\/[^/]*\/[^/?]+/.test(raw) && !hasControl(raw)
}

function isOrigin(raw: string): boolean {
  const url = URL.parse(raw)
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === raw.replace(/\/$/, '')
}

function isPath(raw: string): boolean {
  return !hasControl(raw)
}

function hasControl(raw: string): boolean {
  return /[\u0000-\u001f\u007f]/.test(raw)
}

function shown(raw: string): string {
  return raw.replace(/[^\u0020-\u007e]/g, '?').slice(0, 40)
}
