// A report on its way through Rembang's procedure to its end, the Health office answering; with the texts that a test looks for.
import type { By } from '../../../src/report/event.ts'
import { reportIdOf, type ReportId } from '../../../src/report/numbers/public-number.ts'
import { acts, masked } from '../../acting.ts'
import { reports } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor, type Filling } from '../visitor.ts'

export const team: By = { who: 'officer', officer: 2, unit: 2, office: 'admin' }
export const reporter: By = { who: 'reporter' }

export type Found = { readonly id: ReportId; readonly number: string; readonly code: string; readonly health: number }

/** Taken in, masked as `subject`, dispatched to the Health office and answered; the reporter's page shows the answer. */
export async function answeredReport(server: TestServer, subject: string, fill: Filling = {}, masks = true): Promise<Found> {
  const { number, code } = await reports(new Visitor(server.url), { fill })
  const id = reportIdOf(number, server.web.secrets.numberKey)
  const [unit] = await server.rows<{ id: number }>(`select unit_id as id from unit where code = 'rembang.dinkes'`)
  if (id === null || unit === undefined) throw new Error('The demonstration is not there.')
  const liaison: By = { who: 'officer', officer: 3, unit: unit.id, office: 'liaison' }
  const done = new Date(server.clock.now()).toISOString()
  if (masks) await acts(server.web, id, team, 'samarkan-naskah', { texts: { 'naskah-samaran': masked(subject, `${subject}, tanpa data pribadi.`) } })
  await acts(server.web, id, team, 'disposisi', { values: { 'hasil-verifikasi': 'memenuhi' }, settings: { nature: 'normative' }, targets: { lead: unit.id, supporters: [] } })
  await acts(server.web, id, liaison, 'jawab', {
    texts: { 'redaksi-jawaban': 'Yth. Bu Siti, antrean sudah ditambah.' }, values: { 'disposisi-diterima': done, 'kepala-diberi-tahu': done, 'tindak-lanjut-dilaporkan': done },
  })
  return { id, number, code, health: unit.id }
}

export async function settledReport(server: TestServer, subject: string, fill: Filling = {}, masks = true): Promise<Found> {
  const found = await answeredReport(server, subject, fill, masks)
  await acts(server.web, found.id, reporter, 'puas')
  return found
}
