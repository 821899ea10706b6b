// Faults in times: one without a consequence, one that never starts, a nature of report that no time covers.
import type { Fault } from '../problem.ts'
import type { Case, Sop, Step, Time, Way } from '../sop.ts'
import { NATURES, type Nature } from '../vocabulary.ts'
import { nameOf } from './situations.ts'

export function timeFaults(sop: Sop): Fault[] {
  const inSteps = sop.steps.flatMap((step) => step.times.map((time) => ({ time, path: ['steps', step.id, 'times', nameOf(time)] })))
  const all = [...sop.times.map((time) => ({ time, path: ['times', time.id] })), ...inSteps]
  return [
    ...all.filter(({ time }) => !alwaysHasConsequence(time.missed)).map(({ path }) => withoutConsequence(path)),
    ...all.filter(({ time }) => time.kind === 'silence' && time.from !== 'delivered').map(({ path }) => silenceElsewhere(path)),
    ...all.filter(({ time }) => !canStart(sop, time)).map(({ time, path }) => neverStarts(path, time)),
    ...(sop.rules.ladder ?? []).filter(({ of, origin }) => origin === null && !of.some((kind) => all.some(({ time }) => time.kind === kind))).map(({ id, of }) => warnsOfNothing(id, of)),
    ...uncovered(sop),
    ...sop.steps.flatMap((step) => endlessHold(sop, step)),
    ...sop.steps.flatMap((step) => step.ways.flatMap((way) => wayFaults(sop, step, way))),
  ]
}

function alwaysHasConsequence(cases: readonly Case[]): boolean {
  return cases.some(({ when }) => Object.keys(when).length === 0)
}

function canStart(sop: Sop, { from }: Time): boolean {
  const ways = sop.steps.flatMap((step) => step.ways)
  if (from === 'answered' || from === 'delivered') return ways.some(({ answers }) => answers !== null)
  return from !== 'complete' || ways.some(({ completes }) => completes) || sop.steps.some(({ stage, times }) => stage === 'verification' && times.length > 0)
}

/** Once a procedure gives times by nature, it must give one to each; a report with an inspection is one with oversight content. */
function uncovered(sop: Sop): Fault[] {
  const times = sop.steps.flatMap((step) => step.times)
  const byNature = times.filter(({ when }) => when.nature !== undefined)
  if (byNature.length === 0) return []
  const covered = new Set<Nature>(byNature.flatMap(({ when }) => when.nature ?? []))
  if (times.some(({ when }) => when.inspection === true)) covered.add('with-oversight')
  return NATURES.filter((nature) => !covered.has(nature)).map((nature) => ({
    path: ['steps'],
    id: [`Laporan bersifat "${nature}" tidak punya batas waktu.`, 'Tambahkan waktu untuk sifat itu, di SOP atau di aturan tambahan (overlay).'],
    en: [`Reports of the nature "${nature}" have no time limit.`, 'Add a time for that nature, in the procedure or an overlay.'],
  }))
}

/** The outer time counts from the completeness of the file: who moves on must have judged it. */
function wayFaults(sop: Sop, step: Step, way: Way): Fault[] {
  const path = ['steps', step.id, 'ways', way.id]
  const next = way.then.flatMap(({ effect }) => (effect.do === 'go' ? sop.steps.filter(({ id }) => id === effect.step) : []))
  const moves = step.stage === 'verification' && next.some(({ stage }) => stage !== 'verification')
  return moves && !way.completes && !completedBefore(sop, step) ? [notComplete(path)] : []
}

/** A step that only a way which completes leads to need not complete again. */
function completedBefore(sop: Sop, step: Step): boolean {
  const into = sop.steps.flatMap(({ ways }) => ways.filter(({ then }) => then.some(({ effect }) => effect.do === 'go' && effect.step === step.id)))
  return step.origin !== null || (into.length > 0 && into.every(({ completes }) => completes))
}

/** A step that others hold for must let the reporter answer, and must end some day. */
function endlessHold(sop: Sop, step: Step): Fault[] {
  const isHold = sop.steps.some(({ ways }) => ways.some(({ then }) => then.some(({ effect }) => effect.do === 'hold' && effect.step === step.id)))
  const ends = step.times.some(({ missed }) => missed.some(({ effect }) => effect.do === 'finish' || effect.do === 'go'))
  const resumes = [...step.onReply, ...step.ways.flatMap(({ then }) => then)].some(({ effect }) => effect.do === 'resume')
  if (!isHold || (ends && resumes)) return []
  return [{
    path: ['steps', step.id],
    id: [`Laporan dapat menunggu tanpa batas pada langkah "${step.label.id}".`, 'Langkah tunda perlu waktu yang ada akibatnya bila terlewat, dan "on-reply: { resume: true }".'],
    en: [`A report can wait without end in the step "${step.label.en}".`, 'A hold needs a time whose miss has a consequence, and "on-reply: { resume: true }".'],
  }]
}

function notComplete(path: readonly (string | number)[]): Fault {
  return {
    path,
    id: ['Jalan ini meninggalkan verifikasi tanpa menyatakan laporan lengkap, sehingga batas luar tidak pernah dihitung.', 'Tambahkan "completes: true".'],
    en: ['This way leaves the verification without judging the report complete, so that the outer time never counts.', 'Add "completes: true".'],
  }
}

function warnsOfNothing(id: string, of: readonly string[]): Fault {
  return {
    path: ['rules', 'ladder', id, 'of'],
    id: [`Tidak ada waktu berjenis ${of.join(', ')} pada SOP ini, sehingga peringatan ini tidak pernah datang.`, 'Tulis jenis (kind) yang dipakai salah satu waktu.'],
    en: [`No time here is of the kind ${of.join(', ')}, so that this warning never comes.`, 'Name the kind of one of the times.'],
  }
}

function withoutConsequence(path: readonly (string | number)[]): Fault {
  return {
    path,
    id: ['Waktu ini tidak punya akibat bila terlewat.', 'Tambahkan "missed:" pada waktu ini, atau "late:" di bagian rules untuk semua waktu.'],
    en: ['Nothing follows when this time is missed.', 'Add "missed:" to it, or "late:" under rules for all times.'],
  }
}

/** Nobody is silent who may not have been reached. */
function silenceElsewhere(path: readonly (string | number)[]): Fault {
  return {
    path: [...path, 'from'],
    id: ['Diamnya pelapor baru boleh dihitung sejak jawaban terbukti sampai kepadanya.', 'Tulis "from: delivered".'],
    en: ['The silence of a reporter may count only from when the answer is known to have reached them.', 'Write "from: delivered".'],
  }
}

function neverStarts(path: readonly (string | number)[], { from }: Time): Fault {
  return {
    path: [...path, 'from'],
    id: [`Waktu ini dihitung sejak "${from}", tetapi tidak ada jalan yang membuatnya terjadi.`, from === 'complete' ? 'Beri "completes: true" pada jalan yang menyatakan laporan lengkap.' : 'Beri "answers:" pada jalan yang menjawab pelapor.'],
    en: [`This time counts from "${from}", but no way makes that happen.`, from === 'complete' ? 'Give "completes: true" to the way that judges the report complete.' : 'Give "answers:" to the way that answers the reporter.'],
  }
}
