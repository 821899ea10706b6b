// The desk's pages about dates, e-mail, warnings and the service in a real browser: no barrier on a phone or a desk, in light and dark.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { judgeCalendars } from '../../src/app/calendars/judge-calendars.ts'
import { makeDigests } from '../../src/app/make-digests.ts'
import { sweepDeadlines } from '../../src/app/sweep-deadlines.ts'
import { openBrowser } from '../browser.ts'
import { letter, multipart, postfixBounce } from '../mail/samples.ts'
import { deliver, takerOn, type Taking } from '../mail/smtp.ts'
import { barriers, lowTargets, sideways } from '../web/barriers.ts'
import { reports } from '../web/journey.ts'
import type { TestServer } from '../web/server.ts'
import { Visitor } from '../web/visitor.ts'
import { administrator, coordinator, deskServer, passes, signsIn } from '../web/desk/officer.ts'

vi.setConfig({ testTimeout: 120_000 })

const DAY = 86_400_000

let server: TestServer
let browser: Browser
let taking: Taking
let team: Visitor
let admin: Visitor
let number = ''
let change = ''
let mails: readonly string[] = []
beforeAll(async () => {
  server = await deskServer({ env: { TUNTAS_MAIL_PORT: '0', TUNTAS_MAIL_DOMAIN: 'lapor.example' } })
  browser = await openBrowser()
  taking = await takerOn(server.web, 'lapor.example')
  for (const subject of ['Jalan rusak di pasar', 'Lampu mati', 'Air keruh']) number = (await reports(new Visitor(server.url), { fill: { subject } })).number
  const raws = [
    letter({ headers: { Subject: 'Jalan desa rusak sejak musim hujan tahun lalu dan belum diperbaiki' } }),
    letter({ headers: { 'Message-ID': '<b@x.example>', Subject: 'Penawaran', 'X-Spam-Flag': 'YES' } }),
    multipart({ headers: { 'Message-ID': '<c@x.example>', Subject: 'Foto' }, parts: [{ type: 'text/plain', content: 'Foto terlampir.' }, { type: 'application/ms-tnef; name=winmail.dat', content: Buffer.from('78'), headers: ['Content-Disposition: attachment; filename=winmail.dat'] }] }),
    postfixBounce(),
  ]
  for (const raw of raws) await deliver(taking.port, raw)
  await deliver(taking.port, letter({ headers: { 'Message-ID': '<d@x.example>', Subject: 'Re: laporan saya' } }), { to: [`balas-${'0'.repeat(39)}@lapor.example`] })
  await taking.read()
  passes(server, 2 * DAY)
  await sweepDeadlines({ handling: server.web.handling, pool: server.web.database.pool, now: server.clock.now, most: 200 })
  await makeDigests({ pool: server.web.database.pool, world: server.web.reference.get().worldAt(server.clock.now()) })
  team = await signsIn(server, coordinator)
  admin = await signsIn(server, administrator)
  mails = (await server.rows<{ id: string }>(`select mail_id as id from mail where state = 'waiting' order by kept_at`)).map(({ id }) => `/meja/surat/${id}`)
  const ahead = new Date(server.clock.now() + 3 * DAY).toISOString().slice(0, 10)
  const form = await admin.opens('/meja/kalender/nasional/usul?what=add')
  change = (await admin.sends(form, 'Usulkan', { fill: { basisKind: 'skb', basisNumber: '7/2026', basisDate: '2026-11-01', reason: 'Ditetapkan tiga menteri.', 'date-0': ahead, 'kind-0': 'joint-leave', 'name-0': 'Cuti bersama' } })).path
  // What is still being counted loads itself again and again.
  const { handling, database: { pool }, reference, clock } = server.web
  await judgeCalendars({ handling, pool, reference: reference.get, refresh: reference.refresh, now: () => clock.now() })
}, 120_000)
afterAll(async () => {
  vi.useRealTimers()
  await taking?.close()
  await browser?.close()
  await server?.close()
})

type Place = readonly [string, () => Visitor, () => string, (page: Page) => Promise<unknown>]

const asItIs = () => Promise.resolve()

const places: readonly Place[] = [
  ['the date of receipt', () => team, () => `/meja/laporan/${number}/tanggal-terima`, asItIs],
  ['the date of receipt, with faults', () => team, () => `/meja/laporan/${number}/tanggal-terima`, async (page) => Promise.all([page.waitForSelector('.error-summary'), page.locator('button[value=ask]').click()])],
  ['the calendars', () => admin, () => '/meja/kalender', asItIs],
  ['the year of a calendar', () => team, () => '/meja/kalender/nasional?tahun=2026', asItIs],
  ['proposing a change', () => admin, () => '/meja/kalender/nasional/usul?what=add', asItIs],
  ['a change', () => team, () => change, asItIs],
  ['e-mails that wait', () => team, () => '/meja/surat', asItIs],
  ['e-mails of machines', () => team, () => '/meja/surat?daftar=noted', asItIs],
  ['an e-mail', () => team, () => mails[0] ?? '', asItIs],
  ['an e-mail of Outlook', () => team, () => mails[1] ?? '', asItIs],
  ['an e-mail to a made-up address', () => team, () => mails[2] ?? '', asItIs],
  ['warnings', () => team, () => '/meja/peringatan', asItIs],
  ['the service', () => admin, () => '/meja/layanan', asItIs],
]

async function opened(who: Visitor, { width, scheme, language }: { readonly width: number; readonly scheme: 'light' | 'dark'; readonly language: string }): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height: 780 }, colorScheme: scheme, reducedMotion: 'reduce' })
  await context.addCookies([...who.cookies, ['bahasa', language] as const].map(([name, value]) => ({ name, value, url: server.url })))
  return context
}

describe.each([{ width: 360, scheme: 'light', language: 'id' }, { width: 1280, scheme: 'dark', language: 'en' }] as const)('$width pixels wide, $scheme, $language', (look) => {
  it.each(places)('%s has no barrier, moves nothing sideways, and everything to press is high enough', async (_what, who, path, prepare) => {
    const context = await opened(who(), look)
    const page = await context.newPage()
    expect((await page.goto(`${server.url}${path()}`))?.status()).toBe(200)
    await prepare(page)
    expect(await barriers(page)).toEqual([])
    expect(await sideways(page)).toBe(0)
    expect(await lowTargets(page)).toEqual([])
    await context.close()
  })
})
