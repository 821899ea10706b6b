// Managing units and officers: by administrators alone, each within the own government, and everything on record.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { routes, type RoutePolicy } from '../../../src/web/route-policy.ts'
import { reports } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { administrator, coordinator, deskServer, headOfHealth, liaisonOfHealth, liaisonOfWorks, officerOf, passes, signsIn } from './officer.ts'

const DAY = 86_400_000

let server: TestServer
let admin: Visitor
/** Of another government in the same database. */
const foreign = { officer: 50, unit: 500 }

beforeAll(async () => {
  server = await deskServer()
  // So that there are units without anybody, and one with a single officer.
  for (const { officer } of [officerOf('rembang.dlh', 'liaison'), officerOf('rembang.satpolpp', 'liaison'), officerOf('rembang.pupr', 'head')]) await server.rows('delete from post where officer_id = $1', [officer])
  await server.rows('update reference_stamp set stamp = stamp + 1')
  await server.web.reference.refresh()
  await server.rows(`insert into unit (unit_id, code, name, kind, calendar_id, synthetic) values (500, 'lain', 'Pemerintah Lain (contoh)', 'government', 'nasional', true)`)
  await server.rows(`insert into unit (unit_id, code, name, kind, parent_id, synthetic) values (501, 'lain.dinas', 'Dinas Lain', 'agency', 500, true)`)
  await server.rows(`insert into officer (officer_id, government) values (50, 500)`)
  await server.rows(`insert into account.person (id, officer_id, name, email, created_at, updated_at) values ('50', 50, 'Orang Lain', 'lain@contoh.invalid', now(), now())`)
  await server.rows(`update reference_stamp set stamp = stamp + 1`)
  await server.web.reference.refresh()
  admin = await signsIn(server, administrator)
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

type Named = readonly [string, RoutePolicy]
const table = Object.entries(routes) as readonly Named[]
const ofDesk = table.filter(([, { access }]) => access === 'officer' || access === 'administrator')
const ofAdministrators = table.filter(([, { access }]) => access === 'administrator')

const addressOf = (path: string, { officer, unit }: { officer: number; unit: number }) => path.replace(':officer', String(officer)).replace(':unit', String(unit))
const own = { officer: 3, unit: 5 }

async function asks(visitor: Visitor, { method, path }: RoutePolicy, names: { officer: number; unit: number }) {
  const address = addressOf(path, names)
  return method === 'get' ? visitor.asks(address) : visitor.postsParts(address, [['name', 'Nama Yang Diketik'], ['state', 'disabled'], ['lost', 'password'], ['office', 'liaison'], ['unit', '5']])
}

const officers = (unit: number) => server.web.reference.get().worldAt(server.clock.now()).officers(unit)
const unitOf = (code: string) => server.web.reference.get().units.find((unit) => unit.code === code)?.id ?? 0

describe('the pages of the desk', () => {
  it.each(ofDesk)('%s asks who is not signed in to sign in, and gives back what was sent', async (_name, policy) => {
    const answer = await asks(new Visitor(server.url), policy, own)
    if (policy.method === 'get') expect([answer.status, answer.headers.location]).toEqual([303, expect.stringMatching(/^\/meja\/masuk\?tujuan=/)])
    else expect([answer.status, answer.body.toString().includes('Nama Yang Diketik')]).toEqual([403, true])
  })

  it.each(ofAdministrators)('%s is closed to officers who manage nothing', async (_name, policy) => {
    plain ??= await signsIn(server, coordinator)
    expect((await asks(plain, policy, own)).status).toBe(403)
  })

  it.each(ofAdministrators.filter(([, { path }]) => /:officer|:unit/.test(path)))('%s shows nothing of another government, as if it were not there', async (_name, policy) => {
    for (const names of [foreign, { officer: 50, unit: 501 }, { officer: 999, unit: 999 }, { officer: 0, unit: 0 }]) expect((await asks(admin, policy, names)).status).toBe(404)
    expect(await server.rows('select from officer where officer_id = 50 and active')).toHaveLength(1)
  })

  let plain: Visitor | undefined
})

describe('officers', () => {
  it('are listed with their posts, and only those of the own government', async () => {
    const page = await admin.opens('/meja/petugas')
    expect(page.words).toContain('Pejabat Penghubung, Dinas Kesehatan')
    expect(page.words).not.toContain('Orang Lain')
  })

  it('act for their units in every decision, by number and office alone', () => {
    expect(officers(unitOf('rembang.dinkes'))).toEqual([{ id: liaisonOfHealth.officer, office: 'liaison' }, { id: headOfHealth.officer, office: 'head' }])
    expect(officers(unitOf('rembang.dlh'))).toEqual([])
  })

  it('who are liaison officers must have a contact number', async () => {
    const form = await admin.opens('/meja/petugas/baru')
    const refused = await admin.sends(form, 'Buat undangan', { fill: { name: 'Tanpa Nomor', email: 'tanpa@contoh.invalid', unit: String(unitOf('rembang.dlh')), office: 'liaison' } })
    expect([refused.status, refused.beside('phone')]).toEqual([422, 'Pejabat penghubung harus punya nomor kontak.'])
    const data = await admin.opens(`/meja/petugas/${liaisonOfHealth.officer}/data`)
    expect((await admin.sends(data, 'Simpan', { fill: { phone: '' } })).beside('phone')).toBe('Pejabat penghubung harus punya nomor kontak.')
  })

  it('have an e-mail of their own, whatever its letters', async () => {
    const refused = await admin.sends(await admin.opens('/meja/petugas/baru'), 'Buat undangan', { fill: { name: 'Orang Kedua', email: coordinator.email.toUpperCase() } })
    expect(refused.beside('email')).toBe('Surel ini sudah dipakai petugas lain.')
  })

  it.each([
    [{ name: '', email: '' }, { name: 'Tulis nama petugas.', email: 'Tulis surel petugas.' }],
    [{ name: 'A B', email: 'bukan-surel', phone: 'abc' }, { email: 'Surel ini tidak lengkap.', phone: 'Nomor ini tidak lengkap.' }],
    [{ name: 'A B', email: 'a@contoh.invalid', unit: '5' }, { office: 'Pilih jabatan' }],
    [{ name: 'A B', email: 'a@contoh.invalid', unit: '501', office: 'head' }, { unit: 'Pilih unit dari pemerintah daerah Anda.' }],
    [{ name: 'A B', email: 'a@contoh.invalid', unit: '5', office: 'raja' }, { office: 'Pilih jabatan' }],
    [{ name: 'x'.repeat(200), email: 'a@contoh.invalid' }, { name: 'terlalu panjang' }],
  ])('are not taken in with %j', async (fill, sentences) => {
    const page = await admin.sends(await admin.opens('/meja/petugas/baru'), 'Buat undangan', { fill })
    expect(page.status).toBe(422)
    for (const [field, sentence] of Object.entries(sentences)) expect(page.beside(field), field).toContain(sentence)
  })

  it('are out at once when disabled, and in again with what they had', async () => {
    const officer = await signsIn(server, liaisonOfWorks)
    await admin.sends(await admin.opens(`/meja/petugas/${liaisonOfWorks.officer}/keadaan`), 'Nonaktifkan petugas')
    expect((await officer.opens('/meja')).path).toContain('/meja/masuk')
    expect(officers(unitOf('rembang.pupr'))).toEqual([])
    await expect(signsIn(server, liaisonOfWorks)).rejects.toThrow()
    await admin.sends(await admin.opens(`/meja/petugas/${liaisonOfWorks.officer}/keadaan`), 'Aktifkan lagi')
    expect((await signsIn(server, liaisonOfWorks)).page.path).toBe('/meja')
  })

  it('in the middle of signing in are out too', async () => {
    const visitor = new Visitor(server.url)
    const page = await visitor.sends(await visitor.opens('/meja/masuk'), 'Lanjut', { fill: { email: headOfHealth.email, password: headOfHealth.password } })
    await admin.sends(await admin.opens(`/meja/petugas/${headOfHealth.officer}/keadaan`), 'Nonaktifkan petugas')
    const { codeOf } = await import('./officer.ts')
    passes(server, 30_000)
    await visitor.posts(page, 'Masuk', { fill: { code: await codeOf(headOfHealth.generator, server.clock.now()) } })
    expect((await visitor.opens('/meja')).path).toContain('/meja/masuk')
    await admin.sends(await admin.opens(`/meja/petugas/${headOfHealth.officer}/keadaan`), 'Aktifkan lagi')
  })

  it('lose all sessions when an administrator ends them', async () => {
    const officer = await signsIn(server, liaisonOfWorks)
    await admin.sends(await admin.opens(`/meja/petugas/${liaisonOfWorks.officer}`), 'Akhiri semua sesinya')
    expect((await officer.opens('/meja')).path).toContain('/meja/masuk')
  })

  it('get links of the address that the operator set, whatever host a request names', async () => {
    const form = await admin.opens(`/meja/petugas/${liaisonOfWorks.officer}/tautan`)
    const poisoned = { Host: 'jahat.example', 'X-Forwarded-Host': 'jahat.example', 'X-Forwarded-Proto': 'https', Forwarded: 'host=jahat.example', Origin: server.web.config.baseUrl }
    const page = await admin.sends(form, 'Buat tautan', { fill: { lost: 'password' }, headers: poisoned })
    expect(page.html).toContain(`${server.web.config.baseUrl}/meja/undangan/`)
    expect(page.html).not.toContain('jahat.example')
  })

  it('change by the fields of their form alone, whatever else is sent with it', async () => {
    const before = await server.rows('select officer_id, government, active from officer order by 1')
    const people = await server.rows('select officer_id, email, two_factor_enabled from account.person order by 1')
    const extra = { officer: '50', officer_id: '50', government: '500', active: 'false', email: 'jahat@contoh.invalid', two_factor_enabled: 'false', emailVerified: 'true', role: 'admin', __proto__: 'x', 'constructor[prototype][administrator]': 'on' }
    await admin.sends(await admin.opens(`/meja/petugas/${liaisonOfWorks.officer}/data`), 'Simpan', { fill: extra })
    expect(await server.rows('select officer_id, government, active from officer order by 1')).toEqual(before)
    expect(await server.rows('select officer_id, email, two_factor_enabled from account.person order by 1')).toEqual(people)
  })

  it('keep at least one administrator', async () => {
    const page = await admin.sends(await admin.opens(`/meja/petugas/${administrator.officer}/keadaan`), 'Nonaktifkan petugas')
    expect(page.faults.map(({ message }) => message)).toEqual(['Ini administrator terakhir. Angkat administrator lain dulu.'])
    const data = await admin.sends(await admin.opens(`/meja/petugas/${administrator.officer}/data`), 'Simpan', { fill: { administrator: null } })
    expect(data.beside('administrator') ?? data.faults[0]?.message).toContain('administrator terakhir')
    expect((await admin.opens('/meja/petugas')).status).toBe(200)
  })

  it('are stood in for from the first day to the end of the last', async () => {
    const health = unitOf('rembang.dinkes')
    const form = await admin.opens(`/meja/petugas/${headOfHealth.officer}/pengganti`)
    const wrong = await admin.sends(form, 'Tunjuk pengganti', { fill: { post: `${health} head`, standIn: String(liaisonOfHealth.officer), from: '2026-12-05', until: '2026-12-01' } })
    expect(wrong.beside('until')).toBe('Tanggal akhir harus sama dengan atau setelah tanggal awal.')
    const done = await admin.sends(wrong, 'Tunjuk pengganti', { fill: { until: '2026-12-06' } })
    expect(done.words).toContain(`${headOfHealth.name} digantikan ${liaisonOfHealth.name}`)
    const standsIn = (at: number) => server.web.reference.get().worldAt(at).officers(health).some(({ id, office }) => id === liaisonOfHealth.officer && office === 'head')
    const from = Date.UTC(2026, 11, 4, 17)
    expect([from - 1, from, from + 2 * DAY - 1, from + 2 * DAY].map(standsIn)).toEqual([false, true, true, false])
    await admin.sends(done, 'Akhiri penggantian')
    expect(standsIn(from)).toBe(false)
  })

  it('of another government stand in for nobody here', async () => {
    const answer = await admin.postsParts(`/meja/petugas/${headOfHealth.officer}/pengganti`, [['post', `${unitOf('rembang.dinkes')} head`], ['standIn', '50'], ['from', '2026-12-05'], ['until', '2026-12-06']])
    expect(answer.status).toBe(422)
    expect(await server.rows('select from deputy')).toEqual([])
  })

  it('get posts and lose them', async () => {
    const given = await admin.sends(await admin.opens(`/meja/petugas/${headOfHealth.officer}/jabatan`), 'Beri jabatan', { fill: { unit: String(unitOf('rembang.dlh')), office: 'head', duties: 'Sampah\n\n Air limbah ' } })
    expect(given.words).toContain('Sampah · Air limbah')
    expect(officers(unitOf('rembang.dlh'))).toEqual([{ id: headOfHealth.officer, office: 'head' }])
    await admin.postsParts(`/meja/petugas/${headOfHealth.officer}/jabatan/lepas`, [['unit', String(unitOf('rembang.dlh'))], ['office', 'head']])
    expect(officers(unitOf('rembang.dlh'))).toEqual([])
  })
})

describe('units', () => {
  const adds = async (fill: Readonly<Record<string, string>>) => admin.sends(await admin.opens('/meja/unit/baru'), 'Simpan', { fill })

  it('are added, renamed and moved, and take officers and reports from then on', async () => {
    const done = await adds({ name: 'Kecamatan Sale', parent: '1', kind: 'agency', form: 'district', addressable: 'on' })
    expect(done.words).toContain('Kecamatan Sale')
    const unit = server.web.reference.get().units.find(({ name }) => name === 'Kecamatan Sale')
    expect(unit).toMatchObject({ parent: 1, kind: 'agency', addressable: true })
    expect((await new Visitor(server.url).opens('/lapor')).html).toContain('Kecamatan Sale')
    await admin.sends(await admin.opens(`/meja/unit/${unit?.id}`), 'Simpan', { fill: { name: 'Puskesmas Sale', parent: String(unitOf('rembang.dinkes')), kind: 'office', form: 'clinic', addressable: null } })
    const moved = server.web.reference.get().units.find(({ id }) => id === unit?.id)
    expect(moved).toMatchObject({ name: 'Puskesmas Sale', parent: unitOf('rembang.dinkes'), addressable: false, code: unit?.code })
    expect((await new Visitor(server.url).opens('/lapor')).html).not.toContain('Puskesmas Sale')
  })

  it('stand below no other government and never below themselves', async () => {
    expect((await adds({ name: 'Dinas Serobot', parent: '501', kind: 'agency' })).beside('parent')).toBe('Pilih unit dari pemerintah daerah Anda.')
    await adds({ name: 'UPT Induk', parent: String(unitOf('rembang.dlh')), kind: 'office' })
    const child = server.web.reference.get().units.find(({ name }) => name === 'UPT Induk')?.id
    const page = await admin.sends(await admin.opens(`/meja/unit/${unitOf('rembang.dlh')}`), 'Simpan', { fill: { parent: String(child) } })
    expect(page.beside('parent')).toBe('Unit tidak bisa berada di bawah dirinya sendiri.')
  })

  it.each([[{ name: '', parent: '', kind: '' }, { name: 'Tulis nama unit.', parent: 'Pilih unit di atasnya.', kind: 'Pilih kedudukannya.' }], [{ name: 'x'.repeat(201), parent: '1', kind: 'agency' }, { name: 'terlalu panjang' }]])('are not saved with %j', async (fill, sentences) => {
    const page = await adds(fill)
    expect(page.status).toBe(422)
    for (const [field, sentence] of Object.entries(sentences)) expect(page.beside(field), field).toContain(sentence)
  })

  it('are closed only when nothing hangs on them, and can be opened again', async () => {
    await reports(new Visitor(server.url))
    const closes = async (unit: number) => admin.sends(await admin.opens(`/meja/unit/${unit}`), 'Tutup unit ini')
    expect((await closes(unitOf('rembang.dinkes'))).faults[0]?.message).toContain('Masih ada unit di bawahnya')
    expect((await closes(unitOf('rembang.pupr'))).faults[0]?.message).toContain('Masih ada petugas')
    expect((await closes(unitOf('rembang.admin'))).faults[0]?.message).toContain('Unit ini memeriksa laporan')
    const satpol = unitOf('rembang.satpolpp')
    expect((await closes(satpol)).words).toContain('Ditutup')
    expect((await new Visitor(server.url).opens('/lapor')).html).not.toContain('Satuan Polisi Pamong Praja')
    await admin.sends(await admin.opens(`/meja/unit/${satpol}`), 'Buka lagi unit ini')
    expect((await new Visitor(server.url).opens('/lapor')).html).toContain('Satuan Polisi Pamong Praja')
  })
})

describe('the record', () => {
  it('says who did what to whom, and holds no secret', async () => {
    const page = await admin.opens('/meja/catatan')
    for (const words of ['Unit ditambah', 'Petugas dinonaktifkan', 'Pengganti ditunjuk', administrator.name, headOfHealth.name, 'Dinas Kesehatan']) expect(page.words).toContain(words)
    const [row] = await server.rows<{ text: string }>(`select string_agg(a::text, ' ') as text from account.audit a`)
    for (const secret of [administrator.password, administrator.generator, coordinator.email, '@']) expect(row?.text).not.toContain(secret)
  })

  it('is read page by page, each line once', async () => {
    const seen: string[] = []
    for (let path: string | undefined = '/meja/catatan'; path !== undefined && seen.length < 2_000;) {
      const page = await admin.opens(path)
      seen.push(...page.$('tbody tr').toArray().map((row) => page.$(row).text()))
      path = page.$('a[rel=next]').attr('href')
    }
    const [{ count } = { count: 0 }] = await server.rows<{ count: number }>('select count(*)::integer as count from account.audit where government = 1')
    expect(seen.length).toBe(count)
  })
})

describe('the state of the service', () => {
  const outage = { fromDate: '2026-11-20', fromTime: '08:00', untilDate: '2026-11-21', untilTime: '17:30', reason: 'Sambungan internet kantor putus' }

  it.each([
    [{ fromDate: '', untilTime: '' }, { fromDate: 'Isi tanggal dan jam mulai.', untilDate: 'Isi tanggal dan jam selesai.' }],
    [{ untilDate: '2026-11-19' }, { untilDate: 'Selesainya harus sesudah mulainya.' }],
    [{ untilDate: '2099-01-01' }, { untilDate: 'Gangguan dicatat sesudah selesai' }],
    [{ fromDate: '2026-10-01' }, { untilDate: 'Paling lama 31 hari' }],
    [{ fromDate: '2024-10-01' }, { fromDate: 'lebih lama dari setahun' }],
    [{ reason: 'x' }, { reason: 'Tulis sebab gangguan' }],
  ])('takes no outage with %j, and keeps what was typed', async (wrong, sentences) => {
    const page = await admin.sends(await admin.opens('/meja/layanan'), 'Catat gangguan', { fill: { ...outage, ...wrong } })
    expect(page.status).toBe(422)
    for (const [field, sentence] of Object.entries(sentences)) expect(page.beside(field), field).toContain(sentence)
    for (const [field, value] of Object.entries({ ...outage, ...wrong })) expect(page.value(field)).toBe(value)
  })

  it('puts an outage on record with who said so, and decisions know of it at once', async () => {
    const page = await admin.sends(await admin.opens('/meja/layanan'), 'Catat gangguan', { fill: outage })
    expect(page.words).toContain('Gangguan dicatat.')
    expect(page.$('td').toArray().map((cell) => page.$(cell).text())).toEqual(expect.arrayContaining([outage.reason, 'sedang ditambah']))
    expect(server.web.reference.get().worldAt(server.clock.now()).outages).toEqual([{ from: Date.parse('2026-11-20T08:00:00+07:00'), to: Date.parse('2026-11-21T17:30:00+07:00'), government: 1 }])
    expect((await admin.opens('/meja/catatan')).words).toContain('Gangguan dicatat')
  })

  it('shows a report whose time could not be carried out, and has it tried again', async () => {
    expect((await admin.opens('/meja/layanan')).words).toContain('Semua batas waktu berjalan')
    await server.rows(`insert into report select 77, 1, 0, government, watcher, true, null, 'complaint', null, 'web', false, false, null, now(), null, null, '', '', '{}' from (select 1 as government, 2 as watcher) one`)
    await server.rows(`insert into sweep_lease (report_id, attempts, free_at, fault) values (77, 5, now() + interval '1 hour', 'MissingReference')`)
    const page = await admin.opens('/meja/layanan')
    expect(page.words).toContain('MissingReference')
    expect((await admin.sends(page, 'Coba lagi sekarang')).words).toContain('Sistem mencobanya lagi sekarang')
    expect(await server.rows('select from sweep_lease where free_at <= clock_timestamp()')).toHaveLength(1)
  })
})
