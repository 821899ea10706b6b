// The examples of docs/clock-changes.md, computed: the page stands as written only as long as the core reckons so.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { calendar, dinkes, given, instant, liaison, pupr, submission, verifier, worldAt, type Scenario } from '../../../test/given.ts'
import { compileCalendar } from '../../calendar/calendar.ts'
import { due } from '../../calendar/due.ts'
import { decide } from '../decide.ts'
import { evolve } from '../evolve.ts'
import type { ReportState } from '../state.ts'
import { judgedAgain } from './judged-again.ts'

const page = readFileSync(new URL('../../../docs/clock-changes.md', import.meta.url), 'utf8')
const MONTHS = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember']

/** `12 November 2026 pukul 16.00` */
function day(at: number): string {
  const [date = '', time = ''] = new Date(at + 7 * 3_600_000).toISOString().split('T')
  const [year, month, of] = date.split('-').map(Number)
  return `${of} ${MONTHS[(month ?? 1) - 1]} ${year} pukul ${time.slice(0, 5).replace(':', '.')}`
}

/** When the clocks of a kind end, as the page says it; `selesai` where none runs. */
function ends(state: ReportState, kind: string, rule?: string): string {
  const clocks = state.clocks.filter((clock) => clock.kind === kind && (rule === undefined || clock.rule === rule))
  return clocks.length === 0 ? 'tidak berjalan' : clocks.map((clock) => (clock.pausedSince === null ? day(clock.due) : 'berhenti')).join(', ')
}

const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`
const reply = (no: number) => ({ type: 'add-reply' as const, wordings: [{ no, kind: 'reply' as const, hash: 'dd' }], files: [] })
const reason = [{ no: 2, kind: 'note' as const, hash: 'bb' }]
const dispatched = (nature: 'normative' | 'with-oversight' = 'normative', lead = pupr) => given('2026-11-09 09:00').when(submission()).at('2026-11-10 09:00')
  .takes(verifier, 'disposisi', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature }, targets: { lead, supporters: [] } })

function inOutage(before: Scenario, from: string, to: string, kind: string): ReportState {
  const outage = { from: instant(from), to: instant(to), government: null }
  const clock = before.state.clocks.find((one) => one.kind === kind)
  const world = { ...worldAt(instant(to)), outages: [outage] }
  const decision = decide(world, before.state, { type: 'strike-clock', clock: clock?.id ?? 0 })
  if ('refused' in decision) throw new Error(decision.refused)
  return decision.events.reduce<ReportState>((state, event, index) => evolve(state, event, { seq: state.version + index + 1, at: world.now, reportId: state.reportId }), before.state)
}

const examples: readonly (readonly [string, () => readonly string[]])[] = [
  ['a decreed day off', () => {
    const off = compileCalendar({ ...calendar, version: 2, daysOff: [...calendar.daysOff, { date: '2026-11-11', kind: 'joint-leave', name: 'Cuti', basis: 'SKB' }], jointLeave: 'off' })
    const before = dispatched().state.clocks.find(({ kind }) => kind === 'settle')
    if (before === undefined) throw new Error('Nothing is to be answered.')
    const open = judgedAgain(instant('2026-11-10 10:00'), off, before)
    const over = judgedAgain(instant('2026-11-18 09:00'), off, before)
    return [row('Hari libur baru: 11 November diputuskan libur pada 10 November', 'jawaban dinas', day(before.due), open === null ? 'tetap' : day(open.due)), row('Hari libur baru, diputuskan pada 18 November', 'jawaban dinas yang sudah terlewat', day(before.due), over === null ? 'tetap' : day(over.due))]
  }],
  ['another nature', () => {
    const scene = dispatched().at('2026-11-12 09:00')
    const before = scene.state
    const expect = { holding: 1, version: before.holdings[0]?.version ?? 0 }
    const after = scene.takes(verifier, 'betulkan-sifat', { expect, gives: [{ artefact: 'alasan-sifat', wording: 9 }], settings: { nature: 'with-oversight' } }).state
    return [row('Sifat dibetulkan pada 12 November: normatif menjadi berkadar pengawasan', 'jawaban dinas', ends(before, 'settle'), ends(after, 'settle')), row('', 'batas terluar', ends(before, 'outer'), ends(after, 'outer') === ends(before, 'outer') ? 'tetap' : 'berubah')]
  }],
  ['another zone', () => {
    const inZone = (zone: string) => {
      const found = due({ from: instant('2026-11-12 09:00'), budget: { n: 3, unit: 'wd' }, ends: 'office', calendar: compileCalendar({ ...calendar, zone }) })
      if (found.frozen) throw new Error('It has a date.')
      return day(found.at)
    }
    return [row('Dipindah pada 12 November ke kantor di zona WIT (jam di sini WIB)', 'tiga hari kerja kantor itu', inZone('Asia/Jakarta'), inZone('Asia/Jayapura'))]
  }],
  ['opened again', () => {
    const answered = given('2026-11-09 09:00').when(submission()).at('2026-11-10 09:00').takes(verifier, 'jawab-langsung', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }, { artefact: 'redaksi-jawaban', wording: 5 }] })
    const closed = answered.at('2026-11-21 09:00').swept().at('2026-11-25 09:00').swept()
    expect(closed.state.outcome).toBe('settled')
    const again = closed.at('2026-11-30 09:00').when(reply(6))
    expect(again.state.open).toBe(true)
    return [row('Ditutup karena tidak ada tanggapan; pelapor menulis lagi pada 30 November', 'verifikasi', 'selesai', ends(again.state, 'step', 'verifikasi/waktu'))]
  }],
  ['a wrong date of receipt', () => {
    const asked = given('2026-11-09 09:00').when(submission()).when({ type: 'ask-receipt', by: verifier, at: instant('2026-11-05 10:00'), wordings: reason })
    const corrected = asked.when({ type: 'decide-receipt', by: { ...verifier, officer: 12 } as typeof verifier, verdict: 'corrected' })
    return [row('Tanggal terima dibetulkan: 9 November menjadi 5 November', 'pemberitahuan pertama', ends(asked.state, 'first-notice'), ends(corrected.state, 'first-notice'))]
  }],
  ['an outage', () => {
    const asked = given('2026-11-02 09:00').when(submission()).takes(verifier, 'tunda', { gives: [{ artefact: 'pertanyaan', wording: 5 }] })
    return [row('Gangguan layanan 1 Desember pukul 00.00 sampai 3 Desember pukul 08.00', 'pelapor melengkapi', ends(asked.state, 'completion'), ends(inOutage(asked, '2026-12-01 00:00', '2026-12-03 08:00', 'completion'), 'completion'))]
  }],
  ['a hold', () => {
    const before = given('2026-11-09 09:00').when(submission()).at('2026-11-10 09:00')
    const asked = before.takes(verifier, 'tunda', { gives: [{ artefact: 'pertanyaan', wording: 5 }] })
    const completed = asked.at('2026-11-18 09:00').when(reply(3))
    expect(ends(asked.state, 'step', 'verifikasi/waktu')).toBe('berhenti')
    return [row('Pelapor ditanya pada 10 November, menjawab pada 18 November', 'verifikasi', ends(before.state, 'step', 'verifikasi/waktu'), ends(completed.state, 'step', 'verifikasi/waktu'))]
  }],
  ['sent back and dispatched again', () => {
    const before = dispatched()
    const back = before.at('2026-11-13 15:00').takes(liaison, 'minta-disposisi-ulang', { gives: [{ artefact: 'alasan-kembali', wording: 2 }], wordings: [{ no: 2, kind: 'artefact', hash: 'cc' }] })
    const again = back.at('2026-11-16 09:00').takes(verifier, 'disposisi', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' }, targets: { lead: dinkes, supporters: [] } })
    expect(again.refusal).toBeNull()
    return [
      row('Dikembalikan dinas pada 13 November', 'verifikasi lagi', 'tidak berjalan', ends(back.state, 'step', 'verifikasi/waktu')),
      row('Didisposisikan ke dinas lain pada 16 November', 'jawaban dinas', ends(before.state, 'settle'), ends(again.state, 'settle')),
      row('', 'batas terluar', ends(before.state, 'outer'), ends(again.state, 'outer') === ends(before.state, 'outer') ? 'tetap' : ends(again.state, 'outer')),
    ]
  }],
]

describe('the page about changed dates', () => {
  it.each(examples)('shows %s as it is reckoned', (_, lines) => {
    expect(lines().filter((line) => !page.includes(`${line}\n`))).toEqual([])
  })
})
