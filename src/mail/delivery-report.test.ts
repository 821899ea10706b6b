import { describe, expect, it } from 'vitest'
import { deliveryReport } from './delivery-report.ts'

describe('what a mail server reports', () => {
  it('is read for every recipient, with folded lines, any case and comments', () => {
    const text = 'Reporting-MTA: dns; mx.example\nOriginal-Envelope-Id: env-7\n\nFinal-Recipient: rfc822; Sri@Warga.example\nACTION: failed (bad address)\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550\n  unknown\n\nFinal-Recipient: rfc822;<budi@warga.example>\nAction: delayed\nStatus: 4.4.1 (no answer)\n'
    expect(deliveryReport(text.replaceAll('\n', '\r\n'))).toEqual({
      envelopeId: 'env-7',
      recipients: [{ action: 'failed', status: '5.1.1', recipient: 'sri@warga.example' }, { action: 'delayed', status: '4.4.1', recipient: 'budi@warga.example' }],
    })
  })
  it('is read where the group about the message is missing', () => {
    expect(deliveryReport('Final-Recipient: rfc822; a@b.example\nAction: failed\nStatus: 5.0.0').recipients).toHaveLength(1)
  })
  it('is empty where nothing in it is a report', () => {
    expect(deliveryReport('halo\n\nAction: dimakan\n\n\0\0')).toEqual({ envelopeId: '', recipients: [] })
    expect(deliveryReport('')).toEqual({ envelopeId: '', recipients: [] })
  })
})
