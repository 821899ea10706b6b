// Where a government has many units, the one that is meant is typed, by name or abbreviation; it works without script.
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { reports } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { actsOn, LOOK, opensAct, opensCase, SEND_NOW } from './casework.ts'
import { coordinator, deskServer, signsIn } from './officer.ts'

let server: TestServer
let admin: Visitor
let number: string
beforeAll(async () => {
  server = await deskServer()
  await server.rows(`insert into unit (unit_id, code, name, kind, parent_id, calendar_id, synthetic)
    select 900 + n, 'rembang.pkm-' || n, 'Puskesmas Contoh ' || n, 'office', (select unit_id from unit where code = 'rembang'), calendar_id, true from unit, generate_series(1, 40) n where code = 'rembang.dinkes'`)
  await server.rows('update reference_stamp set stamp = stamp + 1')
  await server.web.reference.refresh()
  admin = await signsIn(server, coordinator)
  ;({ number } = await reports(new Visitor(server.url)))
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

const FIND = 'Cari unit'
const REST = { 'a-hasil-verifikasi': 'memenuhi', 's-nature': 'normative' }

it('lists those that a part of the name means, with everything else that was filled in', async () => {
  const form = await opensAct(admin, number, 'Disposisikan')
  expect([form.$('#lead').length, form.$('#units option').length > 40]).toEqual([0, true])
  const found = await admin.sends(form, FIND, { fill: { ...REST, 'lead-name': 'puskesmas 4' } })
  expect([found.status, found.value('s-nature'), found.value('lead-name')]).toEqual([200, 'normative', 'puskesmas 4'])
  expect(found.$('[name="lead"]').toArray().map((one) => found.$(one).attr('value'))).toEqual(['904', '940'])
  const several = await admin.sends(found, LOOK)
  expect([several.status, several.beside('lead')]).toEqual([422, 'Ada beberapa unit yang cocok. Pilih salah satu.'])
})

it('says beside the field that a name means no unit', async () => {
  const page = await admin.sends(await opensAct(admin, number, 'Disposisikan'), LOOK, { fill: { ...REST, 'lead-name': 'Dinas Angkasa' } })
  expect([page.status, page.beside('lead-name'), page.faults.map(({ field }) => field)]).toEqual([422, 'Tidak ada unit “Dinas Angkasa”. Ketik sebagian namanya.', ['lead-name']])
})

it('takes an abbreviation that means one unit at once, also over another that was chosen before', async () => {
  const listed = await admin.sends(await opensAct(admin, number, 'Disposisikan'), FIND, { fill: { ...REST, 'lead-name': 'puskesmas contoh 40' } })
  expect(listed.value('lead')).toBe('940')
  const look = await admin.sends(listed, LOOK, { fill: { 'lead-name': 'DPUPR' } })
  const done = await admin.sends(look, SEND_NOW)
  expect(done.$('.timeline-title').first().text()).toBe('Disposisi ke Dinas Pekerjaan Umum dan Penataan Ruang (contoh)')
  expect(actsOn(await opensCase(admin, number))).toContain('Catat monitoring')
})
