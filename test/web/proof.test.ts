// When many send at once each device works a second or two, or waits a little: nobody is locked out, nothing is lost, no challenge serves twice.
import { createSecretKey, hash, randomBytes } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { challengeFor, givenAt } from '../../src/web/proof/challenge.ts'
import { isSolved } from '../../src/web/proof/is-solved.ts'
import { PATIENCE_MS } from '../../src/web/proof/pressure.ts'
import { formatSubmissionKey, newSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import { BITS, isGoodHash, PARTS, pieceText } from '../../src/web/proof/proof-shape.ts'
import { openBrowser } from '../browser.ts'
import type { FilePart } from './form-body.ts'
import { pdf } from './evidence-samples.ts'
import { receiptOf, SEND, STORY } from './journey.ts'
import { testServer, type TestServer } from './server.ts'
import { Visitor, type Filling } from './visitor.ts'

let server: TestServer
let browser: Browser
beforeAll(async () => {
  // Twenty from one network and ten with one contact in an hour, then sixty in all.
  server = await testServer({ reportsPerHour: 60 })
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** As a browser does it, with how many hashes it took. */
function solve(challenge: string): { readonly proof: string; readonly tried: number } {
  let tried = 0
  const nonces = Array.from({ length: PARTS }, (_, part) => {
    for (let nonce = 0; ; nonce += 1) {
      tried += 1
      if (isGoodHash(hash('sha256', pieceText(challenge, part, nonce.toString(36)), 'buffer'))) return nonce.toString(36)
    }
  })
  return { proof: nonces.join('.'), tried }
}

const from = (address: string) => new Visitor(server.url, { from: address })
const sends = async (visitor: Visitor, fill: Filling = {}, files: readonly FilePart[] = []) => visitor.sends(await visitor.opens('/lapor'), SEND, { fill: { ...STORY, ...fill }, files })

/** Brings a network to where each report costs work. */
async function presses(address: string): Promise<void> {
  for (let count = 0; count < 20; count += 1) expect((await sends(from(address))).status).toBe(200)
  server.clock.advance(61_000)
}

describe('a challenge', () => {
  const key = createSecretKey(randomBytes(32))
  const challenge = challengeFor(key, 'form-1', 1_000_000)

  it('belongs to its form and to its hour, and nobody else makes one', () => {
    expect([givenAt(key, 'form-1', challenge, 1_000_001), givenAt(key, 'form-2', challenge, 1_000_001), givenAt(key, 'form-1', challenge, 1_000_000 + 3_600_000), givenAt(key, 'form-1', challenge, 999_999)]).toEqual([1_000_000, null, null, null])
    expect([`${challenge}x`, `z${challenge}`, '', '.', challenge.replace(/^\w/, 'z')].map((text) => givenAt(key, 'form-1', text, 1_000_001))).toEqual(Array(5).fill(null))
    expect(givenAt(createSecretKey(randomBytes(32)), 'form-1', challenge, 1_000_001)).toBe(null)
  })

  it('costs some hundred thousand hashes to solve, evenly, and sixteen to check', () => {
    const tries = Array.from({ length: 12 }, (_, no) => {
      const one = challengeFor(key, `another-${no}`, 1_000_000)
      const { proof, tried } = solve(one)
      expect([isSolved(one, proof), isSolved(challenge, proof), isSolved(one, proof.slice(0, -1)), isSolved(one, proof.replace('.', '..'))]).toEqual([true, false, false, false])
      return tried
    })
    const mean = tries.reduce((sum, one) => sum + one, 0) / tries.length
    expect(mean).toBeGreaterThan((PARTS * 2 ** BITS) / 2)
    expect(Math.max(...tries)).toBeLessThan(3 * PARTS * 2 ** BITS)
    for (const nonsense of ['', '.'.repeat(15), 'a'.repeat(10_000), Array(16).fill('0').join('.'), Array(16).fill('ZZ').join('.')]) expect(isSolved(challenge, nonsense)).toBe(false)
  })
})

describe('a network that has sent many reports', () => {
  it('is asked to wait a little, keeps words and files, and is let in without script', async () => {
    await presses('127.0.0.11')
    const visitor = from('127.0.0.11')
    const wait = await sends(visitor, { subject: 'Pohon tumbang', secret: 'on' }, [pdf('surat.pdf')])
    expect([wait.status, wait.heading, Number(wait.headers['retry-after'])]).toEqual([428, 'Sebentar, hampir terkirim', 20])
    expect([wait.words.includes('Pohon tumbang'), wait.words.includes('surat.pdf')]).toEqual([true, true])
    const early = await visitor.sends(wait, SEND, {})
    expect([early.status, early.words.includes('surat.pdf')]).toEqual([428, true])
    server.clock.advance(PATIENCE_MS)
    const receipt = receiptOf(await visitor.sends(early, SEND, {}))
    expect(receipt.receipt.words).toContain('surat.pdf')
    expect((await visitor.opens(`/laporan/${receipt.number}`)).status, 'the wish for secrecy came along').toBe(404)
    const again = receiptOf(await visitor.sends(early, SEND, {}))
    expect(again.number, 'one challenge makes one report').toBe(receipt.number)
  })

  it('passes at once by work, and by no work of another form', async () => {
    const visitor = from('127.0.0.11')
    const form = await visitor.opens('/lapor')
    const challenge = form.form(SEND).controls.find(({ name }) => name === 'challenge')?.value ?? ''
    expect(form.html, 'it begins while somebody still writes').toContain('data-proof="quiet"')
    const { proof } = solve(challenge)
    const other = await visitor.sends(await visitor.opens('/lapor'), SEND, { fill: { ...STORY, challenge, proof } })
    expect(other.status).toBe(428)
    receiptOf(await visitor.sends(form, SEND, { fill: { ...STORY, challenge, proof } }))
  })

  it('gets its receipt again without work where the report is stored already: the answer was lost', async () => {
    const elsewhere = from('127.0.0.13')
    const form = await elsewhere.opens('/lapor')
    const letter = pdf('surat.pdf')
    const first = receiptOf(await elsewhere.sends(form, SEND, { fill: STORY, files: [letter] }))
    expect(receiptOf(await from('127.0.0.11').sends(form, SEND, { fill: STORY, files: [letter] })).number).toBe(first.number)
    expect((await from('127.0.0.11').sends(form, SEND, { fill: { ...STORY, subject: 'Hal lain' } })).status, 'other content under that key').toBe(409)
    expect((await server.staged()).length, 'what it brought again is not kept').toBe(0)
    const send = (address: string) => from(address).asks('/api/v1/reports', {
      method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key }, body: Buffer.from(JSON.stringify({ government: 'rembang', classification: 'complaint', title: 'Lampu', description: 'Mati.' })),
    })
    const key = formatSubmissionKey(newSubmissionKey(server.clock.now(), randomBytes(16)))
    expect([(await send('127.0.0.13')).status, (await send('127.0.0.11')).status]).toEqual([201, 200])
  })

  it('does not slow down others', async () => {
    receiptOf(await sends(from('127.0.0.12')))
    expect((await from('127.0.0.12').opens('/lapor')).html).not.toContain('data-proof')
  })

  it('is asked the same over the programming interface', async () => {
    const send = (headers: Readonly<Record<string, string>>) => from('127.0.0.11').asks('/api/v1/reports', {
      method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body: Buffer.from(JSON.stringify({ government: 'rembang', classification: 'complaint', title: 'Lampu', description: 'Mati.' })),
    })
    const asked = await send({})
    const { proof } = JSON.parse(asked.body.toString()) as { proof: { idempotencyKey: string; challenge: string; parts: number; bits: number } }
    expect([asked.status, proof.parts, proof.bits]).toEqual([428, PARTS, BITS])
    const key = { 'Idempotency-Key': proof.idempotencyKey, 'Proof-Challenge': proof.challenge }
    expect((await send(key)).status).toBe(428)
    expect((await send({ ...key, 'Proof-Solution': solve(proof.challenge).proof })).status).toBe(201)
  })
})

describe('a contact that stands in many reports', () => {
  it('costs work, and locks nobody out: anybody can write down anybody’s number', async () => {
    for (let count = 0; count < 10; count += 1) receiptOf(await sends(from(`127.0.1.${count + 1}`), { phone: count % 2 === 0 ? '0812-0000-1111' : '+6281200001111', ...(count > 5 && { anonymous: 'on' }) }))
    const wait = await sends(from('127.0.1.20'), { phone: '62 812 0000 1111' })
    expect(wait.status).toBe(428)
    expect((await sends(from('127.0.1.21'), { phone: '081200002222' })).status).toBe(200)
    server.clock.advance(PATIENCE_MS)
    receiptOf(await from('127.0.1.20').sends(wait, SEND, {}))
  })
})

describe('in a real browser', () => {
  it.each([true, false])('with script %s a report gets through, and everything typed is there', async (javaScriptEnabled) => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (line) => void (line.type() === 'error' && !line.text().includes('428') && complaints.push(line.text())))
    page.on('pageerror', (error) => void complaints.push(String(error)))
    for (let count = 0; count < 21; count += 1) await sends(from('127.0.0.1'))
    await page.goto(`${server.url}/lapor`)
    await page.locator('input[name=kind][value=complaint]').check()
    await page.fill('#subject', 'Jembatan retak')
    await page.fill('#description', 'Retak di tengah.')
    if (!javaScriptEnabled) {
      await page.getByRole('button', { name: SEND }).click()
      await page.waitForSelector('form[data-proof=send]')
      expect(await page.getByText('Tunggu 20 detik').isVisible()).toBe(true)
      server.clock.advance(PATIENCE_MS)
    }
    await page.getByRole('button', { name: SEND }).click()
    await page.waitForSelector('#receipt-number', { timeout: 60_000 })
    expect(complaints).toEqual([])
    await context.close()
  }, 120_000)

  it('does the work by itself where it was not asked for it before, and sends', async () => {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
    const page = await context.newPage()
    await page.goto(`${server.url}/lapor`)
    await page.locator('input[name=kind][value=complaint]').check()
    await page.fill('#subject', 'Jembatan retak lagi')
    await page.fill('#description', 'Retak di tepi.')
    // As a form that was opened before the many came.
    await page.locator('form[data-send]').evaluate((form) => form.querySelectorAll('[name=challenge], [name=proof]').forEach((field: { remove: () => void }) => field.remove()))
    await page.getByRole('button', { name: SEND }).click()
    await page.waitForSelector('#receipt-number', { timeout: 60_000 })
    await context.close()
  }, 120_000)
})

describe('a flood from many addresses', () => {
  it('fills nothing: each is answered, what costs no work is asked for it, and no file stays', async () => {
    const before = (await server.rows<{ count: number }>('select count(*)::int from report'))[0]?.count ?? 0
    const [form] = [await from('127.0.2.1').opens('/lapor')]
    const government = form.form(SEND).controls.find(({ name }) => name === 'government')?.value ?? ''
    const statuses = (await Promise.all(Array.from({ length: 400 }, (_, no) => from(`127.0.2.${1 + (no % 200)}`).postsParts('/lapor', [['government', government], ['kind', 'complaint'], ['subject', `Banjir ${no}`], ['description', 'Air naik.']])))).map(({ status }) => status)
    const taken = statuses.filter((status) => status === 201 || status === 303).length
    process.stdout.write(`flood: 400 sent from 200 addresses at once, ${taken} taken in, ${statuses.filter((status) => status === 428).length} asked for work\n`)
    expect(statuses.filter((status) => status >= 500)).toEqual([])
    expect(taken).toBeLessThanOrEqual(60)
    expect(taken + statuses.filter((status) => status === 428).length).toBe(400)
    expect(((await server.rows<{ count: number }>('select count(*)::int from report'))[0]?.count ?? 0) - before).toBe(taken)
    expect((await server.staged()).length).toBe(0)
  }, 60_000)
})

describe('without script', () => {
  it('each after the twentieth in an hour waits longer, and all are let in', async () => {
    const contact = { phone: '0812-0000-1111' }
    const waits = await Promise.all(Array.from({ length: 22 }, () => sends(from('127.0.1.30'), contact)))
    expect(new Set(waits.map(({ status, headers }) => `${status} ${headers['retry-after']}`))).toEqual(new Set(['428 20']))
    server.clock.advance(PATIENCE_MS)
    const answers = await Promise.all(waits.map((wait) => from('127.0.1.30').sends(wait, SEND, {})))
    const longer = answers.filter(({ status }) => status === 428)
    expect(longer.map(({ headers, words }) => [headers['retry-after'], words.includes('Tunggu 20 detik')])).toEqual([['20', true], ['20', true]])
    server.clock.advance(PATIENCE_MS)
    for (const wait of longer) receiptOf(await from('127.0.1.30').sends(wait, SEND, {}))
    for (const answer of answers) if (answer.status !== 428) receiptOf(answer)
  })
})
