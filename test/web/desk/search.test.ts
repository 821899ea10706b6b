// The search of the desk: numbers however they are typed, words with any affix, and nothing of what other units have.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { By } from '../../../src/report/event.ts'
import { reportIdOf, type ReportId } from '../../../src/report/numbers/public-number.ts'
import { acts, masked } from '../../acting.ts'
import { reports } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { coordinator, deskServer, liaisonOfHealth, liaisonOfWorks, passes, signsIn } from './officer.ts'

const verifier: By = { who: 'officer', officer: 2, unit: 2, office: 'admin' }
const HOW_MANY = 30

let server: TestServer
let team: Visitor, health: Visitor, works: Visitor
let healthUnit: number
const numbers: string[] = []
const idOf = (number: string) => reportIdOf(number, server.web.secrets.numberKey) as ReportId

async function sent(masking: { subject: string; description?: string }, fill: Record<string, string> = {}): Promise<string> {
  const { number } = await reports(new Visitor(server.url), { fill: { subject: 'Judul asli tersegel', ...fill } })
  await acts(server.web, idOf(number), verifier, 'samarkan-naskah', { texts: { 'naskah-samaran': masked(masking.subject, masking.description) } })
  return number
}

const toHealth = (number: string) => acts(server.web, idOf(number), verifier, 'disposisi', { values: { 'hasil-verifikasi': 'memenuhi' }, settings: { nature: 'normative' }, targets: { lead: healthUnit, supporters: [] } })

beforeAll(async () => {
  server = await deskServer()
  healthUnit = server.web.reference.get().units.find(({ code }) => code === 'rembang.dinkes')?.id ?? 0
  for (let count = 0; count < HOW_MANY; count += 1) {
    numbers.push(await sent({ subject: `Perbaikan jembatan ${count}`, description: 'Jembatan kecil itu & pagarnya rusak sejak minggu lalu.' }))
    passes(server, count % 7 === 0 ? 9 * 86_400_000 : 3_600_000)
  }
  ;[team, health, works] = [await signsIn(server, coordinator), await signsIn(server, liaisonOfHealth), await signsIn(server, liaisonOfWorks)]
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

async function found(visitor: Visitor, text: string) {
  const page = await visitor.opens(`/meja/cari?${new URLSearchParams({ kata: text })}`)
  return { page, numbers: page.$('.found code').toArray().map((code) => page.$(code).text()), links: page.$('.work-link').toArray().map((link) => page.$(link).attr('href')) }
}

describe('a search by number', () => {
  it.each([(number: string) => number, (number: string) => number.replaceAll('-', ''), (number: string) => ` ${number.toLowerCase()} `, (number: string) => number.replaceAll('-', ' ')])('finds a report however its number is typed (%#)', async (typed) => {
    const [number = ''] = numbers
    expect((await found(team, typed(number))).links).toEqual([`/meja/laporan/${number}`])
  })

  it('finds it by its number in SP4N-LAPOR', async () => {
    const number = await sent({ subject: 'Obat habis' })
    await acts(server.web, idOf(number), verifier, 'catat', { values: { 'nomor-sp4n': 'SP-5512.34' } })
    for (const typed of ['SP-5512.34', 'sp551234', '#SP 5512/34']) expect((await found(team, typed)).numbers).toEqual([number])
    expect((await found(works, 'SP-5512.34')).numbers).toEqual([])
  })

  it('finds it before it is masked, with the subject that the verifier may read', async () => {
    const { number } = await reports(new Visitor(server.url), { fill: { subject: 'Judul asli yang tersegel' } })
    const { page } = await found(team, number)
    expect(page.words).toContain('Judul asli yang tersegel')
    expect(page.words).toContain('1 laporan ditemukan')
  })
})

describe('a report that a unit only watches', () => {
  it('is found by its numbers, and shown with that at SP4N-LAPOR', async () => {
    const { number } = await reports(new Visitor(server.url))
    await acts(server.web, idOf(number), verifier, 'catat', { values: { 'nomor-sp4n': 'SP-7771' } })
    const unit = server.web.reference.get().units.find(({ code }) => code === 'rembang.pupr')?.id ?? 0
    expect((await found(works, number)).numbers).toEqual([])
    await server.rows(`update report set watcher = $2, state = jsonb_set(state, '{watcher}', to_jsonb($2::int)) where report_id = $1`, [idOf(number), unit])
    expect([(await found(works, number)).numbers, (await found(works, 'SP-7771')).numbers]).toEqual([[number], [number]])
    expect((await found(works, number)).page.words).toContain('Nomor luar SP7771')
  })
})

describe('a search by words', () => {
  it('finds all the words, whatever their affixes, and marks them', async () => {
    const number = await sent({ subject: 'Pelayanan puskesmas', description: 'Antrean Kafé di loket sangat panjang setiap pagi.' })
    const { page, numbers: hits } = await found(team, 'layanan LOKET kafe')
    expect(hits).toEqual([number])
    expect(page.$('mark').toArray().map((mark) => page.$(mark).text())).toEqual(expect.arrayContaining(['Pelayanan', 'loket']))
    expect((await found(team, 'loket bukan')).numbers).toEqual([])
  })

  it('finds many, the newest first, page after page, and says how many', async () => {
    const { page, numbers: first } = await found(team, 'jembatan')
    expect(page.words).toContain(`${HOW_MANY} laporan ditemukan`)
    const second = await team.opens(page.$('a[rel=next]').attr('href') ?? '')
    const rest = second.$('.found code').toArray().map((code) => second.$(code).text())
    const order = [...numbers].sort((one, other) => (BigInt(idOf(one)) < BigInt(idOf(other)) ? 1 : -1))
    expect([...first, ...rest]).toEqual(order)
    expect(second.$('a[rel=next]')).toHaveLength(0)
    expect(second.$('a[rel=prev]').attr('href')).toBe('/meja/cari?kata=jembatan')
    expect(page.html).toContain('&amp; pagarnya')
  })

  it('never finds the words as their reporter wrote them', async () => {
    expect((await found(team, 'judul asli tersegel')).numbers).toEqual([])
  })

  it('forgets the words of a masked text that a newer one replaced', async () => {
    const number = await sent({ subject: 'Kata lama zebra' })
    expect((await found(team, 'zebra')).numbers).toEqual([number])
    await acts(server.web, idOf(number), verifier, 'samarkan-naskah', { texts: { 'naskah-samaran': masked('Kata baru') } })
    expect((await found(team, 'zebra')).numbers).toEqual([])
  })
})

describe('what other units have', () => {
  it('is found by no number and no word until they have a turn; a secret one they gave back is found no more, another is', async () => {
    const number = await sent({ subject: 'Vaksin kosong' }, { secret: 'on' })
    const open = await sent({ subject: 'Ambulans rusak' })
    for (const text of [number, 'vaksin']) {
      expect((await found(team, text)).numbers).toEqual([number])
      expect((await found(health, text)).numbers).toEqual([])
    }
    await toHealth(number)
    for (const text of [number, 'vaksin']) {
      expect((await found(health, text)).numbers).toEqual([number])
      expect((await found(works, text)).numbers).toEqual([])
    }
    await toHealth(open)
    for (const one of [number, open]) await acts(server.web, idOf(one), { who: 'officer', officer: 3, unit: healthUnit, office: 'liaison' }, 'minta-disposisi-ulang', { texts: { 'alasan-kembali': 'Bukan tugas kami.' } })
    for (const text of [number, 'vaksin']) expect((await found(health, text)).numbers).toEqual([])
    for (const text of [open, 'ambulans']) expect((await found(health, text)).numbers).toEqual([open])
  })

  it('looks like what nobody has, to the letter', async () => {
    const foreign = await found(works, numbers[0] ?? '')
    const [a = '', b = ''] = [numbers[0]?.slice(0, 1), numbers[0]?.slice(1)]
    const none = await found(works, `${a === 'Z' ? 'Y' : 'Z'}${b}`)
    const plain = (html: string) => html.replaceAll(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z*~$=]{5}|kata=[^"&]*/g, '')
    expect(foreign.page.status).toBe(200)
    expect(plain(foreign.page.html)).toBe(plain(none.page.html))
    expect(plain((await found(works, 'jembatan')).page.html).replaceAll('jembatan', '')).toBe(plain((await found(works, 'jerapah')).page.html).replaceAll('jerapah', ''))
  })

  it('is as good as what an officer is complained about in', async () => {
    const number = await sent({ subject: 'Pungutan kelurahan' })
    await server.rows(`update masked_text set kept_from = '{2}' where report_id = $1`, [idOf(number)])
    await server.rows(`update report set state = jsonb_set(state, '{complainedAbout}', '[{"officer": 2, "unit": 2}]') where report_id = $1`, [idOf(number)])
    for (const text of ['pungutan', number]) expect((await found(team, text)).numbers).toEqual([])
  })
})

describe('the page', () => {
  it('says what can be searched before anything is asked, and what to try when nothing is found', async () => {
    expect((await team.opens('/meja/cari')).words).toContain('Apa yang bisa dicari')
    expect((await found(team, 'kata yang tidak ada')).page.words).toContain('Tidak ada laporan yang ditemukan.')
  })

  it.each(['   ', '!!!', "' or 1=1 --", 'a & ! ( b', '\0', '%', '-jembatan', '"', 'x'.repeat(5_000), '𝒳 ‮ \u202e'])('takes %j for what it is', async (text) => {
    expect((await found(team, text)).page.status).toBe(200)
  })

  it('is the officers’ alone', async () => {
    expect((await new Visitor(server.url).opens('/meja/cari?kata=jembatan')).path).toBe('/meja/masuk?tujuan=%2Fmeja%2Fcari')
  })

  it('is reached from the box at the top of every page of the desk', async () => {
    const page = await team.opens('/meja')
    expect(page.$('form.desk-search').attr('action')).toBe('/meja/cari')
  })
})
