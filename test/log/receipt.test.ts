// What a citizen gets of the public log: a promise at once, a proof once it is sealed, and a page on which their own browser checks both.
import { execFile } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import axe from 'axe-core'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outletHash, settleTargets } from '../../src/app/log/hand-out.ts'
import { sealLog, type Sealing } from '../../src/app/log/seal-log.ts'
import { promiseText } from '../../src/log/promise-note.ts'
import type { Database } from '../../src/store/database.ts'
import { noteHanded } from '../../src/store/log/log-outlets.ts'
import { openLogMemory } from '../../src/vault/log-memory.ts'
import { openBrowser } from '../browser.ts'
import { exchange } from '../web/http.ts'
import { reports, type Reported } from '../web/journey.ts'
import { testServer, type TestServer } from '../web/server.ts'
import { Visitor } from '../web/visitor.ts'
import { openSealer } from './sealer.ts'

let server: TestServer
let sealing: Sealing
let sealer: Database
let visitor: Visitor
let mine: Reported
let promise: string
let proof: string
let browser: Browser

beforeAll(async () => {
  server = await testServer()
  const { config, signing } = server.web
  sealer = openSealer(config.databaseUrl)
  sealing = {
    pool: sealer.pool, dataDir: config.dataDir, firstOrigin: config.log.origin, memory: openLogMemory(config.keysDir), now: server.clock.now,
    signers: signing.signers, promiseKey: (origin) => signing.promiseSigner(origin).key,
  }
  visitor = new Visitor(server.url)
  mine = await reports(visitor)
  browser = await openBrowser()
}, 60_000)
afterAll(async () => {
  await browser?.close()
  await sealer?.close()
  await server?.close()
})

async function seal(): Promise<void> {
  while ((await sealLog(sealing)).outcome === 'sealed');
}

const pasted = async (text: string) => {
  const who = new Visitor(server.url)
  return who.sends(await who.opens('/verifikasi'), 'Periksa', { fill: { receipt: text } })
}

/** The same report promised another entry, by the same key. */
const otherPromise = () => {
  const { origin } = server.web.config.log
  return server.web.signing.promiseSigner(origin).sign(promiseText({ origin, number: mine.number, at: Date.parse('2026-11-23T09:00:00Z'), commitment: Buffer.alloc(32, 5) }))
}

describe('the receipt', () => {
  it('carries a signed promise at once, and says that the proof follows', async () => {
    promise = mine.receipt.$('.slip-log pre').first().text()
    expect(promise).toMatch(new RegExp(`^tuntas-janji@v1\\n127\\.0\\.0\\.1:\\d+/log\\n${mine.number}\\n2026-11-23T03:00:00\\.000Z\\n\\S{44}\\n\\n\u2014 `))
    expect(mine.receipt.words).toContain('siap dalam satu menit')
    expect(mine.receipt.$('.slip-log').text(), 'on paper too').toContain(`${mine.number}.tlog-proof`)
    const early = await visitor.opens(`${mine.mine}/bukti-catatan`)
    expect(early.words).toContain('siap dalam satu menit')
  })

  it('offers the proof once it stands in the tree, to its reporter alone', async () => {
    await seal()
    const receipt = await visitor.opens(`${mine.mine}/tanda-terima`)
    expect(receipt.words).toContain('Unduh bukti')
    expect(receipt.$('.slip-log').text(), 'every receipt carries a checkpoint').toContain(await readFile(join(server.dataDir, 'log/checkpoint'), 'utf8'))
    const answer = await visitor.asks(`${mine.mine}/bukti-catatan`)
    proof = answer.body.toString()
    expect([answer.status, answer.headers['content-disposition']]).toEqual([200, `attachment; filename="${mine.number}.tlog-proof"`])
    expect(proof).toMatch(/^c2sp\.org\/tlog-proof@v1\nextra \S+\nindex \d+\n(?:\S{44}\n)+\n/)
    expect((await new Visitor(server.url).asks(`${mine.mine}/bukti-catatan`)).status).toBe(403)
  })
})

describe('the files of the log', () => {
  it('are for everybody, tiles for ever, the checkpoint for seconds', async () => {
    const get = (path: string) => exchange(`${server.url}/log/${path}`)
    const checkpoint = await get('checkpoint')
    const size = Number(checkpoint.body.toString().split('\n')[1])
    expect(checkpoint.headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=5', 'access-control-allow-origin': '*' })
    for (const path of [`tile/0/000.p/${size}`, `tile/entries/000.p/${size}`]) {
      const tile = await get(path)
      expect(tile.headers, path).toMatchObject({ 'content-type': 'application/octet-stream', 'cache-control': 'public, max-age=31536000, immutable' })
    }
    expect((await get('keys')).body.toString()).toMatch(/^\S+ checkpoint \d+\n\S+ promise \d+\n/)
    for (const path of ['', 'tile', 'tile/0', 'tile/0/000.p/255', 'tile/0/001', 'tile/64/000', '../keys/server-secret.hex', '..%2f..%2fkeys%2fserver-secret.hex', 'checkpoint.new', 'tile/0/000.p/0']) expect((await get(path)).status, path).toBe(404)
  })

  it('show nothing of a report: an entry is 32 bytes that no two events share', async () => {
    const size = Number((await exchange(`${server.url}/log/checkpoint`)).body.toString().split('\n')[1])
    const { body } = await exchange(`${server.url}/log/tile/entries/000.p/${size}`)
    expect(body.length).toBe(size * 34)
    const entries = new Set(Array.from({ length: size }, (_, index) => body.subarray(index * 34 + 2, index * 34 + 34).toString('hex')))
    expect(entries.size).toBe(size)
  })

  it('can be checked by the program that is published beside them, which needs nothing else', async () => {
    const program = join(server.dataDir, 'published', 'verifikasi.mjs')
    await mkdir(join(server.dataDir, 'published'))
    await writeFile(program, (await exchange(`${server.url}/log/verifikasi.mjs`)).body)
    expect((await readFile(program, 'utf8')).match(/^import .* from ["'](?!node:)/gm)).toBeNull()
    const run = (...words: string[]) => promisify(execFile)(process.execPath, [program, ...words]).then(({ stdout }) => stdout, (error: { stdout: string }) => error.stdout)
    expect(JSON.parse(await run(`${server.url}/log`, '--json'))).toMatchObject({ log: { ok: true }, problems: [] })
    const file = join(server.dataDir, 'published', 'bukti.tlog-proof')
    await writeFile(file, proof)
    expect(await run(`${server.url}/log`, '--proof', file)).toContain(`Proved: report ${mine.number}`)
    await writeFile(file, `${promise}\n${proof}`)
    expect(await run(`${server.url}/log`, '--proof', file)).toMatch(/^A promise that holds: .* is of the entry that it promises\.\nProved: report /)
    await writeFile(file, `${await otherPromise()}\n${proof}`)
    expect(await run(`${server.url}/log`, '--proof', file)).toMatch(/^DOES NOT HOLD: promise-differs .*\nProved: report /)
    await writeFile(file, proof.replace(/index \d+/, 'index 0'))
    expect(await run(`${server.url}/log`, '--proof', file)).toMatch(/^(?:DOES NOT HOLD|Proved: report)/)
  })
})

describe('the page that checks', () => {
  it('checks without script too, and says that this proves less', async () => {
    const good = await pasted(proof)
    expect(good.words).toContain(`Terbukti. Laporan ${mine.number}`)
    expect(good.words).toContain('Diperiksa oleh server ini')
    expect(good.words).toContain('masih memuat semuanya')
    expect((await pasted(promise)).words).toContain(`Janji asli. Laporan ${mine.number}`)
    expect((await pasted(promise.replace(mine.number, 'AAAA-AAAA-AAAAA'))).words).toContain('Tanda tangan tidak cocok')
    expect((await pasted(proof.replace(/\n([A-Za-z0-9+/]{43}=)\n\n/, `\n${Buffer.alloc(32).toString('base64')}\n\n`))).words).toContain('Bukti tidak cocok')
    expect((await pasted('apa saja')).words).toContain('Ini bukan janji atau bukti')
    expect((await pasted('')).status).toBe(422)
    expect((await pasted('x'.repeat(50_000))).status).toBe(422)
  })

  it('takes promise and proof pasted together, in any order and quoted, and no damage to one hides in the other', async () => {
    const quoted = `${proof}\nSalam,\n${promise}`.split('\n').map((line) => `> ${line}  `).join('\r\n')
    const both = await pasted(quoted)
    for (const words of ['Yang ke-1 dari 2', `Terbukti. Laporan ${mine.number}`, `Janji asli. Laporan ${mine.number}`]) expect(both.words).toContain(words)
    expect(both.words).not.toContain('Ini baru janji')
    const damaged = await pasted(`${promise.replace(mine.number, 'AAAA-AAAA-AAAAA')}\n${proof}`)
    expect(damaged.words).toMatch(/Yang ke-1 dari 2\s*Tanda tangan tidak cocok.*Yang ke-2 dari 2\s*Terbukti/s)
  })

  it('names a promise that the proof beside it breaks, and says how many were left unchecked', async () => {
    const broken = await otherPromise()
    const page = await pasted(`${broken}\n${proof}`)
    expect(page.$('.check-line.danger').text()).toContain('Janji dan bukti tidak cocok')
    expect(page.words).toContain(`Terbukti. Laporan ${mine.number}`)
    expect(page.words).not.toContain('Janji asli')
    const many = await pasted(promise.repeat(23))
    expect(many.words).toContain('Yang ke-20 dari 23')
    expect(many.$('.check-line.warning').last().text()).toBe('Baru 20 yang pertama diperiksa; 3 lainnya belum. Tempel sisanya tersendiri, lalu periksa lagi.')
  })

  it('shows how large the log is, how old, by which keys it is checked, and who else has it', async () => {
    const page = await new Visitor(server.url).opens('/verifikasi')
    const [, , root = ''] = (await readFile(join(server.dataDir, 'log/checkpoint'), 'utf8')).split('\n')
    expect(page.words).toMatch(/Jumlah catatan\s*\d+/)
    expect(page.words).toContain('kurang dari satu menit lalu')
    expect(page.words).toContain('/janji+')
    expect(page.words).toContain('Belum ada alamat luar')
    expect(page.$('[aria-labelledby=log-days] tbody tr').first().text(), 'the last checkpoint of each day').toContain(root)
    const { pool } = server.web.database
    await settleTargets(pool, { mailTo: ['catatan@ombudsman.test'], webhooks: ['https://koran.test/titik?kunci=rahasia'] })
    await noteHanded(pool, outletHash('mail', 'catatan@ombudsman.test'), { log: 1, size: 7, rest: 60 })
    const known = await new Visitor(server.url).opens('/verifikasi')
    expect(known.words).toMatch(/ombudsman\.test: sampai nomor 7,.*2026/)
    expect(known.words).toMatch(/koran\.test: \S/)
    for (const private_ of ['catatan@', 'rahasia', 'titik']) expect(known.words).not.toContain(private_)
    await settleTargets(pool, { mailTo: [], webhooks: [] })
  })

  it.each([true, false])('checks in the browser alone: nothing but questions for the log leaves it (Ed25519 of its own: %s)', { timeout: 60_000 }, async (ownEd25519) => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } })
    const asked: string[] = []
    page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`))
    if (!ownEd25519) await page.addInitScript('SubtleCrypto.prototype.importKey = () => Promise.reject(new Error("none"))')
    await page.goto(`${server.url}/verifikasi`)
    asked.length = 0
    await page.setInputFiles('#file', { name: 'bukti.tlog-proof', mimeType: 'text/plain', buffer: Buffer.from(proof) })
    await page.waitForFunction('document.querySelector("#receipt").value !== ""')
    await page.click('form[data-check-receipt] button')
    await page.waitForSelector('.check-line.success')
    const answer = await page.textContent('#check-answer')
    expect(answer).toContain(`Terbukti. Laporan ${mine.number}`)
    expect(answer).toContain('masih memuat semuanya')
    expect(asked.filter((one) => !/^GET \/(?:log|aset)\//.test(one))).toEqual([])
    if (!ownEd25519) expect(asked.some((one) => one.includes('/aset/')), 'the fallback is loaded when it is needed').toBe(true)
    await page.fill('#receipt', proof.replace(/extra \S+/, `extra ${Buffer.from('{"salt":"AAAAAAAAAAAAAAAAAAAAAA==","event":"{}"}').toString('base64')}`))
    await page.click('form[data-check-receipt] button')
    await page.waitForSelector('.check-line.danger')
    expect(await page.textContent('#check-answer')).toContain('Bukti tidak cocok')
    await page.fill('#receipt', `${await otherPromise()}\n${proof}`)
    await page.click('form[data-check-receipt] button')
    await page.waitForSelector('.check-line.part')
    expect(await page.textContent('.check-line.danger')).toContain('Janji dan bukti tidak cocok')
    await page.fill('#receipt', promise.repeat(23))
    await page.click('form[data-check-receipt] button')
    await page.waitForSelector(':nth-match(.check-line.part, 20)')
    expect(await page.textContent('.check-line:last-child')).toContain('Baru 20 yang pertama diperiksa; 3 lainnya belum')
    if (ownEd25519) {
      await page.evaluate(axe.source)
      expect((await page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))')) as string[]).toEqual([])
    }
    await page.close()
  })

  it('loads a script of at most 20 KB for it', async () => {
    const { checkReceipt } = server.web.assets.addresses
    const { body } = await exchange(`${server.url}${checkReceipt}`)
    const parts = [...body.toString().matchAll(/["']\.\/([\w-]+\.js)["']/g)].map((found) => found[1] ?? '')
    const all = await Promise.all([...new Set(parts)].map(async (name) => (await exchange(`${server.url}/aset/${name}`)).body))
    expect([body, ...all].reduce((sum, one) => sum + gzipSync(one).length, 0)).toBeLessThan(20_000)
  })
})
