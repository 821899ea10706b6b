import { sign, verify } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeEscrowRecord } from './escrow-record.ts'
import { openKeyFolder } from './key-folder.ts'
import { loadServerSecrets, type ServerSecrets } from './server-secrets.ts'
import { VaultFault } from './vault-fault.ts'

let keysDir: string
beforeEach(() => (keysDir = join(mkdtempSync(join(tmpdir(), 'secrets-')), 'keys')))
afterEach(() => rmSync(join(keysDir, '..'), { recursive: true }))

const names = ['numberKey', 'receiptKey', 'pepper', 'digestKey', 'cookieKey'] as const

function bytesOf(secrets: ServerSecrets): string[] {
  return names.map((name) => secrets[name].export().toString('hex'))
}

function codeOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof VaultFault) return error.code
    throw error
  }
  return 'loaded'
}

describe('the secrets of an installation', () => {
  it('are the same at every start, and none is another', () => {
    const first = loadServerSecrets(keysDir)
    const second = loadServerSecrets(keysDir)
    expect(bytesOf(second)).toEqual(bytesOf(first))
    expect(new Set(bytesOf(first)).size).toBe(names.length)
    expect(second.fingerprint).toBe(first.fingerprint)
    expect(verify(null, Buffer.from('a note'), second.logPublicKey, sign(null, Buffer.from('a note'), first.logSigningKey))).toBe(true)
  })

  it('differ between installations', () => {
    const other = loadServerSecrets(join(keysDir, '..', 'other'))
    expect(other.fingerprint).not.toBe(loadServerSecrets(keysDir).fingerprint)
    expect(bytesOf(other)).not.toEqual(bytesOf(loadServerSecrets(keysDir)))
  })

  it('are never shown by printing them', () => {
    const secrets = loadServerSecrets(keysDir)
    const shown = inspect(secrets, { depth: 10, showHidden: true }) + JSON.stringify(secrets)
    for (const hex of bytesOf(secrets)) {
      expect(shown).not.toContain(hex)
      expect(shown).not.toContain(Buffer.from(hex, 'hex').toString('base64').slice(0, 8))
    }
  })

  it('lie in files that their owner alone can read, or are refused', () => {
    loadServerSecrets(keysDir)
    for (const name of ['server-secret.hex', 'log-signing-key.pem']) {
      expect(statSync(join(keysDir, name)).mode & 0o777).toBe(0o600)
      chmodSync(join(keysDir, name), 0o640)
      expect(codeOf(() => loadServerSecrets(keysDir))).toBe('keys-unsafe')
      chmodSync(join(keysDir, name), 0o600)
    }
  })

  it('are not made anew over damaged or lost ones', () => {
    loadServerSecrets(keysDir)
    const root = join(keysDir, 'server-secret.hex')
    const signing = join(keysDir, 'log-signing-key.pem')
    const [rootText, signingText] = [readFileSync(root, 'utf8'), readFileSync(signing, 'utf8')]
    writeFileSync(root, rootText.slice(0, 40))
    expect(codeOf(() => loadServerSecrets(keysDir))).toBe('keys-broken')
    writeFileSync(root, rootText)
    writeFileSync(signing, signingText.replace(/[A-Za-z]{5}/, 'AAAAA!'))
    expect(codeOf(() => loadServerSecrets(keysDir))).toBe('keys-broken')
    rmSync(signing)
    expect(codeOf(() => loadServerSecrets(keysDir))).toBe('keys-broken')
    writeFileSync(signing, signingText, { mode: 0o600 })
    expect(codeOf(() => loadServerSecrets(keysDir))).toBe('loaded')
    writeEscrowRecord(openKeyFolder(keysDir), { madeAt: 0, epochs: [1], fingerprint: 'x' })
    rmSync(root)
    expect(codeOf(() => loadServerSecrets(keysDir))).toBe('keys-broken')
  })
})
