import { describe, expect, it } from 'vitest'
import { passwordHash, passwordMatches } from './password-hash.ts'

describe('the hash of a password', () => {
  it('is Argon2id with its settings and a salt of its own', async () => {
    const [one, other] = await Promise.all([passwordHash('ombak biru lasem'), passwordHash('ombak biru lasem')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(one).not.toBe(other)
    expect(await passwordMatches('ombak biru lasem', one)).toBe(true)
    expect(await passwordMatches('ombak biru Lasem', one)).toBe(false)
  })

  it('takes the whole password, in whatever way its letters are encoded', async () => {
    const long = 'x'.repeat(127)
    expect(await passwordMatches(`${long}b`, await passwordHash(`${long}a`))).toBe(false)
    expect(await passwordMatches('e\u0301clair-pagi', await passwordHash('éclair-pagi'))).toBe(true)
  })

  it('agrees with the reference implementation of Argon2', async () => {
    // The hash that src/test.c of phc-winner-argon2 expects of Argon2id, version 19, t=2, m=2^16, p=1.
    expect(await passwordMatches('password', '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc')).toBe(true)
  })

  it('refuses what is no such hash', async () => {
    for (const stored of ['', 'password', '$2b$10$abc', '$argon2i$v=19$m=1,t=1,p=1$aaaa$bbbb']) expect(await passwordMatches('password', stored)).toBe(false)
  })
})
