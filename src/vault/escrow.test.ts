import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publicNumber, reportIdFrom } from '../report/numbers/public-number.ts'
import { newSubmissionKey } from '../report/numbers/submission-key.ts'
import { escrowIsCurrent, escrowSheet, recordEscrow, restoreEscrow } from './escrow.ts'
import { openFileKeyManager } from './file-key-manager.ts'
import { newReportKey } from './report-key.ts'
import { loadServerSecrets } from './server-secrets.ts'

const day = 24 * 60 * 60 * 1000
const reportId = reportIdFrom(newSubmissionKey(Date.UTC(2026, 0, 1), new Uint8Array(16)))
let home: string
let keysDir: string
let now: number
const clock = { now: () => now }

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'escrow-'))
  keysDir = join(home, 'keys')
  now = Date.UTC(2026, 0, 1, 10, 30)
  openFileKeyManager({ keysDir, clock })
  loadServerSecrets(keysDir)
})
afterEach(() => rmSync(home, { recursive: true }))

function copied(): string {
  const { text, record } = escrowSheet({ keysDir, now })
  recordEscrow(keysDir, record)
  return text
}

function problemsOf(text: string): readonly string[] {
  const result = restoreEscrow({ keysDir: join(home, 'restored'), text, now })
  return 'problems' in result ? result.problems : []
}

describe('the escrow copy', () => {
  it('brings every key back into an empty folder, typed in small letters without the prose', () => {
    const keys = openFileKeyManager({ keysDir, clock })
    const [first, second] = [newReportKey(), newReportKey()]
    const wrappedFirst = keys.wrap(first, reportId)
    keys.turnEpoch()
    const wrappedSecond = keys.wrap(second, reportId)
    const secrets = loadServerSecrets(keysDir)
    const typed = copied().split('\n').filter((line) => line.includes('=')).join('\r\n').toLowerCase().replaceAll('0', 'o').replace(/ {2,}/g, ' ')
    rmSync(keysDir, { recursive: true })

    const restored = restoreEscrow({ keysDir, text: typed.replaceAll(/(?<=epoch-\S*)o/g, '0'), now })
    expect(restored).toEqual({ restored: ['server secret', 'signing key', `epoch ${wrappedFirst.epoch}`, `epoch ${wrappedSecond.epoch}`], fingerprint: secrets.fingerprint })
    const again = openFileKeyManager({ keysDir, clock })
    expect(again.unwrap(wrappedFirst, reportId).equals(first)).toBe(true)
    expect(again.unwrap(wrappedSecond, reportId).equals(second)).toBe(true)
    expect(again.currentEpoch()).toBe(wrappedSecond.epoch)
    const { numberKey, logSigningKey } = loadServerSecrets(keysDir)
    expect(publicNumber(reportId, numberKey)).toBe(publicNumber(reportId, secrets.numberKey))
    expect(logSigningKey.equals(secrets.logSigningKey)).toBe(true)
    expect(escrowIsCurrent(keysDir)).toEqual({ current: true })
  })

  it('shows a typing error in its line, wherever it is, and restores nothing', () => {
    const lines = copied().split('\n')
    const keyLines = lines.flatMap((line, index) => (/^(root|signing|epoch)/.test(line) ? [index] : []))
    expect(keyLines).toHaveLength(6)
    for (const index of keyLines) {
      const line = lines[index] ?? ''
      const name = /^\S+/.exec(line)?.[0] ?? ''
      for (let at = name.length; at < line.length; at++) {
        const symbol = line.charAt(at)
        if (!/[0-9A-Z]/.test(symbol)) continue
        const wrong = line.slice(0, at) + (symbol === '7' ? '8' : '7') + line.slice(at + 1)
        const problems = problemsOf(lines.with(index, wrong).join('\n'))
        expect(problems[0]).toBe(`Line ${index + 1} (${name}): a typing error; compare it with the sheet.`)
      }
    }
    expect(() => readdirSync(join(home, 'restored'))).toThrow('ENOENT')
  })

  it('shows what is missing, exchanged, doubled, from another sheet or misspelt', () => {
    const text = copied()
    const lines = text.split('\n')
    const at = (start: string) => lines.findIndex((line) => line.startsWith(start))
    expect(problemsOf(lines.toSpliced(at('signing-2'), 1).join('\n'))).toEqual(['signing-2: missing, or not readable.'])
    expect(problemsOf(`${text}\n${lines[at('root-1')]}`)).toEqual(['root-1: there more than once.'])
    expect(problemsOf(text.replace('root-2', 'rot-2'))).toEqual([`Line ${at('root-2') + 1}: no line of the sheet begins like this.`, 'root-2: missing, or not readable.'])
    expect(problemsOf(text.replace(/^root-1/m, 'root-x').replace(/^root-2/m, 'root-1').replace(/^root-x/m, 'root-2'))).toHaveLength(4)
    expect(problemsOf(text.replace(/^(root-1 +\S{4})\S/m, '$1'))[0]).toContain('there must be 26')
    openFileKeyManager({ keysDir, clock }).turnEpoch()
    const later = copied()
    const wholeOf = (sheet: string) => /^whole.*$/m.exec(sheet)?.[0] ?? ''
    expect(problemsOf(later.replace(wholeOf(later), wholeOf(text)))).toEqual(['Every line is right, but lines are missing or come from different sheets.'])
    expect(problemsOf('')).toHaveLength(5)
  })

  it('does not replace other keys, and leaves equal ones', () => {
    const text = copied()
    expect(restoreEscrow({ keysDir, text, now })).toMatchObject({ restored: [] })
    const other = join(home, 'other')
    loadServerSecrets(other)
    const before = readdirSync(other).map((name) => readFileSync(join(other, name), 'utf8'))
    expect(() => restoreEscrow({ keysDir: other, text, now })).toThrow(expect.objectContaining({ code: 'keys-in-the-way' }))
    expect(readdirSync(other).map((name) => readFileSync(join(other, name), 'utf8'))).toEqual(before)
    for (const name of ['server-secret.hex', 'log-signing-key.pem']) {
      const mixed = join(home, `mixed-${name}`)
      cpSync(keysDir, mixed, { recursive: true })
      chmodSync(mixed, 0o700)
      cpSync(join(other, name), join(mixed, name))
      expect(() => restoreEscrow({ keysDir: mixed, text, now })).toThrow(expect.objectContaining({ code: 'keys-in-the-way' }))
    }
    const sameHour = join(home, 'same-hour')
    openFileKeyManager({ keysDir: sameHour, clock })
    expect(() => restoreEscrow({ keysDir: sameHour, text, now })).toThrow(expect.objectContaining({ code: 'keys-in-the-way' }))
  })

  it('puts back any single file that was lost', () => {
    const text = copied()
    for (const name of readdirSync(keysDir).filter((file) => file !== 'escrow.json')) {
      const folder = join(home, `without-${name}`)
      cpSync(keysDir, folder, { recursive: true })
      chmodSync(folder, 0o700)
      rmSync(join(folder, name))
      expect(() => {
        loadServerSecrets(folder)
        openFileKeyManager({ keysDir: folder, clock })
      }).toThrow(expect.objectContaining({ code: 'keys-broken' }))
      expect(restoreEscrow({ keysDir: folder, text, now })).toMatchObject({ restored: [expect.any(String)] })
      expect(loadServerSecrets(folder).fingerprint).toBe(loadServerSecrets(keysDir).fingerprint)
      expect(openFileKeyManager({ keysDir: folder, clock }).currentEpoch()).toBe(openFileKeyManager({ keysDir, clock }).currentEpoch())
    }
  })
})

describe('a start in production', () => {
  it('is refused until the first copy is made', () => {
    expect(escrowIsCurrent(keysDir)).toMatchObject({ current: false, refuseStart: true, sentence: expect.stringContaining('keys escrow --print') })
    copied()
    expect(escrowIsCurrent(keysDir)).toEqual({ current: true })
  })

  it('warns of a new epoch without a copy, however old, and is not refused', () => {
    copied()
    now += 31 * day
    openFileKeyManager({ keysDir, clock })
    expect(escrowIsCurrent(keysDir)).toMatchObject({ current: false, refuseStart: false })
    now += 400 * day
    openFileKeyManager({ keysDir, clock })
    expect(escrowIsCurrent(keysDir)).toMatchObject({ current: false, refuseStart: false })
    copied()
    expect(escrowIsCurrent(keysDir)).toEqual({ current: true })
  })

  it('is refused when the copy is of other secrets', () => {
    copied()
    const record = JSON.parse(readFileSync(join(keysDir, 'escrow.json'), 'utf8')) as object
    writeFileSync(join(keysDir, 'escrow.json'), JSON.stringify({ ...record, fingerprint: '0000000000000000' }))
    expect(escrowIsCurrent(keysDir)).toMatchObject({ current: false, refuseStart: true })
  })
})
