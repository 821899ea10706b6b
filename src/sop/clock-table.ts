// Every clock of a procedure as a row of a table: from when, how long, what stops it, what happens at its end; read from the definition.
import { budgetWords } from './draw/drawing-words.ts'
import type { Case, Effect, Sop, Step, Time } from './sop.ts'

export type ClockRow = {
  readonly time: string
  readonly kind: string
  readonly owes: string
  readonly from: string
  readonly length: string
  readonly stops: string
  readonly ends: string
  readonly source: string
}

export function clockRows(sop: Sop): readonly ClockRow[] {
  return [...sop.times.map((time) => rowOf(sop, time, null)), ...sop.steps.flatMap((step) => step.times.map((time) => rowOf(sop, time, step)))]
}

const ANCHOR: Readonly<Record<Time['from'], string>> = {
  step: 'langkah dimulai', holding: 'giliran unit dimulai', received: 'laporan diterima', complete: 'dinyatakan lengkap, paling lambat akhir waktu verifikasi',
  answered: 'dijawab', delivered: 'jawaban sampai kepada pelapor',
}

function rowOf(sop: Sop, time: Time, step: Step | null): ClockRow {
  const lane = step === null ? undefined : sop.lanes.find(({ id }) => id === step.lanes[0])
  return {
    time: time.id,
    kind: time.kind,
    owes: time.owes === 'reporter' ? 'pelapor' : (lane?.label ?? 'pengampu laporan'),
    from: ANCHOR[time.from],
    length: `${budgetWords(time.budget, 'id')}${time.ends === 'citizen' ? ' (23.59.59)' : ''}`,
    stops: stopsOf(time),
    ends: time.missed.map((one) => inWords(sop, one)).join('; '),
    source: `${time.mark.as}: ${time.mark.source}`,
  }
}

/** What makes it stand still or end before its time. */
function stopsOf(time: Time): string {
  return [
    ...(time.pauses ? ['berhenti selama menunggu pelapor'] : []),
    ...(time.owes === 'reporter' ? ['hari gangguan layanan tidak dihitung'] : []),
    ...(time.until === 'reporter-told' ? ['berakhir saat pelapor diberi tahu'] : []),
    ...(time.until === 'answered' ? ['berakhir saat dijawab, selama pelapor tidak keberatan'] : []),
    ...(time.until === 'made' ? ['berakhir saat hasil langkahnya dibuat'] : []),
    ...(time.kind === 'silence' ? ['tidak berjalan selama balasan pelapor belum dijawab'] : []),
  ].join('; ') || (time.scope === 'step' ? 'tidak berhenti; berakhir bersama langkahnya' : 'tidak berhenti')
}

function inWords(sop: Sop, { effect, when, tell }: Case): string {
  const condition = Object.keys(when).length === 0 ? '' : `bila ${Object.entries(when).map(([key, value]) => `${key} ${JSON.stringify(value)}`).join(' dan ')}: `
  const told = tell.length === 0 ? '' : `, memberi tahu ${tell.map(({ to, template }) => `${to} (${template})`).join(', ')}`
  return `${condition}${effectWords(sop, effect)}${told}`
}

function effectWords(sop: Sop, effect: Effect): string {
  switch (effect.do) {
    case 'stay':
    case 'done':
      return 'dicatat terlewat'
    case 'go':
    case 'hold':
      return `ke langkah ${sop.steps.find(({ id }) => id === effect.step)?.label.id ?? effect.step}`
    case 'finish':
      return `giliran berakhir (${effect.outcome})`
    case 'up':
    case 'outside':
      return `diserahkan kepada ${effect.body}`
    case 'resume':
      return 'kembali ke langkah sebelumnya'
    case 'again':
      return 'langkah diulang'
    case 'same':
      return 'berakhir seperti unit di bawahnya'
    default:
      return effect satisfies never
  }
}
