// Checkpoints leave the house, through a real mail server and real web servers: to each address by itself, again where one was down; and a
// reporter's e-mail brings the proof along.
import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import { promisify } from 'node:util'
import type { AddressInfo } from 'node:net'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handOut, settleTargets } from '../../src/app/log/hand-out.ts'
import { logReceipt } from '../../src/app/log/log-proof.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { mailCheckpoint } from '../../src/channel/checkpoint/mail-checkpoint.ts'
import { postCheckpoint } from '../../src/channel/checkpoint/post-checkpoint.ts'
import { addressBrake } from '../../src/channel/email/send/address-brake.ts'
import { domainLimits } from '../../src/channel/email/send/domain-limits.ts'
import { sendEmail } from '../../src/channel/email/send/send-email.ts'
import { openSmtp, type Smtp } from '../../src/channel/email/send/smtp.ts'
import type { MailSetting } from '../../src/mail-setting.ts'
import { projectRoot } from '../../src/project-root.ts'
import { openDatabase, type Database } from '../../src/store/database.ts'
import { leaseEmails } from '../../src/store/email-queue.ts'
import { readOutlets } from '../../src/store/log/log-outlets.ts'
import { openLogSigning } from '../../src/vault/log-signing.ts'
import { checkReceipt } from '../../src/verify/format/check-receipt.ts'
import { readVerifierKey } from '../../src/verify/format/note.ts'
import { nodeCrypto } from '../../src/verify/node-crypto.ts'
import { headerOf, mailServer, partsOf, type MailServer } from '../channel/mail-server.ts'
import { logHouse, type LogHouse } from './log-house.ts'

const OMBUDSMAN = 'catatan@ombudsman.test'
const PRESS = 'redaksi@koran.test'

let house: LogHouse
let sender: Database
let post: MailServer
let smtp: Smtp
const failed: unknown[] = []

const setting = (port: number): MailSetting => ({ server: { host: '127.0.0.1', port, secure: false, user: null, password: null }, tls: 'offered', from: 'lapor@rembang.test', domain: 'surat.rembang.test' })

beforeAll(async () => {
  house = await logHouse({ sends: ['email'] })
  sender = openDatabase({ url: house.appUrl, connections: 4, name: 'test-sender', role: 'tuntas_sender', log: { warn: () => undefined } })
  post = await mailServer()
  smtp = openSmtp(setting(post.port))
  await house.take()
  await house.sealAll()
}, 60_000)
afterAll(async () => {
  smtp.close()
  await Promise.all([post.close(), sender.close()])
  await house.close()
})

/** As the sender does every few seconds. */
const mails = (targets: readonly string[]) => handOut({
  pool: sender.pool, kind: 'mail', targets, hand: (to, checkpoint) => mailCheckpoint({ smtp, from: 'lapor@rembang.test', baseUrl: 'https://lapor.rembang.test' }, to, checkpoint),
  failed: (error) => void failed.push(error),
})
/** As the worker does. */
const posts = (targets: readonly string[]) => handOut({ pool: house.database.pool, kind: 'webhook', targets, hand: postCheckpoint, failed: (error) => void failed.push(error) })

const later = () => house.sql('update log_outlet set next_attempt_at = now(), lease_until = null')
/** Seconds until each may be tried again, by what is shown of it. */
async function rests(): Promise<Record<string, { rest: number; fault: string | null }>> {
  const { rows } = await house.owner.query<{ shown: string; rest: number; fault: string | null }>('select shown, fault, extract(epoch from next_attempt_at - now())::float8 as rest from log_outlet')
  return Object.fromEntries(rows.map(({ shown, rest, fault }) => [shown, { rest, fault }]))
}

async function checkpoint(): Promise<{ size: number; note: string }> {
  const { rows } = await house.owner.query<{ size: number; note: string }>('select size::int, note from log_checkpoint order by size desc limit 1')
  return rows[0] ?? { size: 0, note: '' }
}

describe('by e-mail', () => {
  it('goes to each address, again to the one whose server put it off, and no more once it is taken', async () => {
    await settleTargets(house.database.pool, { mailTo: [OMBUDSMAN, PRESS], webhooks: [] })
    post.says = (to) => (to === PRESS ? '451 4.7.1 try again later' : null)
    expect(await mails([OMBUDSMAN, PRESS])).toBe(1)
    expect(post.taken.map(({ to }) => to)).toEqual([OMBUDSMAN])
    expect((await rests())['koran.test']).toEqual({ rest: expect.closeTo(60, -1) as number, fault: 'smtp-451-4.7.1' })
    expect(await mails([OMBUDSMAN, PRESS]), 'not before its time').toBe(0)
    post.says = () => null
    await later()
    expect(await mails([OMBUDSMAN, PRESS])).toBe(1)
    expect(post.taken.map(({ to }) => to)).toEqual([OMBUDSMAN, PRESS])
    await later()
    expect(await mails([OMBUDSMAN, PRESS]), 'both have it').toBe(0)
    expect(await readOutlets(house.database.pool)).toMatchObject([{ shown: 'koran.test', size: (await checkpoint()).size }, { shown: 'ombudsman.test', size: (await checkpoint()).size }])
    expect(JSON.stringify((await house.owner.query('select shown, fault from log_outlet')).rows), 'no address is kept').not.toContain('@')
  })

  it('says what it is in words, and holds the checkpoint so that the kept e-mail, as it came, is what tuntas verify takes', async () => {
    const [email] = post.taken
    if (email === undefined) throw new Error('Nothing was taken.')
    const { note, size } = await checkpoint()
    expect(headerOf(email, 'Subject')).toContain(String(size))
    expect(partsOf(email).text.replaceAll('\r\n', '\n')).toContain(note)
    expect(partsOf(email).text).toContain('https://lapor.rembang.test/verifikasi')
    const file = join(house.dataDir, 'surat.eml')
    await writeFile(file, email.raw)
    await house.take()
    await house.sealAll()
    expect(await house.verified('--since', file)).toMatchObject({ status: 0, problems: [] })
    expect(JSON.parse(await published('--since', file))).toMatchObject({ log: { ok: true } })
    await writeFile(file, `Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(`Salam\n\n${note}`).toString('base64').replaceAll(/.{76}/g, '$&\r\n')}\r\n`)
    expect(JSON.parse(await published('--since', file)), 'as another mail server writes it').toMatchObject({ log: { ok: true } })
    await writeFile(file, email.raw.replace(note.split('\n')[2]?.slice(0, 20) ?? '', 'A'.repeat(20)))
    expect((await house.verified('--since', file)).problems.map(({ what }) => what)).toEqual(['bad-signature'])
    expect(await published('--since', file)).toContain('bad-signature')
  })

  it('rests for a day after one was taken, and then brings the newest', async () => {
    const rest = (await rests())['ombudsman.test']?.rest ?? 0
    expect(rest).toBeLessThan(86_400)
    await house.sql(`update log_outlet set next_attempt_at = now() + interval '23 hours'`)
    const before = post.taken.length
    expect(await mails([OMBUDSMAN, PRESS])).toBe(0)
    await later()
    expect(await mails([OMBUDSMAN, PRESS])).toBe(2)
    expect(headerOf(post.taken[before] as never, 'Subject')).toContain(String((await checkpoint()).size))
  })
})

/** The program that anybody can download, with the words that the e-mail names. */
async function published(...words: string[]): Promise<string> {
  const program = join(projectRoot(), 'dist/src/web/assets/verifikasi.mjs')
  const run = promisify(execFile)(process.execPath, [program, join(house.dataDir, 'log'), '--json', ...words])
  return run.then(({ stdout }) => stdout, (error: { stdout: string }) => error.stdout)
}

type Hook = { readonly url: string; readonly bodies: string[]; status: number; readonly server: Server }

async function hook(port = 0): Promise<Hook> {
  const here = { bodies: [] as string[], status: 204 }
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      if (here.status < 300) here.bodies.push(Buffer.concat(pieces).toString())
      response.writeHead(here.status, here.status === 302 ? { Location: 'http://127.0.0.1:9/' } : {}).end()
    })
  })
  await new Promise<void>((listening) => void server.listen(port, '127.0.0.1', () => listening()))
  return Object.assign(here, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/titik?kunci=rahasia`, server })
}

const closed = ({ server }: Hook) => new Promise<void>((done) => {
  server.closeAllConnections()
  server.close(() => done())
})

describe('by webhook', () => {
  it('goes to each address as the signed text itself, again to one that is down, refuses, or leads elsewhere', async () => {
    const [one, two] = [await hook(), await hook()]
    const targets = [one.url, two.url]
    await settleTargets(house.database.pool, { mailTo: [OMBUDSMAN, PRESS], webhooks: targets })
    await closed(two)
    expect(await posts(targets)).toBe(1)
    const { note } = await checkpoint()
    expect(one.bodies).toEqual([note])
    const shown = new URL(two.url).host
    expect((await rests())[shown]?.rest).toBeGreaterThan(20)
    const back = await hook(Number(new URL(two.url).port))
    for (const status of [500, 302]) {
      back.status = status
      await later()
      expect(await posts(targets), String(status)).toBe(0)
    }
    expect((await rests())[shown]?.fault).not.toBeNull()
    back.status = 204
    await later()
    expect(await posts(targets)).toBe(1)
    expect([one.bodies, back.bodies]).toEqual([[note], [note]])
    expect((await rests())[shown]?.fault).toBeNull()
    expect(JSON.stringify((await house.owner.query('select shown, fault from log_outlet')).rows), 'an address may hold a secret').not.toContain('rahasia')
    await house.take()
    await house.sealAll()
    await later()
    expect(await posts(targets)).toBe(2)
    expect(back.bodies.at(-1)).toBe((await checkpoint()).note)
    await Promise.all([closed(one), closed(back)])
  })

  it('goes to an address once, however many processes hand out', async () => {
    const one = await hook()
    await settleTargets(house.database.pool, { mailTo: [], webhooks: [one.url] })
    const taken = await Promise.all(Array.from({ length: 5 }, () => posts([one.url])))
    expect(taken.toSorted()).toEqual([0, 0, 0, 0, 1])
    expect(one.bodies).toHaveLength(1)
    await closed(one)
  })

  it('forgets addresses that are no longer set up', async () => {
    await settleTargets(house.database.pool, { mailTo: [OMBUDSMAN], webhooks: [] })
    expect((await readOutlets(house.database.pool)).map(({ shown }) => shown)).toEqual(['ombudsman.test'])
  })
})

describe('the receipt by e-mail', () => {
  it('waits for the proof, and brings it as a file that holds by itself', async () => {
    const submission = house.submission({ identity: { name: 'Siti', phone: '', email: 'siti@warga.test', address: '' } })
    const taken = await submitReport(house.taking, submission)
    if (taken.outcome !== 'taken-in') throw new Error(taken.outcome)
    const { number } = taken.receipt
    const proving = { pool: sender.pool, dataDir: house.dataDir, signing: openLogSigning(house.keysDir), secrets: house.taking.secrets, firstOrigin: 'lapor.example/log' }
    const tries = async () => {
      await house.sql('update message set next_attempt_at = clock_timestamp(), lease_until = null')
      const leased = (await leaseEmails(sender.pool, 100)).filter(({ reportId }) => reportId === taken.receipt.reportId)
      return Promise.all(leased.map((one) => sendEmail({
        pool: sender.pool, world: house.handling.world, keys: house.taking.keys, secrets: house.taking.secrets, mail: setting(post.port), baseUrl: 'https://lapor.rembang.test', smtp,
        proof: (reportId) => logReceipt(proving, reportId), limits: domainLimits(3), brake: addressBrake(100), now: Date.now,
      }, one)))
    }
    expect(await tries(), 'nothing is sealed yet').toEqual(['put-back'])
    await house.sealAll()
    expect(await tries()).toEqual(['accepted'])
    const email = post.taken.find(({ to }) => to === 'siti@warga.test')
    if (email === undefined) throw new Error('Nothing was taken.')
    const [file] = (await simpleParser(email.raw)).attachments
    expect(file?.filename).toBe(`${number}.tlog-proof`)
    const { rows } = await house.owner.query<{ key: string }>('select verifier_key as key from log_key')
    const checked = await checkReceipt({ crypto: nodeCrypto, text: file?.content.toString('utf8') ?? '', keys: rows.flatMap(({ key }) => readVerifierKey(nodeCrypto, key) ?? []), copy: null })
    expect(checked).toMatchObject({ kind: 'proof', number })
  })
})
