import { availableParallelism } from 'node:os'
import { describe, expect, test } from 'vitest'
import { readConfig, type Config, type Environment } from './config.ts'

function configOf(env: Environment): Config {
  const result = readConfig(env)
  if ('faults' in result) throw new Error(result.faults.join('\n'))
  return result.ok
}

function faultsOf(env: Environment): readonly string[] {
  const result = readConfig(env)
  return 'faults' in result ? result.faults : []
}

describe('reading the settings', () => {
  test('an empty environment gives a demo on the embedded database at localhost:3000', () => {
    expect(configOf({})).toMatchObject({
      databaseUrl: null,
      databaseOwnerUrl: null,
      port: 3000,
      host: '127.0.0.1',
      baseUrl: 'http://localhost:3000',
      production: false,
      demo: true,
      demoReports: true,
      batch: true,
    })
  })

  test('a sender of 1 KB a second is waited for, and 40 of one network may send files at once, unless told', () => {
    expect(configOf({})).toMatchObject({ pace: { bytesPerSecond: 1_000, windowMs: 30_000 }, uploads: { perNetwork: 40, inAll: 200 } })
    expect(configOf({ TUNTAS_PACE_SECONDS: '5', TUNTAS_UPLOADS: '9' })).toMatchObject({ pace: { windowMs: 5_000 }, uploads: { perNetwork: 40, inAll: 9 } })
    expect(faultsOf({ TUNTAS_PACE_SECONDS: '0', TUNTAS_UPLOADS_PER_NETWORK: 'many' })).toHaveLength(2)
  })

  test('two processes serve pages where there are two processors to do it, unless told', () => {
    expect(configOf({}).webProcesses).toBe(process.platform === 'linux' ? Math.min(2, availableParallelism()) : 1)
    expect(configOf({ TUNTAS_WEB_PROCESSES: '1' }).webProcesses).toBe(1)
    expect(faultsOf({ TUNTAS_WEB_PROCESSES: '0' })).toHaveLength(1)
  })

  test('an empty value counts as not set', () => {
    expect(configOf({ PORT: '', DATABASE_URL: '', TUNTAS_LOG_LEVEL: '' })).toEqual(configOf({}))
  })

  test('folders become absolute, and keys lie in the data folder unless told', () => {
    expect(configOf({ DATA_DIR: 'd' }).keysDir).toBe(`${process.cwd()}/d/keys`)
    expect(configOf({ DATA_DIR: '/x', TUNTAS_KEYS_DIR: '/secure' }).keysDir).toBe('/secure')
  })

  test('the demo stays away from production and from a database of your own, unless asked for', () => {
    expect(configOf({ NODE_ENV: 'production' }).demo).toBe(false)
    expect(configOf({ DATABASE_URL: 'postgres://u:p@h/d' }).demo).toBe(false)
    expect(configOf({ NODE_ENV: 'production', TUNTAS_DEMO: 'on' }).demo).toBe(true)
  })

  test('a closing slash of the public address is dropped', () => {
    expect(configOf({ TUNTAS_BASE_URL: 'https://lapor.example.go.id/' }).baseUrl).toBe('https://lapor.example.go.id')
  })

  test('addresses through a Unix socket are taken', () => {
    const url = 'postgresql://user:pass@/db?host=/run/postgresql'
    expect(configOf({ DATABASE_URL: url }).databaseUrl).toBe(url)
  })

  test('e-mail is off until a mail server and an address are named, and then encrypted unless told otherwise', () => {
    expect(configOf({}).mail).toBeNull()
    const env = { TUNTAS_SMTP_URL: 'smtp://lapor%40x:s%3Acret@mail.example.go.id', TUNTAS_MAIL_FROM: 'lapor@example.go.id' }
    expect(configOf(env).mail).toEqual({ server: { host: 'mail.example.go.id', port: 587, secure: false, user: 'lapor@x', password: 's:cret' }, tls: 'required', from: 'lapor@example.go.id', domain: null })
    expect(configOf({ ...env, TUNTAS_SMTP_URL: 'smtps://[::1]', TUNTAS_SMTP_TLS: 'offered', TUNTAS_MAIL_DOMAIN: 'Surat.Example.go.id' }).mail).toMatchObject({ server: { host: '::1', port: 465, secure: true, user: null }, tls: 'offered', domain: 'surat.example.go.id' })
  })

  test('e-mail is taken in where a port and a domain are named, on this machine alone and by LMTP unless told otherwise', () => {
    expect(configOf({ TUNTAS_MAIL_DOMAIN: 'surat.example.go.id' }).mailIn).toBeNull()
    expect(configOf({ TUNTAS_MAIL_DOMAIN: 'surat.example.go.id', TUNTAS_MAIL_PORT: '2525' }).mailIn).toEqual({ port: 2525, host: '127.0.0.1', protocol: 'lmtp', domain: 'surat.example.go.id' })
    expect(configOf({ TUNTAS_MAIL_DOMAIN: 'a.id', TUNTAS_MAIL_PORT: '0', TUNTAS_MAIL_HOST: '10.0.0.2', TUNTAS_MAIL_PROTOCOL: 'smtp' }).mailIn).toMatchObject({ host: '10.0.0.2', protocol: 'smtp' })
    expect(faultsOf({ TUNTAS_MAIL_PORT: '2525' })).toEqual(['TUNTAS_MAIL_PORT needs TUNTAS_MAIL_DOMAIN beside it: the domain whose mail is taken in.'])
    expect(faultsOf({ TUNTAS_MAIL_PROTOCOL: 'smtp' })).toEqual(['TUNTAS_MAIL_PROTOCOL needs TUNTAS_MAIL_PORT beside it: without a port no e-mail is taken in.'])
  })

  test('half a set-up of e-mail, or a wrong one, is named without the password', () => {
    expect(faultsOf({ TUNTAS_SMTP_URL: 'smtp://mail.example.go.id' })).toEqual(['TUNTAS_SMTP_URL needs TUNTAS_MAIL_FROM beside it: the address that messages come from.'])
    expect(faultsOf({ TUNTAS_MAIL_FROM: 'lapor@example.go.id' })).toEqual(['TUNTAS_MAIL_FROM needs TUNTAS_SMTP_URL beside it: without a mail server nothing is sent.'])
    const wrong = faultsOf({ TUNTAS_SMTP_URL: 'http://user:rahasia@mail', TUNTAS_MAIL_FROM: 'Tim <lapor@x>', TUNTAS_MAIL_DOMAIN: 'a b', TUNTAS_SMTP_TLS: 'no' })
    expect(wrong.map((fault) => fault.slice(0, fault.indexOf(' ')))).toEqual(['TUNTAS_SMTP_URL', 'TUNTAS_SMTP_TLS', 'TUNTAS_MAIL_FROM', 'TUNTAS_MAIL_DOMAIN'])
    expect(wrong.join()).not.toContain('rahasia')
  })

  test('all faults are told at once, one sentence each', () => {
    const faults = faultsOf({ PORT: '99999', NODE_ENV: 'prod', TUNTAS_BATCH: 'yes', TUNTAS_BASE_URL: 'lapor.go.id' })
    expect(faults).toEqual([
      'PORT must be a whole number from 0 to 65535, not "99999".',
      'NODE_ENV must be production, development or test, not "prod".',
      'TUNTAS_BASE_URL must be the public address with nothing after the host, such as https://lapor.example.go.id.',
      'TUNTAS_BATCH must be on or off, not "yes".',
    ])
  })

  test.each(['-1', '3000.5', '0x10', ' 80', '1e3', 'abc'])('PORT=%s is refused', (port) => {
    expect(faultsOf({ PORT: port })).toHaveLength(1)
  })

  test('an unknown name of ours is a fault and the nearest known name is offered', () => {
    expect(faultsOf({ TUNTAS_BASEURL: 'https://x.go.id' })).toEqual([
      'TUNTAS_BASEURL is not a setting of Tuntas; did you mean TUNTAS_BASE_URL?',
    ])
    expect(faultsOf({ TUNTAS_COLOUR_OF_THE_SKY: 'blue' })).toEqual(['TUNTAS_COLOUR_OF_THE_SKY is not a setting of Tuntas.'])
    expect(faultsOf({ TUNTAS_TEST_DATABASE_URL: 'anything' })).toEqual([])
  })

  test('the owner address alone is not enough', () => {
    for (const name of ['DATABASE_OWNER_URL', 'DATABASE_SENDER_URL', 'DATABASE_SEALER_URL']) expect(faultsOf({ [name]: 'postgres://o:p@h/d' }), name).toHaveLength(1)
  })

  test('no sentence repeats a secret', () => {
    const secret = 'hunter2secret'
    const faults = faultsOf({
      DATABASE_URL: `mysql://u:${secret}@h/d`,
      DATABASE_OWNER_URL: secret,
      TUNTAS_BASE_URL: `https://u:${secret}@h/path`,
      DATA_DIR: `${secret}\n`,
    })
    expect(faults).toHaveLength(4)
    expect(faults.join()).not.toContain(secret)
  })
})
