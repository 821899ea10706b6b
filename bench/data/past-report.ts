// One report of the past as officers worked it: verified, masked, dispatched, answered and closed by silence, or left on the way.
import type { By } from '../../src/report/event.ts'
import type { Nature } from '../../src/report/world.ts'
import { finishedReport, type FinishedReport } from '../../src/app/finished-report.ts'
import { mixedText } from './mixed-text.ts'
import { Life, MASKED, type Past } from './past-life.ts'
import type { ReportDraft } from './report-draft.ts'

export type { Past } from './past-life.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Shares of reports. Most that are taken back are so within two weeks. */
const WITHDRAWN = 0.06
const WITHDRAWN_WITHIN_DAYS = 14
const LEFT_BY_TEAM = 0.02
const LEFT_BY_AGENCY = 0.03
const ARCHIVED = 0.07
const SENT_BACK = 0.08

const natures: readonly Nature[] = ['normative', 'normative', 'normative', 'without-oversight', 'without-oversight', 'with-oversight']

/** One report written at `at`, with what followed up to the end of the past. */
export async function pastReport(past: Past, draft: ReportDraft, at: number): Promise<FinishedReport> {
  const life = new Life(past, at)
  await life.submit(draft)
  await lived(past, life, draft)
  await life.waitUntil(past.until)
  return finishedReport(life.writes)
}

async function lived(past: Past, life: Life, draft: ReportDraft): Promise<void> {
  const { random } = past
  if (random.chance(WITHDRAWN)) {
    if (await life.waitUntil(life.now + random.whole(1, WITHDRAWN_WITHIN_DAYS * DAY))) await life.withdraw()
    return
  }
  if (random.chance(LEFT_BY_TEAM) || !(await verified(past, life, draft))) return
  const agency = await dispatched(past, life)
  if (agency === null || random.chance(LEFT_BY_AGENCY)) return
  if (!random.chance(SENT_BACK)) return answered(past, life, agency)
  if (!(await life.waitUntil(life.now + random.whole(HOUR, 2 * DAY)))) return
  await life.act(liaisonOf(agency), 'minta-disposisi-ulang', { texts: { 'alasan-kembali': mixedText(random, random.whole(40, 160)) } })
  const other = (await life.waitUntil(life.now + random.whole(HOUR, 2 * DAY))) ? await dispatched(past, life) : null
  if (other !== null) await answered(past, life, other)
}

/** False where it went no further: left, or archived. */
async function verified(past: Past, life: Life, draft: ReportDraft): Promise<boolean> {
  const { random } = past
  const team = teamOf(past)
  if (!(await life.waitUntil(life.now + random.whole(HOUR, 2 * DAY)))) return false
  if (random.chance(ARCHIVED)) {
    await life.act(team, 'arsipkan', { texts: { 'alasan-arsip': mixedText(random, random.whole(60, 240)) } })
    return false
  }
  await life.act(team, 'catat', { values: { 'nomor-sp4n': `${random.whole(1_000_000, 9_999_999)}` } })
  await life.act(team, 'samarkan-naskah', { texts: { [MASKED]: JSON.stringify({ subject: draft.title, description: draft.description }) } })
  return life.waitUntil(life.now + random.whole(60_000, 6 * HOUR))
}

/** To whom; null where it wasn't. */
async function dispatched(past: Past, life: Life): Promise<number | null> {
  const { random, reference, government } = past
  const agency = random.pick(reference.agenciesOf(government)).id
  const dispatching = { values: { 'hasil-verifikasi': 'memenuhi' }, settings: { nature: random.pick(natures) }, targets: { lead: agency, supporters: [] } }
  if (!(await life.act(teamOf(past), 'disposisi', dispatching))) return null
  if (random.chance(0.8) && (await life.waitUntil(life.now + random.whole(60_000, HOUR)))) await life.act(teamOf(past), 'terkirim', { values: { 'pesan-grup': instant(life.now) } })
  return agency
}

async function answered({ random }: Past, life: Life, agency: number): Promise<void> {
  const liaison = liaisonOf(agency)
  if (!(await life.waitUntil(life.now + random.whole(HOUR, DAY)))) return
  await life.act(liaison, 'terima', { values: { 'disposisi-diterima': instant(life.now) } })
  await life.act(liaison, 'beri-tahu-kepala', { values: { 'kepala-diberi-tahu': instant(life.now) } })
  if (!(await life.waitUntil(life.now + random.whole(DAY, 18 * DAY)))) return
  await life.act(liaison, 'susun', { texts: { 'redaksi-jawaban': mixedText(random, random.whole(80, 900)) } })
  await life.act(liaison, 'lapor-kepala', { values: { 'tindak-lanjut-dilaporkan': instant(life.now) } })
  if (await life.waitUntil(life.now + random.whole(HOUR, DAY))) await life.act(liaison, 'jawab')
}

/** Officers are numbers here; nobody is meant by them. */
export function teamOf({ reference, government }: Past): By {
  const unit = reference.units.find(({ id }) => id === government)?.coordinator ?? government
  return { who: 'officer', officer: 2, unit, office: 'admin' }
}

function liaisonOf(agency: number): By {
  return { who: 'officer', officer: 3, unit: agency, office: 'liaison' }
}

function instant(at: number): string {
  return new Date(at).toISOString()
}
