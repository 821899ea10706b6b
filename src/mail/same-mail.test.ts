import { createSecretKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { letter } from '../../test/mail/samples.ts'
import { channelTime } from './channel-time.ts'
import { parseMailId } from './mail-id.ts'
import { mailIdOf } from './same-mail.ts'

const key = createSecretKey(Buffer.alloc(32, 1))
const idOf = (raw: Uint8Array, destination = 'government 1') => mailIdOf(key, raw, destination)
const stamped = (raw: Buffer, ...stamps: readonly string[]) => Buffer.concat([Buffer.from(stamps.map((one) => `${one}\r\n`).join('')), raw])

describe('the number of an e-mail', () => {
  it('is the same however often and over whichever servers it is sent', () => {
    const raw = letter()
    const again = stamped(raw, 'Return-Path: <sri@warga.example>', 'Delivered-To: rembang@lapor.example', 'Received: from mx (mx [10.0.0.1])\r\n\tby relay with ESMTP id 1;\r\n\tMon, 2 Nov 2026 09:00:05 +0700')
    expect(idOf(again)).toBe(idOf(raw))
    expect(idOf(Buffer.concat([raw, Buffer.from('\r\n\r\n')]))).toBe(idOf(raw))
    expect(parseMailId(idOf(raw))).toBe(idOf(raw))
  })
  it('is another for another text, another Message-ID, another address of ours, and without the key', () => {
    const others = [letter({ body: 'Lain.' }), letter({ headers: { 'Message-ID': '<a2@warga.example>' } }), letter({ headers: { 'Message-ID': null } })]
    expect(new Set([letter(), ...others].map((raw) => idOf(raw))).size).toBe(4)
    expect(idOf(letter(), 'government 2')).not.toBe(idOf(letter()))
    expect(mailIdOf(createSecretKey(Buffer.alloc(32, 2)), letter(), 'government 1')).not.toBe(idOf(letter()))
  })
  it('exists for what is hardly an e-mail', () => {
    for (const raw of ['', '\r\n', 'halo', ':\r\n\r\n:', '\0\0\0', 'From\r\n\r\n']) expect(parseMailId(idOf(Buffer.from(raw)))).not.toBeNull()
  })
})

describe('when an e-mail reached its channel', () => {
  const now = Date.parse('2026-11-04T09:00:00+07:00')
  const received = (date: string) => stamped(letter(), `Received: from x by relay.example with ESMTPS id 2 (v; 3)\r\n\tfor <rembang@lapor.example>; ${date}`, 'Received: from y; Sun, 1 Nov 2026 00:00:00 +0000')
  it('is what our own server stamped last, though it waited there for days', () => {
    expect(channelTime(received('Mon, 2 Nov 2026 09:00:00 +0700 (WIB)'), now, true)).toBe(Date.parse('2026-11-02T09:00:00+07:00'))
  })
  it.each([
    ['the server is not ours', 'Mon, 2 Nov 2026 09:00:00 +0700', false],
    ['the stamp lies in the future', 'Thu, 5 Nov 2026 09:00:00 +0700', true],
    ['the stamp is older than any server keeps an e-mail', 'Mon, 5 Oct 2026 09:00:00 +0700', true],
    ['the stamp is none', 'kemarin', true],
  ])('is now where %s', (_, date, ours) => {
    expect(channelTime(received(date), now, ours)).toBe(now)
  })
  it('is now where there is no stamp', () => {
    expect(channelTime(letter(), now, true)).toBe(now)
  })
})
