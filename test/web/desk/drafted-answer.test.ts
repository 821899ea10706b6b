// What was drafted, noted and approved on the way is there when the answer is sent: nothing is asked twice.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { By } from '../../../src/report/event.ts'
import { reportIdOf, type ReportId } from '../../../src/report/numbers/public-number.ts'
import { acts as does } from '../../acting.ts'
import { receiptOf, SEND, STORY } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { acts, LOOK, opensAct, SEND_NOW, unitIn } from './casework.ts'
import { coordinator, deskServer, liaisonOfHealth, officerOf, signsIn } from './officer.ts'

let server: TestServer
beforeAll(async () => {
  server = await deskServer({ governments: 'all' })
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

function by(place: string, office: string): By {
  const unit = server.web.reference.get().units.find(({ code }) => code === place)
  if (unit === undefined) throw new Error(`There is no ${place}.`)
  return { who: 'officer', officer: officerOf(place, office).officer, unit: unit.id, office }
}

const idOf = (number: string): ReportId => reportIdOf(number, server.web.secrets.numberKey) as ReportId
const unitId = (code: string): number => server.web.reference.get().units.find((unit) => unit.code === code)?.id ?? 0

async function reported(government: string) {
  const citizen = new Visitor(server.url)
  return receiptOf(await citizen.sends(await citizen.opens(`/lapor?pemerintah=${government}`), SEND, { fill: { ...STORY, name: 'Warga Contoh', phone: '0800 1111 111' } }))
}

describe('an answer in Rembang', () => {
  it('asks for no date that was recorded, begins with the draft and says whose it is, and may not be emptied', async () => {
    const { number } = await reported('rembang')
    const [team, liaison] = [await signsIn(server, coordinator), await signsIn(server, liaisonOfHealth)]
    const form = await opensAct(team, number, 'Disposisikan')
    await acts(team, number, 'Disposisikan', { 'a-hasil-verifikasi': 'memenuhi', 's-nature': 'normative', lead: unitIn(form, 'Kesehatan') })
    await acts(liaison, number, 'Terima disposisi')
    await acts(liaison, number, 'Susun redaksi jawaban', { 'a-redaksi-jawaban': 'Lampu diganti besok.' })

    const answer = await opensAct(liaison, number, 'Kirim jawaban')
    expect([answer.value('a-disposisi-diterima.date'), answer.value('a-redaksi-jawaban')?.trim()]).toEqual([null, 'Lampu diganti besok.'])
    expect(answer.value('a-kepala-diberi-tahu.date')).not.toBe('')
    expect(answer.$('#a-redaksi-jawaban-hint').text()).toMatch(/^Diisi dari redaksi jawaban yang ditulis Pejabat Penghubung/)
    expect(answer.$('label[for="a-redaksi-jawaban"]').text()).not.toContain('boleh kosong')

    const emptied = await liaison.sends(answer, LOOK, { fill: { 'a-redaksi-jawaban': '' } })
    expect([emptied.status, emptied.beside('a-redaksi-jawaban')]).toEqual([422, 'Redaksi jawaban belum diisi.'])
    const look = await liaison.sends(answer, LOOK)
    expect(look.words).toContain('Lampu diganti besok.')
    expect((await liaison.sends(look, SEND_NOW)).path).toBe(`/meja/laporan/${number}?selesai=ya`)
  })
})

describe('an answer in Mojokerto', () => {
  it('begins with the study that the head has approved, and says so', async () => {
    const { number } = await reported('mojokerto')
    const id = idOf(number)
    const [team, liaison, secretary, head] = [by('mojokerto.admin', 'admin'), by('mojokerto.dinkes', 'liaison'), by('mojokerto.dinkes', 'secretary'), by('mojokerto.dinkes', 'head')]
    const now = () => new Date(server.clock.now()).toISOString()
    await does(server.web, id, by('nasional', 'national-admin'), 'salurkan')
    await acts(await signsIn(server, officerOf('mojokerto.admin', 'admin')), number, 'Selesaikan telaah', { 's-nature': 'without-oversight', 'a-hasil-telaah.0': 'Warga', 'a-hasil-telaah.1': 'Antrean', 'a-hasil-telaah.2': 'Senin' })
    await does(server.web, id, team, 'teruskan', { values: { 'kelengkapan-data': now(), kesimpulan: 'tidak-perlu' }, settings: { inspection: false }, targets: { lead: unitId('mojokerto.dinkes'), supporters: [] } })
    await does(server.web, id, liaison, 'sampaikan', { texts: { 'hasil-telaah-lanjutan': 'Perlu dijawab.' } })
    await does(server.web, id, secretary, 'teruskan', { values: { 'kelengkapan-data': now(), kesimpulan: 'tidak-perlu' }, settings: { inspection: false } })
    await does(server.web, id, head, 'perintahkan', { texts: { perintah: 'Susun telaah.' } })
    await does(server.web, id, secretary, 'ajukan', { texts: { telaah: 'Loket ditambah mulai Senin.' } })
    await does(server.web, id, head, 'ya')

    const form = await opensAct(await signsIn(server, officerOf('mojokerto.dinkes', 'liaison')), number, 'Kirim jawaban')
    expect(form.value('a-jawaban')?.trim()).toBe('Loket ditambah mulai Senin.')
    expect(form.$('#a-jawaban-hint').text()).toMatch(/^Diisi dari telaah atas pengaduan yang disetujui Kepala Dinas, /)
  })
})
