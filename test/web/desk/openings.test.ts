// Opening what a reporter hides, over HTTP: asked with a reason, decided by a custodian where it must be, and shut again by the clock.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { reportIdOf } from '../../../src/report/numbers/public-number.ts'
import { acts, masked } from '../../acting.ts'
import { reports, tracks, type Reported } from '../journey.ts'
import type { Page } from '../page.ts'
import type { TestServer } from '../server.ts'
import { Visitor, type Filling } from '../visitor.ts'
import { administrator, coordinator, deskServer, headOfHealth, liaisonOfHealth, officerOf, passes, signsIn } from './officer.ts'
import { team } from './settled-report.ts'

const WHO: Filling = { name: 'Siti Rahayu', email: 'siti@contoh.example', phone: '081234567890', subject: 'Pungutan di loket', description: 'Petugas loket meminta uang. Saya Siti, rumah saya di sebelahnya.' }
const NAMES = ['Siti Rahayu', 'siti@contoh.example', '081234567890']
const OWN_WORDS = 'rumah saya di sebelahnya'
const REASON = 'Alamat kejadian harus ditanyakan langsung kepada pelapor.'
const HARM = 'Pelapor serumah dengan orang yang diperiksa dan berbagi telepon.'
const MINUTE = 60_000

const custodian = officerOf('rembang.inspektorat', 'head')
const otherCustodian = officerOf('rembang.kominfo', 'liaison')

let server: TestServer
beforeAll(async () => {
  server = await deskServer()
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

async function reported(fill: Filling, masks = true): Promise<Reported> {
  const report = await reports(new Visitor(server.url), { fill: { ...WHO, ...fill } })
  if (masks) await acts(server.web, idOf(report), team, 'samarkan-naskah', { texts: { 'naskah-samaran': masked('Pungutan', 'Petugas loket meminta uang.') } })
  return report
}

function idOf({ number }: Reported) {
  const id = reportIdOf(number, server.web.secrets.numberKey)
  if (id === null) throw new Error('No such report.')
  return id
}

const atDesk = ({ number }: Reported) => `/meja/laporan/${number}`
const asking = (report: Reported) => `${atDesk(report)}/buka`
const shows = (page: Page, parts: readonly string[]) => parts.filter((part) => page.html.includes(part))

describe('who is anonymous', () => {
  it('stands closed at the desk, on its form for contacts and on e-mails too, and opens for a quarter of an hour with a reason', async () => {
    const report = await reported({ anonymous: 'on' })
    const officer = await signsIn(server, coordinator)
    const closed = await officer.opens(atDesk(report))
    expect(shows(closed, [...NAMES, OWN_WORDS])).toEqual([])
    expect((await officer.opens(`${atDesk(report)}/kontak`)).status).toBe(404)

    const form = await officer.opens(`${asking(report)}?apa=identity`)
    const empty = await officer.sends(form, 'Buka', { fill: { reason: 'perlu', tell: null } })
    expect([empty.status, empty.faults.map(({ field }) => field), empty.value('reason')]).toEqual([422, ['reason', 'tell'], 'perlu'])
    const opened = await officer.sends(empty, 'Buka', { fill: { what: 'identity', reason: REASON, tell: 'told' } })
    expect([opened.path, shows(opened, NAMES)]).toEqual([atDesk(report), NAMES])
    expect(opened.words).toContain('Terbuka untuk Anda sampai')
    expect(opened.html).not.toContain(OWN_WORDS)
    expect((await officer.opens(`${atDesk(report)}/kontak`)).status).toBe(200)

    // Nobody else sees it, also not who has the same post.
    const colleague = await signsIn(server, administrator)
    expect(shows(await colleague.opens(atDesk(report)), NAMES)).toEqual([])

    passes(server, 15 * MINUTE)
    const later = await officer.opens(atDesk(report))
    expect([later.status, shows(later, NAMES)]).toEqual([200, []])
    expect((await officer.opens(`${atDesk(report)}/kontak`)).status).toBe(404)
  })

  it('is told of it with the reason, and the public learns nothing', async () => {
    const report = await reported({ anonymous: 'on' })
    const officer = await signsIn(server, coordinator)
    await officer.sends(await officer.opens(asking(report)), 'Buka', { fill: { what: 'identity', reason: REASON, tell: 'told' } })
    const own = await tracks(new Visitor(server.url), report)
    expect(own.words).toContain('Petugas Admin SP4N-LAPOR Pemkab. Rembang (contoh) membuka identitas Anda')
    expect(own.words).toContain(REASON)
    expect((await new Visitor(server.url).opens(`/laporan/${report.number}`)).words).not.toContain('membuka identitas')
  })

  it('is in the log for good: the event’s commitment stands in the tree', async () => {
    const rows = await server.rows<{ kind: string; logged: boolean }>(`select kind, exists (select from leaf_pending p where p.report_id = e.report_id and p.seq = e.seq) as logged from report_event e where kind like 'opening-%'`)
    expect(rows.length).toBeGreaterThan(1)
    expect(rows.every(({ logged }) => logged)).toBe(true)
    const bodies = await server.rows<{ body: string }>(`select body::text from report_event where kind like 'opening-%'`)
    expect(bodies.some(({ body }) => body.includes('Alamat') || body.includes('Siti'))).toBe(false)
  })

  it('opens the own words apart from the identity', async () => {
    const report = await reported({ anonymous: 'on' })
    const officer = await signsIn(server, coordinator)
    const opened = await officer.sends(await officer.opens(`${asking(report)}?apa=original`), 'Buka', { fill: { reason: REASON, tell: 'told' } })
    expect([opened.html.includes(OWN_WORDS), shows(opened, NAMES)]).toEqual([true, []])
    passes(server, 15 * MINUTE)
    expect((await officer.opens(atDesk(report))).html).not.toContain(OWN_WORDS)
  })

  it('can’t be opened by an agency, by a form of its own either', async () => {
    const report = await reported({ anonymous: 'on' })
    const [unit] = await server.rows<{ id: number }>(`select unit_id as id from unit where code = 'rembang.dinkes'`)
    await acts(server.web, idOf(report), team, 'disposisi', { values: { 'hasil-verifikasi': 'memenuhi' }, settings: { nature: 'normative' }, targets: { lead: unit?.id ?? 0, supporters: [] } })
    const liaison = await signsIn(server, liaisonOfHealth)
    expect((await liaison.opens(asking(report))).buttons).not.toContain('Buka')
    const answer = await liaison.postsParts(asking(report), [['what', 'identity'], ['reason', REASON], ['tell', 'told']])
    expect([answer.status, shows(await liaison.opens(atDesk(report)), NAMES)]).toEqual([422, []])
    const stranger = await signsIn(server, otherCustodian)
    expect((await stranger.postsParts(asking(report), [['what', 'identity'], ['reason', REASON], ['tell', 'told']])).status).toBe(404)
  })
})

describe('a custodian', () => {
  it('decides on a secret report by the request alone, and sees neither report nor number', async () => {
    const report = await reported({ secret: 'on' })
    const officer = await signsIn(server, coordinator)
    const waits = await officer.sends(await officer.opens(`${asking(report)}?apa=identity`), 'Minta dibuka', { fill: { what: 'identity', reason: REASON, tell: 'told' } })
    expect([shows(waits, NAMES), waits.words.includes('Menunggu keputusan kustodian.')]).toEqual([[], true])
    expect((await tracks(new Visitor(server.url), report)).words).not.toContain('membuka identitas')

    const keeper = await signsIn(server, custodian)
    expect((await keeper.opens('/meja')).links('1 permintaan membuka identitas menunggu keputusan Anda')).toEqual(['/meja/permintaan-buka'])
    expect((await officer.opens('/meja')).words).not.toContain('menunggu keputusan Anda')
    const list = await keeper.opens('/meja/permintaan-buka')
    expect([list.status, list.words.includes(REASON)]).toEqual([200, true])
    expect(shows(list, [...NAMES, OWN_WORDS, 'Pungutan', report.number, idOf(report)])).toEqual([])
    expect((await keeper.opens(atDesk(report))).status).toBe(404)

    const done = await keeper.sends(list, 'Izinkan, dan beri tahu pelapor')
    expect(done.words).toContain('Keputusan Anda sudah dicatat.')
    expect((await keeper.opens('/meja')).words).not.toContain('menunggu keputusan Anda')
    expect(shows(await officer.opens(atDesk(report)), NAMES)).toEqual(NAMES)
    expect((await tracks(new Visitor(server.url), report)).words).toContain(REASON)
    // The page of before that is sent once more, and by another custodian, finds it decided.
    expect((await (await signsIn(server, otherCustodian)).opens('/meja/permintaan-buka')).words).toContain('Tidak ada permintaan yang menunggu.')
    passes(server, 15 * MINUTE)
    expect(shows(await officer.opens(atDesk(report)), NAMES)).toEqual([])
  })

  it('refuses, and nothing opens', async () => {
    const report = await reported({ secret: 'on' })
    const officer = await signsIn(server, coordinator)
    await officer.sends(await officer.opens(asking(report)), 'Minta dibuka', { fill: { what: 'identity', reason: REASON, tell: 'told' } })
    const keeper = await signsIn(server, custodian)
    const list = await keeper.opens('/meja/permintaan-buka')
    await keeper.sends(list, 'Tolak')
    expect(shows(await officer.opens(atDesk(report)), NAMES)).toEqual([])
    expect((await keeper.posts(list, 'Izinkan, dan beri tahu pelapor')).status).toBe(409)
    expect(shows(await officer.opens(atDesk(report)), NAMES)).toEqual([])
  })

  it('looks at why a reporter was not told, and tells them all the same', async () => {
    const report = await reported({ anonymous: 'on' })
    const officer = await signsIn(server, coordinator)
    const opened = await officer.sends(await officer.opens(asking(report)), 'Buka', { fill: { what: 'identity', reason: REASON, tell: 'quiet', quiet: HARM } })
    expect(shows(opened, NAMES)).toEqual(NAMES)
    const before = await tracks(new Visitor(server.url), report)
    expect([before.words.includes('membuka identitas'), before.html.includes(REASON)]).toEqual([false, false])
    passes(server, 60 * MINUTE)
    const keeper = await signsIn(server, custodian)
    const list = await keeper.opens('/meja/permintaan-buka')
    expect(list.words).toContain(HARM)
    await keeper.sends(list, 'Beri tahu pelapor sekarang')
    const after = await tracks(new Visitor(server.url), report)
    expect([after.words.includes('membuka identitas Anda'), after.words.includes(REASON), after.html.includes('serumah')]).toEqual([true, true, false])
  })

  it('is a duty: to whoever hasn’t it there is no such page, and a made-up request is none', async () => {
    const officer = await signsIn(server, headOfHealth)
    expect((await officer.opens('/meja/permintaan-buka')).status).toBe(404)
    expect((await officer.postsParts('/meja/permintaan-buka', [['permintaan', 'x'], ['do', 'told']])).status).toBe(404)
    const keeper = await signsIn(server, custodian)
    expect((await keeper.postsParts('/meja/permintaan-buka', [['permintaan', 'x'], ['do', 'told']])).status).toBe(409)
  })

  it('who is complained about with their unit decides nothing', async () => {
    const report = await reported({ secret: 'on' }, false)
    const [unit] = await server.rows<{ id: number }>(`select unit_id as id from unit where code = 'rembang.inspektorat'`)
    await acts(server.web, idOf(report), team, 'catat-terlapor', { settings: { complainedAbout: [{ officer: null, unit: unit?.id ?? 0 }] } })
    const officer = await signsIn(server, coordinator)
    await officer.sends(await officer.opens(asking(report)), 'Minta dibuka', { fill: { what: 'identity', reason: REASON, tell: 'told' } })
    const keeper = await signsIn(server, custodian)
    expect((await keeper.opens('/meja/permintaan-buka')).buttons).not.toContain('Izinkan, dan beri tahu pelapor')
    const other = await signsIn(server, otherCustodian)
    await other.sends(await other.opens('/meja/permintaan-buka'), 'Izinkan, dan beri tahu pelapor')
    expect(shows(await officer.opens(atDesk(report)), NAMES)).toEqual(NAMES)
  })

  it('is given the duty by the administrator', async () => {
    const admin = await signsIn(server, administrator)
    const page = await admin.opens(`/meja/petugas/${headOfHealth.officer}/data`)
    await admin.sends(page, 'Simpan', { fill: { custodian: 'on' } })
    expect((await (await signsIn(server, headOfHealth)).opens('/meja/permintaan-buka')).status).toBe(200)
    expect((await server.rows<{ detail: { custodian: boolean } }>(`select detail from account.audit where act = 'officer-changed'`)).at(-1)?.detail.custodian).toBe(true)
  })
})
