// The nature of a report corrected on its way, over HTTP: what the verifier sees beforehand, and what agency, reporter and public see after.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { reports, tracks, type Reported } from '../journey.ts'
import type { Page } from '../page.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { acts, actsOn, LOOK, opensAct, opensCase, SEND_NOW, unitIn } from './casework.ts'
import { coordinator, deskServer, liaisonOfHealth, signsIn } from './officer.ts'

let server: TestServer
let admin: Visitor
let liaison: Visitor
beforeAll(async () => {
  server = await deskServer()
  admin = await signsIn(server, coordinator)
  liaison = await signsIn(server, liaisonOfHealth)
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

const CORRECT = 'Betulkan sifat'
const REASON = 'Jalannya harus diperbaiki, tidak cukup dijelaskan.'

async function dispatched(nature = 'normative'): Promise<Reported> {
  const reported = await reports(new Visitor(server.url))
  const form = await opensAct(admin, reported.number, 'Disposisikan')
  await acts(admin, reported.number, 'Disposisikan', { 'a-hasil-verifikasi': 'memenuhi', 's-nature': nature, lead: unitIn(form, 'Kesehatan') })
  return reported
}

/** The date beneath each choice, without its words. */
const untils = (form: Page) => ['normative', 'without-oversight', 'with-oversight'].map((nature) => /Batas waktu: (.+?)\.$/.exec(form.$(`#s-nature-${nature}-note`).text())?.[1])

describe('a correction of the nature', () => {
  it('says by when each would have to be answered, and shows the reporter’s message with the reason before it is sent', async () => {
    const { number } = await dispatched()
    const form = await opensAct(admin, number, CORRECT)
    expect(new Set(untils(form)).size).toBe(3)
    expect(untils(form)).not.toContain(undefined)
    expect(form.words).toContain('Yang menangani tetap memegang laporan ini')
    const preview = await admin.sends(form, LOOK, { fill: { 's-nature': 'without-oversight', 'a-alasan-sifat': REASON } })
    expect(preview.$('.message-preview').text()).toContain(REASON)
    expect(preview.words).toContain('Dinas Kesehatan (contoh)')
  })

  it('leaves the report with the agency, with the form it has open; agency and reporter see the new date, the old one and the reason', async () => {
    const reported = await dispatched()
    const { number } = reported
    const answer = await opensAct(liaison, number, 'Kirim jawaban')
    const [was, until] = untils(await opensAct(admin, number, CORRECT))
    await acts(admin, number, CORRECT, { 's-nature': 'without-oversight', 'a-alasan-sifat': REASON })
    const agency = await opensCase(liaison, number)
    expect(agency.words).toContain(`Semula ${was}. Dihitung lagi sejak awal yang sama karena sifat laporan dibetulkan.`)
    expect([agency.words.includes(until ?? '?'), agency.words.includes('Sifat laporan dibetulkan · Tidak berkadar pengawasan'), agency.words.includes(REASON)]).toEqual([true, true, true])
    const mine = await tracks(new Visitor(server.url), reported)
    expect([mine.words.includes(until ?? '?'), mine.words.includes(`Semula ${was}.`), mine.words.includes(REASON)]).toEqual([true, true, true])
    const everybody = await new Visitor(server.url).opens(`/laporan/${number}`)
    expect([everybody.status, everybody.words.includes('Sifat laporan dibetulkan'), everybody.words.includes(REASON)]).toEqual([200, true, false])
    const given = { 'a-redaksi-jawaban': 'Kami tambal pekan ini.' }
    const preview = await liaison.sends(answer, LOOK, { fill: given })
    const done = await liaison.sends(preview, SEND_NOW)
    expect([done.status, done.words.includes('Kami tambal pekan ini.')]).toEqual([200, true])
    const told = await server.rows<{ unit: string }>(`select u.code as unit from message m join unit u on u.unit_id = m.recipient_unit where m.template = 'nature-corrected' and m.recipient = 'unit'`)
    expect(told).toContainEqual({ unit: 'rembang.dinkes' })
  })

  it('that changes nothing, or has no reason, comes back with a sentence and all that was typed', async () => {
    const { number } = await dispatched()
    const same = await admin.sends(await opensAct(admin, number, CORRECT), LOOK, { fill: { 's-nature': 'normative', 'a-alasan-sifat': REASON } })
    expect([same.status, same.words.includes('Belum ada yang dibetulkan: pilih yang lain dari yang sekarang.'), same.value('a-alasan-sifat')?.trim()]).toEqual([422, true, REASON])
    const bare = await admin.sends(await opensAct(admin, number, CORRECT), LOOK, { fill: { 's-nature': 'with-oversight' } })
    expect([bare.status, bare.beside('a-alasan-sifat') !== null, bare.value('s-nature')]).toEqual([422, true, 'with-oversight'])
  })

  it('asks for a new reason each time', async () => {
    const { number } = await dispatched()
    await acts(admin, number, CORRECT, { 's-nature': 'without-oversight', 'a-alasan-sifat': REASON })
    const again = await opensAct(admin, number, CORRECT)
    expect(again.value('a-alasan-sifat')?.trim()).toBe('')
    expect((await admin.sends(again, LOOK, { fill: { 's-nature': 'normative' } })).status).toBe(422)
  })

  it('is not offered to the agency that works on it', async () => {
    const { number } = await dispatched()
    const page = await opensCase(liaison, number)
    expect(actsOn(page)).not.toContain(CORRECT)
  })
})
