// A calendar changed in the browser: proposed by an administrator, looked at and approved by a second person, on plain forms.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { judgeCalendars } from '../../../src/app/calendars/judge-calendars.ts'
import { reports, tracks, type Reported } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { administrator, coordinator, deskServer, liaisonOfHealth, passes, signsIn } from './officer.ts'

let server: TestServer
let reported: Reported
let number = ''
let [admin, second, liaison] = [null, null, null] as unknown as [Visitor, Visitor, Visitor]

beforeAll(async () => {
  server = await deskServer()
  reported = await reports(new Visitor(server.url))
  number = reported.number
  admin = await signsIn(server, administrator)
  second = await signsIn(server, coordinator)
  liaison = await signsIn(server, liaisonOfHealth)
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

async function worked(): Promise<void> {
  const { web: { handling, database: { pool }, reference, clock } } = server
  await judgeCalendars({ handling, pool, reference: reference.get, refresh: reference.refresh, now: () => clock.now() })
}

const law = { basisKind: 'skb', basisNumber: '7/2026', basisDate: '2026-11-01', reason: 'Ditetapkan tiga menteri.' }
/** A day within the times of the report. */
const ahead = (days: number) => new Date(server.clock.now() + days * 86_400_000).toISOString().slice(0, 10)

describe('the calendars of a government', () => {
  it('stand in a list and show their year, each day with what it is in words', async () => {
    const list = await liaison.opens('/meja/kalender')
    expect(list.words).toContain('Nasional, lima hari kerja, WIB')
    const page = await liaison.opens('/meja/kalender/nasional?tahun=2026')
    expect(page.$('table.month')).toHaveLength(12)
    expect(page.words).toContain('cuti bersama: Natal')
    expect(page.words).toContain('SKB Menteri Agama')
    expect(page.words).not.toContain('Usulkan perubahan')
    const later = await liaison.opens('/meja/kalender/nasional?tahun=2027')
    expect(later.words).toContain('Daftar hari libur 2027 belum lengkap ditetapkan')
    expect((await liaison.asks('/meja/kalender/tidak-ada')).status).toBe(404)
  })
})

describe('a change', () => {
  it('comes back with everything typed and an error beside each field where something is missing', async () => {
    const form = await admin.opens('/meja/kalender/nasional/usul?what=add')
    const page = await admin.sends(form, 'Usulkan', { fill: { 'date-0': ahead(2), 'name-0': 'Cuti bersama', reason: 'Sebab.' } })
    expect(page.status).toBe(422)
    expect(page.faults.map(({ field }) => field)).toEqual(expect.arrayContaining(['kind-0', 'basisKind', 'basisNumber', 'basisDate']))
    expect(page.$('#name-0').attr('value')).toBe('Cuti bersama')
    const more = await admin.sends(page, 'Tambah baris')
    expect([more.$('#date-3').length, more.$('#name-0').attr('value')]).toEqual([1, 'Cuti bersama'])
  })

  it('is foreseen, then approved by somebody else, and the dates of open reports move', async () => {
    const form = await admin.opens('/meja/kalender/nasional/usul?what=add')
    const change = await admin.sends(form, 'Usulkan', { fill: { ...law, 'date-0': ahead(3), 'kind-0': 'joint-leave', 'name-0': 'Cuti bersama tambahan' } })
    expect(change.words).toContain('Sedang dihitung')
    expect(change.buttons).not.toContain('Setujui')
    await worked()
    const sign = async (officer: Visitor) => (await officer.opens('/meja')).links('Satu perubahan kalender menunggu persetujuan Anda')
    expect([await sign(second), await sign(admin), await sign(liaison)]).toEqual([[change.path.replace(/\?.*/, '')], [], []])
    expect((await second.opens(change.path)).words).toMatch(/\d+ batas waktu di 1 laporan bergeser/)
    expect((await admin.opens(change.path)).buttons).toEqual(expect.not.arrayContaining(['Setujui', 'Tolak']))
    expect((await liaison.opens(change.path)).buttons).not.toContain('Setujui')
    expect((await second.opens('/meja/kalender')).words).toContain('Menunggu keputusan')
    const done = await second.sends(await second.opens(change.path), 'Setujui', { fill: { remark: 'Sesuai SKB.' } })
    expect(done.words).toContain('disetujui')
    expect(done.words).toContain('Sesuai SKB.')
    await worked()
    passes(server, 11_000)
    await worked()
    expect((await second.opens(change.path)).words).toMatch(/Selesai .* batas waktu bergeser/)
    expect(await server.rows('select from deadline where moved_by is not null')).not.toHaveLength(0)
    // Officer and citizen read beside the date what moved it, and that it stood elsewhere before.
    for (const page of [await second.opens(`/meja/laporan/${number}`), await tracks(new Visitor(server.url), reported)]) {
      expect(page.$('.clock-why, .next-why').text()).toMatch(/Semula .* pukul 16\.00.*\. Bergeser karena kalender kerja diubah dengan keputusan resmi\./)
      expect(page.$('.days-why').text()).toContain('Cuti bersama tambahan')
    }
    expect((await liaison.opens(`/meja/kalender/nasional?tahun=${ahead(3).slice(0, 4)}`)).words).toContain('cuti bersama: Cuti bersama tambahan')
    const late = await second.postsParts(change.path, [['do', 'approve']])
    expect(late.status).toBe(409)
  })

  it('shows every time that it moves, a page after another', async () => {
    for (let count = 0; count < 24; count += 1) await reports(new Visitor(server.url))
    const form = await admin.opens('/meja/kalender/nasional/usul?what=add')
    const { path } = await admin.sends(form, 'Usulkan', { fill: { ...law, 'date-0': ahead(14), 'kind-0': 'joint-leave', 'name-0': 'Cuti bersama lagi' } })
    await worked()
    const seen: string[] = []
    let page = await second.opens(path)
    const all = Number(/(\d+) batas waktu di/.exec(page.words)?.[1])
    expect(all).toBeGreaterThan(20)
    for (let pages = 0; pages < 5; pages += 1) {
      seen.push(...page.$('tbody tr').toArray().filter((row) => page.$(row).find('a[href^="/meja/laporan/"]').length > 0).map((row) => page.$(row).text()))
      const older = page.$('a[rel=next]').attr('href')
      if (older === undefined) break
      page = await second.opens(older)
    }
    expect([seen.length, new Set(seen).size]).toEqual([all, all])
    await admin.sends(await admin.opens(path), 'Tarik usul ini')
  })

  it('that would leave no working day is refused with a sentence, and nothing is lost', async () => {
    const form = await admin.opens('/meja/kalender/nasional/usul?what=hours')
    const page = await admin.sends(form, 'Usulkan', { fill: { ...law, hoursName: 'Tutup', from: ahead(1), weekdays: '', friday: '', saturday: '' } })
    expect([page.status, page.faults.map(({ field }) => field)]).toEqual([422, ['weekdays']])
    expect(page.$('#hoursName').attr('value')).toBe('Tutup')
  })

  it('may be taken back by whoever proposed it, and by nobody else', async () => {
    const form = await admin.opens('/meja/kalender/nasional/usul?what=hours')
    const change = await admin.sends(form, 'Usulkan', { fill: { ...law, hoursName: 'Ramadan', from: '2027-02-08', to: '2027-03-09', weekdays: '08:00-15:00', friday: '08:00-15:30' } })
    expect(change.words).toContain('Ramadan')
    expect((await second.opens(change.path)).buttons).not.toContain('Tarik usul ini')
    expect((await admin.sends(change, 'Tarik usul ini')).words).toContain('ditarik')
  })
})

describe('a wrong date of receipt', () => {
  const path = () => `/meja/laporan/${number}/tanggal-terima`

  it('is asked for with a reason, keeps what was typed where something is missing, and is decided by somebody else', async () => {
    const form = await admin.opens(path())
    const missing = await admin.sends(form, 'Minta koreksi', { fill: { date: ahead(2), time: '10:00' } })
    expect([missing.status, missing.beside('date'), missing.beside('reason'), missing.value('date'), missing.value('time')]).toEqual([422, expect.stringContaining('tidak lebih dari sekarang'), 'Tulis alasannya.', ahead(2), '10:00'])
    const asked = await admin.sends(missing, 'Minta koreksi', { fill: { date: ahead(-3), time: '10:00', reason: 'Cap surat masuk.' } })
    expect(asked.words).toContain('Menunggu petugas lain.')
    expect(asked.buttons).not.toContain('Benar, koreksi')
    const other = await second.opens(path())
    expect(other.words).toContain('Cap surat masuk.')
    const done = await second.sends(other, 'Benar, koreksi')
    expect([done.path, done.words.includes('Tanggal diterima dikoreksi')]).toEqual([`/meja/laporan/${number}`, true])
    const late = await second.sends(other, 'Tidak, tetap seperti tercatat')
    expect([late.status, late.faults.length]).toEqual([409, 1])
  })

  it('is not there for an office that only works on the report, nor for who knows no such report', async () => {
    for (const where of [path(), '/meja/laporan/0000-0000-00000/tanggal-terima']) expect((await liaison.asks(where)).status).toBe(404)
  })
})
