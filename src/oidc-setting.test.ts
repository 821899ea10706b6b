import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig, type Environment } from './config.ts'

const folder = mkdtempSync(join(tmpdir(), 'tuntas-secret-'))
const file = (text: string, name = 'secret') => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const SECRET = 'rahasia-klien-contoh'
const whole: Environment = {
  TUNTAS_OIDC_ISSUER: 'https://sso.example.go.id/realms/pegawai', TUNTAS_OIDC_CLIENT_ID: 'tuntas', TUNTAS_OIDC_CLIENT_SECRET_FILE: file(`${SECRET}\n`), TUNTAS_OIDC_EMAIL_DOMAIN: 'Example.go.id', TUNTAS_OIDC_GOVERNMENT: 'rembang',
}

function faultsOf(env: Environment): readonly string[] {
  const read = readConfig(env)
  return 'faults' in read ? read.faults : []
}

describe('the identity provider', () => {
  it('is none as long as nothing is set', () => {
    expect(readConfig({})).toMatchObject({ ok: { oidc: null } })
  })

  it('is read whole, with its secret from the file, and called by its host where it has no name', () => {
    expect(readConfig(whole)).toMatchObject({
      ok: { oidc: { issuer: 'https://sso.example.go.id/realms/pegawai', clientId: 'tuntas', clientSecret: SECRET, domain: 'example.go.id', government: 'rembang', name: 'sso.example.go.id', secondFactors: [] } },
    })
    expect(readConfig({ ...whole, TUNTAS_OIDC_NAME: 'SSO Pemkab', TUNTAS_OIDC_ACR: 'urn:a, urn:b' })).toMatchObject({ ok: { oidc: { name: 'SSO Pemkab', secondFactors: ['urn:a', 'urn:b'] } } })
  })

  it.each(Object.keys(whole))('without %s is no provider: a sentence says what is missing', (name) => {
    const faults = faultsOf({ ...whole, [name]: '' })
    expect(faults).toEqual([expect.stringMatching(new RegExp(`^TUNTAS_OIDC_[A-Z_]+ needs ${name} beside it: without it the identity provider can sign nobody in\\.$`))])
  })

  it.each([
    ['TUNTAS_OIDC_ISSUER', 'http://sso.example.go.id'], ['TUNTAS_OIDC_ISSUER', 'https://sso.example.go.id?x=1'], ['TUNTAS_OIDC_ISSUER', 'https://user:pw@sso.example.go.id'], ['TUNTAS_OIDC_ISSUER', 'sso'],
    ['TUNTAS_OIDC_CLIENT_ID', 'tun tas'], ['TUNTAS_OIDC_CLIENT_SECRET_FILE', join(folder, 'tidak-ada')], ['TUNTAS_OIDC_CLIENT_SECRET_FILE', folder], ['TUNTAS_OIDC_CLIENT_SECRET_FILE', file('pendek', 'short')],
    ['TUNTAS_OIDC_CLIENT_SECRET_FILE', file('dua baris\nrahasia', 'two')], ['TUNTAS_OIDC_EMAIL_DOMAIN', 'rembang kab'], ['TUNTAS_OIDC_EMAIL_DOMAIN', 'a@b.id'], ['TUNTAS_OIDC_GOVERNMENT', 'Kab. Rembang'],
    ['TUNTAS_OIDC_NAME', '<b>'], ['TUNTAS_OIDC_ACR', ' , '],
  ])('%s may not be %s', (name, value) => {
    expect(faultsOf({ ...whole, [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} must be `))])
  })

  it('on this machine may speak http, and no fault repeats the path of the secret', () => {
    for (const issuer of ['http://localhost:8080/realms/x', 'http://127.0.0.1:8080', 'http://[::1]:8080']) expect(faultsOf({ ...whole, TUNTAS_OIDC_ISSUER: issuer })).toEqual([])
    expect(faultsOf({ ...whole, TUNTAS_OIDC_CLIENT_SECRET_FILE: '/run/rahasia/kunci' }).join()).not.toContain('rahasia/kunci')
  })
})
