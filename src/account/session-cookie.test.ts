import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { droppedCookie, renewedCookie, tokenOf } from './session-cookie.ts'

const SECRET = 'a secret'
const TOKEN = 'N3xq8uYt2LbV0cKpZr5aWd1eHf7gJm4s'
const signed = (token: string, secret = SECRET) => encodeURIComponent(`${token}.${createHmac('sha256', secret).update(token).digest('base64')}`)
const sender = (cookie: string) => ({ cookie, userAgent: '' })

describe('the cookie of a session', () => {
  it('names its token when it was signed here, wherever it stands among others', () => {
    for (const cookie of [`petugas=${signed(TOKEN)}`, `bahasa=en; petugas=${signed(TOKEN)}; x=1`]) expect(tokenOf({ name: 'petugas', secret: SECRET }, sender(cookie))).toBe(TOKEN)
  })

  it.each([
    '', 'petugas=', `petugas=${TOKEN}`, `petugas=${signed(TOKEN, 'another secret')}`, `petugas=${signed(TOKEN).replace('N3', 'M3')}`, `petugas=${signed(TOKEN).slice(0, -6)}`, `xpetugas=${signed(TOKEN)}`,
    'petugas=%E0%A4%A', `petugas=${signed(`${TOKEN}' or 1=1`)}`, `petugas=${encodeURIComponent('.')}`,
  ])('%s names none', (cookie) => {
    expect(tokenOf({ name: 'petugas', secret: SECRET }, sender(cookie))).toBeNull()
  })

  it('is kept from scripts and other sites, and from other hosts where the connection is encrypted', () => {
    const cookie = { name: '__Host-petugas', secret: SECRET, secure: true, livesS: 1800 }
    expect(renewedCookie(cookie, sender('__Host-petugas=abc'))).toBe('__Host-petugas=abc; Max-Age=1800; Path=/; HttpOnly; Secure; SameSite=Lax')
    expect(droppedCookie(cookie)).toBe('__Host-petugas=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax')
  })
})
