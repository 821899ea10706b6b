import { describe, expect, it } from 'vitest'
import { parseReportId, type ReportId } from '../report/numbers/public-number.ts'
import { commitment, type CommittedEvent } from './commitment.ts'

function idOf(text: string): ReportId {
  const id = parseReportId(text)
  if (id === null) throw new Error(`${text} is no report id`)
  return id
}

const salt = Uint8Array.from({ length: 16 }, (_, index) => index)
const event: CommittedEvent = {
  reportId: idOf('35446529457666946'), seq: 1, at: Date.UTC(2026, 1, 3, 4, 5, 6, 789), kind: 'report-submitted', body: { secret: true, files: [{ no: 1, size: 10 }] },
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

describe('the commitment to an event', () => {
  it('is what sha256sum makes of the salt and the canonical JSON', () => {
    expect(hex(commitment(salt, event))).toBe('d8cdfda3b0bf4cedb1abd320153b68d6a958eff480b54c857e10b4e0dd5636aa')
  })

  it('changes with every part of the event, and with the salt', () => {
    const others = [
      commitment(salt.with(0, 1), event),
      commitment(salt, { ...event, reportId: idOf('35446529457666947') }),
      commitment(salt, { ...event, seq: 2 }),
      commitment(salt, { ...event, at: event.at + 1 }),
      commitment(salt, { ...event, kind: 'report-closed' }),
      commitment(salt, { ...event, body: { secret: false, files: [{ no: 1, size: 10 }] } }),
    ]
    expect(new Set([commitment(salt, event), ...others].map(hex)).size).toBe(7)
  })

  it('is refused without a whole salt or for a body that would lose something', () => {
    expect(() => commitment(salt.subarray(1), event)).toThrow(RangeError)
    expect(() => commitment(salt, { ...event, body: { at: undefined } })).toThrow(TypeError)
  })
})
