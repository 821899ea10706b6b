import { createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseReportId, type ReportId } from '../report/numbers/public-number.ts'
import { localPartOf, messageIdOf, readLocalPart, readMessageId, type MailToken } from './address-token.ts'

const key = (fill: number) => createSecretKey(Buffer.alloc(32, fill))
const keys = { numberKey: key(1), mailKey: key(2) }
const reportIds = fc.bigInt({ min: 0n, max: 2n ** 60n - 1n }).map((id) => parseReportId(id.toString()) as ReportId)
const tokens: fc.Arbitrary<MailToken> = fc.oneof(
  reportIds.map((reportId) => ({ kind: 'reply' as const, reportId })),
  fc.tuple(reportIds, fc.nat({ max: 2 ** 31 - 1 })).map(([reportId, message]) => ({ kind: 'message' as const, reportId, message })),
)

describe('an address of our mail', () => {
  it('is read back as what it was made of, in any case, with a name before it, and fits a local part', () => {
    fc.assert(fc.property(tokens, (token) => {
      const local = localPartOf(token, keys)
      expect(local.length).toBeLessThanOrEqual(64)
      expect([local, local.toUpperCase(), `lapor+${local}`].map((one) => readLocalPart(one, keys))).toEqual([token, token, token])
    }))
  })

  it('is no address of ours once a single symbol is another', () => {
    fc.assert(fc.property(tokens, fc.nat(), fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'), (token, place, symbol) => {
      const local = localPartOf(token, keys)
      const at = 6 + (place % (local.length - 6))
      fc.pre(local[at] !== symbol)
      expect(readLocalPart(`${local.slice(0, at)}${symbol}${local.slice(at + 1)}`, keys)).toBeNull()
    }))
  })

  it('is no address of another installation, and none for a return where one replies', () => {
    const reply = localPartOf({ kind: 'reply', reportId: '123' as ReportId }, keys)
    expect(readLocalPart(reply, { ...keys, mailKey: key(3) })).toBeNull()
    expect(readLocalPart(reply.replace('balas', 'kirim'), keys)).toBeNull()
    for (const strange of ['', 'balas-', 'lapor', `${reply}0`, `${reply}@x`, 'balas-'.padEnd(45, 'u'), '\u0000']) expect(readLocalPart(strange, keys)).toBeNull()
  })

  it('stands in the Message-ID too', () => {
    const token = { kind: 'message', reportId: '123456' as ReportId, message: 2500 } as const
    expect(readMessageId(messageIdOf(token, 'lapor.example.go.id', keys), keys)).toEqual(token)
    expect(readMessageId('<CAF+abc@mail.example.com>', keys)).toBeNull()
  })
})
