// Whoever verifies a report reads that the same contact has reported before; nobody else does, and nothing of whoever hides stands there.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { reportIdOf } from '../../../src/report/numbers/public-number.ts'
import { acts } from '../../acting.ts'
import { reports } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { coordinator, deskServer, liaisonOfHealth, officerOf, signsIn } from './officer.ts'

let server: TestServer
beforeAll(async () => {
  server = await deskServer()
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

const reported = (fill: Readonly<Record<string, string>>) => reports(new Visitor(server.url), { fill: { name: 'Siti', ...fill } })
const TITLE = 'Kontak yang sama pernah melapor'

describe('a contact that has reported before', () => {
  it('stands on the page of who verifies, by number alone; not of an agency, and nothing of who hides', async () => {
    const before = await reported({ phone: '0812-7000-1000' })
    const hidden = await reported({ phone: '081270001000', anonymous: 'on' })
    const now = await reported({ phone: '+62 812 7000 1000' })
    await server.web.contacts.flush()
    const id = reportIdOf(now.number, server.web.secrets.numberKey)
    if (id === null) throw new Error('That is no number.')
    const unit = (code: string) => server.web.reference.get().units.find((one) => one.code === code)?.id ?? 0
    const by = { who: 'officer' as const, officer: officerOf('rembang', 'admin').officer, unit: unit('rembang.admin'), office: 'admin' }
    await acts(server.web, id, by, 'disposisi', { values: { 'hasil-verifikasi': 'memenuhi' }, settings: { nature: 'normative' }, targets: { lead: unit('rembang.dinkes'), supporters: [] } })
    const officer = await signsIn(server, coordinator)
    const page = await officer.opens(`/meja/laporan/${now.number}`)
    expect([page.words.includes(TITLE), page.words.includes(before.number), page.html.includes(hidden.number)]).toEqual([true, true, false])
    expect((await officer.opens(`/meja/laporan/${hidden.number}`)).words).not.toContain(TITLE)
    const agency = await (await signsIn(server, liaisonOfHealth)).opens(`/meja/laporan/${now.number}`)
    expect([agency.status, agency.words.includes(TITLE), agency.html.includes(before.number)]).toEqual([200, false, false])
  })
})
