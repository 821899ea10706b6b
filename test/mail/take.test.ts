// E-mails are handed over by real conversations: what was answered with 250 is kept, once, and nothing else is.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MAIL_LIMITS } from '../../src/channel/email/receive/mail-limits.ts'
import { startMailServer } from '../../src/channel/email/receive/mail-server.ts'
import { letter } from './samples.ts'
import { conversation, deliver, quietLog, taker, type Taker } from './smtp.ts'

let it_: Taker
beforeAll(async () => {
  it_ = await taker({ limits: { messageBytes: 200_000, bytesAtOnce: 300_000, perSender: 30 } })
})
afterAll(() => it_.close())

type Row = { mail_id: string; state: string; government: number | null; report_id: string | null; came_at: Date; size: number }
const rows = async () => (await it_.owner.query<Row>('select mail_id, state, government, report_id, came_at, size from mail order by kept_at, mail_id')).rows
const fresh = () => it_.owner.query('truncate mail, mail_raw, vault.mail_key')
let count = 0
/** Another one each time. */
const another = (body = 'Lampu mati.') => letter({ headers: { 'Message-ID': `<n${(count += 1)}@warga.example>` }, body })

describe('an e-mail that is handed over', () => {
  it('is on disk when it is acknowledged: whole, with its key, and nothing of it readable', async () => {
    await fresh()
    expect(await deliver(it_.port, another('Rahasia-kata-kunci di pasar.'))).toMatch(/^250 /)
    const [row, more] = await rows()
    expect([row?.state, row?.government !== null, more]).toEqual(['kept', true, undefined])
    const { rows: stored } = await it_.owner.query<{ all: string }>(`select (mail::text || encode(mail_raw.sealed, 'escape') || mail_key::text) as all from mail join mail_raw using (mail_id) join vault.mail_key mail_key using (mail_id)`)
    expect(stored).toHaveLength(1)
    expect(stored[0]?.all).not.toMatch(/Rahasia|sri@|warga/)
  })

  it('is kept once however often it is sent, also by many at the same moment', async () => {
    await fresh()
    const raw = another()
    const answers = await Promise.all(Array.from({ length: 8 }, () => deliver(it_.port, raw)))
    expect(answers.every((answer) => answer.startsWith('250'))).toBe(true)
    expect(await rows()).toHaveLength(1)
  })

  it('whose answer was never heard is not doubled by the sender’s retry', async () => {
    await fresh()
    const raw = another()
    const talk = await conversation(it_.port)
    for (const line of ['EHLO a', 'MAIL FROM:<sri@warga.example>', 'RCPT TO:<rembang@lapor.example>', 'DATA']) await talk.say(line)
    talk.send(raw)
    talk.send('.\r\n')
    talk.drop()
    await expect.poll(rows).toHaveLength(1)
    expect(await deliver(it_.port, raw)).toMatch(/^250/)
    expect(await rows()).toHaveLength(1)
  })

  it('taken by a process that is killed between keeping and saying so is not doubled by the retry', async () => {
    await fresh()
    const raw = another()
    const dying = fork(join(import.meta.dirname, 'dying-taker.ts'), [it_.appUrl, join(it_.dataDir, 'keys')], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    const [port] = (await once(dying, 'message')) as [number]
    expect(await deliver(port, raw)).toBe('closed')
    const { rows: before } = await it_.owner.query('select from mail')
    expect(before).toHaveLength(1)
    const again = await startMailServer({ ...it_.serving, destinationOf: () => ({ to: 'government', government: 1 }) })
    expect(await deliver(again.port, raw)).toMatch(/^250/)
    await again.close()
    expect(await rows()).toHaveLength(1)
  })

  it('that broke off in the middle is not kept', async () => {
    await fresh()
    const talk = await conversation(it_.port)
    for (const line of ['EHLO a', 'MAIL FROM:<sri@warga.example>', 'RCPT TO:<rembang@lapor.example>', 'DATA']) await talk.say(line)
    talk.send(another().subarray(0, 200))
    talk.drop()
    expect(await deliver(it_.port, another())).toMatch(/^250/)
    expect(await rows()).toHaveLength(1)
  })

  it('is asked to come again where it could not be kept', async () => {
    const failing = await startMailServer({ ...it_.serving, keep: () => Promise.reject(new Error('the disk is full')), log: quietLog })
    expect(await deliver(failing.port, another())).toMatch(/^451 /)
    await failing.close()
  })

  it('for an address that is none of ours is refused while its sender can hear of it', async () => {
    for (const to of ['tidak-ada@lapor.example', 'rembang@lain.example']) expect(await deliver(it_.port, another(), { to: [to] })).toMatch(/^550 /)
  })

  it('for a forged token is taken like any other: nobody learns what exists', async () => {
    await fresh()
    const forged = `balas-${'0'.repeat(39)}@lapor.example`
    expect(await deliver(it_.port, another(), { to: [forged] })).toMatch(/^250 /)
    expect(await rows()).toMatchObject([{ report_id: null, government: expect.any(Number) as number }])
  })

  it('beyond its size is refused for good, and the sender is told', async () => {
    await fresh()
    expect(await deliver(it_.port, another('x'.repeat(90) .concat('\n').repeat(3_000)))).toMatch(/^552 /)
    expect(await rows()).toEqual([])
    expect(MAIL_LIMITS.messageBytes).toBeLessThan(MAIL_LIMITS.bytesAtOnce)
  })

  it('from a sender that floods is put off, others are not', async () => {
    const answers: string[] = []
    for (let sent = 0; sent < 31; sent += 1) answers.push(await deliver(it_.port, another(), { sender: 'banjir@warga.example' }))
    expect(answers.at(-1)).toMatch(/^450 /)
    expect(await deliver(it_.port, another())).toMatch(/^250/)
  })

  it('is answered for each recipient apart by LMTP', async () => {
    await fresh()
    const lmtp = await startMailServer({ ...it_.serving, protocol: 'lmtp', keep: (mail) => (mail.destination.to === 'nobody' ? Promise.reject(new Error('no')) : it_.serving.keep(mail)) })
    const talk = await conversation(lmtp.port)
    for (const line of ['LHLO relay', 'MAIL FROM:<>', 'RCPT TO:<rembang@lapor.example>', `RCPT TO:<balas-${'0'.repeat(39)}@lapor.example>`, 'DATA']) await talk.say(line)
    talk.send(another())
    expect([(await talk.say('.')).slice(0, 3), (await talk.hear()).slice(0, 3)]).toEqual(['250', '451'])
    talk.drop()
    await lmtp.close()
    expect(await rows()).toHaveLength(1)
  })

  it('counts from when it reached the government’s own mail server, however long that had to wait', async () => {
    await fresh()
    const at = new Date(Math.floor(Date.now() / 1000) * 1000 - 26 * 3_600_000)
    await deliver(it_.port, Buffer.concat([Buffer.from(`Received: from a by mx (Postfix); ${at.toUTCString()}\r\n`), another()]))
    expect((await rows())[0]?.came_at).toEqual(at)
  })
})
