// What the commonest tasks at the desk cost, counted on the pages; docs/desk-tasks.md tells the same figures.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { reports, tracks, SEND_REPLY } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { acts, LOOK, opensAct, SEND_NOW, unitIn } from './casework.ts'
import { Hands, type Cost } from './hands.ts'
import { codeOf, coordinator, deskServer, liaisonOfHealth, passes, signsIn } from './officer.ts'

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

const VERIFIED = { 'a-hasil-verifikasi': 'memenuhi', 's-nature': 'normative' }

async function reported(): Promise<{ readonly number: string; readonly code: string }> {
  return reports(new Visitor(server.url))
}

async function dispatched(): Promise<{ readonly number: string; readonly code: string }> {
  const one = await reported()
  const form = await opensAct(admin, one.number, 'Disposisikan')
  await acts(admin, one.number, 'Disposisikan', { ...VERIFIED, lead: unitIn(form, 'Kesehatan') })
  return one
}

async function answered(): Promise<{ readonly number: string; readonly code: string }> {
  const one = await dispatched()
  await acts(liaison, one.number, 'Kirim jawaban', { 'a-redaksi-jawaban': 'Lampu sudah diganti.' })
  return one
}

/** Each task from where the officer is when it comes up, to its end. */
const tasks: Readonly<Record<string, () => Promise<Hands>>> = {
  'Masuk ke meja kerja': async () => {
    passes(server, 60_000)
    const door = await Hands.at(new Visitor(server.url), '/meja/masuk')
    const { email, password, generator } = coordinator
    await door.sends('Lanjut', { fill: { email, password }, own: ['email', 'password'] })
    return door.sends('Masuk', { fill: { code: await codeOf(generator, server.clock.now()) } })
  },
  'Membuka laporan yang menunggu saya': async () => {
    const { number } = await reported()
    return (await Hands.at(admin, '/meja')).follows(`/meja/laporan/${number}`)
  },
  'Mencari laporan dengan nomornya': async () => {
    const { number } = await reported()
    const search = await Hands.at(admin, '/meja')
    return search.sends('Cari', { fill: { kata: number.replaceAll('-', '') } })
  },
  'Memverifikasi dan mendisposisikan': async () => {
    const { number } = await reported()
    const hands = await (await Hands.at(admin, `/meja/laporan/${number}`)).follows('Disposisikan')
    await hands.sends(LOOK, { fill: { 's-nature': 'normative', lead: unitIn(hands.page, 'Kesehatan') } })
    return hands.sends(SEND_NOW)
  },
  'Bertanya kepada pelapor': async () => {
    const { number } = await reported()
    const hands = await (await Hands.at(admin, `/meja/laporan/${number}`)).follows('Tunda dan bertanya')
    await hands.sends(LOOK, { fill: { 'a-pertanyaan': 'Di jalan mana?' }, own: ['a-pertanyaan'] })
    return hands.sends(SEND_NOW)
  },
  'Mencatat bahwa grup WhatsApp sudah diberi tahu': async () => {
    const { number } = await dispatched()
    const hands = await (await Hands.at(admin, `/meja/laporan/${number}`)).follows('Sudah dikirim')
    return hands.sends('Sudah dikirim')
  },
  'Mengirim jawaban': async () => {
    const { number } = await dispatched()
    const hands = await (await Hands.at(liaison, `/meja/laporan/${number}`)).follows('Kirim jawaban')
    await hands.sends(LOOK, { fill: { 'a-redaksi-jawaban': 'Lampu sudah diganti.' }, own: ['a-redaksi-jawaban'] })
    return hands.sends(SEND_NOW)
  },
  'Menjawab tanggapan pelapor': async () => {
    const one = await answered()
    const reporter = new Visitor(server.url)
    await reporter.sends(await tracks(reporter, one), SEND_REPLY, { fill: { reply: 'Masih gelap.' } })
    const hands = await (await Hands.at(admin, `/meja/laporan/${one.number}`)).follows('Jawab tanggapan pelapor')
    await hands.sends(LOOK, { fill: { 'a-redaksi-jawaban': 'Sudah kami periksa lagi.' }, own: ['a-redaksi-jawaban'] })
    return hands.sends(SEND_NOW)
  },
  'Memasukkan laporan dari Instagram': async () => {
    const hands = await (await Hands.at(admin, '/meja')).follows('Masukkan laporan')
    const own = ['source', 'subject', 'description', 'name']
    return hands.sends('Simpan laporan', {
      fill: { channel: 'instagram', source: 'https://www.instagram.com/p/Tugas/', receivedDate: '2026-11-22', receivedTime: '20:15', kind: 'complaint', subject: 'Jalan berlubang', description: 'Sudah tiga minggu.', name: '@warga.contoh' }, own,
    })
  },
  'Menulis catatan': async () => {
    const { number } = await reported()
    return (await Hands.at(admin, `/meja/laporan/${number}`)).sends('Simpan catatan', { fill: { note: 'Sudah ditelepon.' }, own: ['note'] })
  },
}

const page = readFileSync(fileURLToPath(new URL('../../../docs/desk-tasks.md', import.meta.url)), 'utf8')

/** `Klik` and `Ketukan` of a task's row; a field of one's own words is a `+ teks`. */
function rowOf({ clicks, keys, texts }: Cost): string {
  return `${clicks} | ${keys}${texts === 0 ? '' : ` + ${texts} teks`}`
}

describe('a task at the desk costs what docs/desk-tasks.md says', () => {
  it.each(Object.entries(tasks))('%s', async (task, does) => {
    const { cost } = await does()
    const told = page.split('\n').find((line) => line.startsWith(`| ${task} |`))
    expect(told ?? page).toContain(`| ${task} | ${rowOf(cost)} |`)
  })
})
