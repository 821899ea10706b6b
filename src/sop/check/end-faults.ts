// Faults of turns that can't come to their end: in which turn, by which path, and what would mend it.
import type { Facts } from '../condition.ts'
import type { Fault } from '../problem.ts'
import type { Sop, Step, Time, Words } from '../sop.ts'
import { goodOutcomes, nameOf, placeOf, stepNamed, type Situation } from './situations.ts'
import type { Soundness, Stray, Stuck } from './soundness.ts'
import { moveWords, trailTo, trailWords } from './trail.ts'

export function endFaults(sop: Sop, found: Soundness): Fault[] {
  return [
    ...found.strays.map((one) => (stepNamed(sop, one.by.from.step)?.origin === null ? ledAstray(sop, found, one) : laneTaken(sop, one))),
    ...sop.steps.flatMap((step) => ledOn(sop, found, step)),
    ...found.stuck.map((one) => (one.below.length > 0 ? noEndBelow(sop, one) : noEnd(sop, found, one))),
    ...found.neverAnswers.map((one) => (one.below.length > 0 ? noEndBelow(sop, one) : noAnswer(sop, found, one))),
  ]
}

/** A turn can't be given back by going on: it ends, and the step that its opener waits in says what follows. */
function ledAstray(sop: Sop, found: Soundness, { situation, by }: Stray): Fault {
  const [kind = '', name = ''] = by.move.split('.')
  const label = labelOf(sop, situation.step)
  const lane = sop.lanes.find(({ id }) => id === stepNamed(sop, situation.step)?.lanes[0])
  const path = trailWords([...trailTo(found, by.from), by], situation)
  const opener = (trailTo(found, by.from)[0] ?? by).from.step
  const how = moveWords(by.move)
  const ending = kind === 'times' ? { outcome: 'lapsed', line: 'missed: { finish: lapsed, … }' } : { outcome: 'answered', line: 'finish: answered' }
  const outcomes = `outcomes: { ${ending.outcome}: { go: ${situation.step}, … } }`
  return {
    path: ['steps', by.from.step, kind, ...(name === '' ? [] : [name]), ...(kind === 'times' ? ['missed'] : [])],
    id: [
      `Di sini giliran unit di bawah dibawa ke langkah "${label.id}", yang bukan pekerjaannya melainkan pekerjaan ${lane?.label ?? ''}, sehingga laporan berhenti di sana. Jalannya: ${path.id}.`,
      `Akhiri dahulu giliran unit di bawah, lalu lanjutkan di unit yang menyerahkan: tulis "${ending.line}" (${how.id} pada langkah ${by.from.step}) sebagai ganti "go: ${situation.step}", dan "${outcomes}" pada langkah ${opener}.`,
    ],
    en: [
      `Here the turn of the unit below is led into the step "${label.en}", which is not its work but that of ${lane?.label ?? ''}, so that the report stops there. The path: ${path.en}.`,
      `End the turn of the unit below first and go on in the unit that handed it down: write "${ending.line}" (${how.en} in the step ${by.from.step}) in place of "go: ${situation.step}", and "${outcomes}" in the step ${opener}.`,
    ],
  }
}

/** A time of a step below is struck in the turn of the unit there, which may run a procedure of its own without the step named. */
function ledOn(sop: Sop, { strays }: Soundness, step: Step): Fault[] {
  if (placeOf(sop, step.lanes[0]) !== 'below') return []
  const told = new Set(strays.map(({ by }) => `${by.from.step}.${by.move}`))
  return step.times.filter((time) => !told.has(`${step.id}.times.${nameOf(time)}`)).flatMap((time) => time.missed.flatMap(({ effect }) => (effect.do === 'go' || effect.do === 'hold' ? [otherProcedure(step, time, effect.step)] : [])))
}

function otherProcedure(step: Step, time: Time, to: string): Fault {
  return {
    path: ['steps', step.id, 'times', nameOf(time), 'missed'],
    id: [`Bila waktu ini terlewat, giliran unit di bawah dibawa ke langkah ${to}, tetapi unit itu mungkin menjalankan SOP-nya sendiri yang tidak punya langkah itu.`, `Tulis "missed: { finish: lapsed, … }", dan "outcomes: { lapsed: { go: ${to}, … } }" pada langkah ${step.id}.`],
    en: [`When this time is missed, the turn of the unit below is led into the step ${to}, but that unit may run a procedure of its own, which has no such step.`, `Write "missed: { finish: lapsed, … }", and "outcomes: { lapsed: { go: ${to}, … } }" in the step ${step.id}.`],
  }
}

/** A step of an overlay goes astray only where the procedure names a lane of its own as the overlay does. */
function laneTaken(sop: Sop, { by }: Stray): Fault {
  const step = stepNamed(sop, by.from.step)
  const lane = step?.lanes[0] ?? ''
  return {
    path: ['lanes', lane],
    id: [`Pelaksana "${lane}" ada juga di aturan tambahan. Dengan nama itu langkah "${step?.label.id ?? ''}" menjadi milik unit di bawah, yang tidak dapat melanjutkannya.`, 'Beri pelaksana ini nama lain.'],
    en: [`The additional rules have a lane "${lane}", too. By that name the step "${step?.label.en ?? ''}" becomes the work of the unit below, which can't go on from it.`, 'Give this lane another name.'],
  }
}

/** A unit below that did its work must bring its opener on: the ending that doesn't is named. */
function noEndBelow(sop: Sop, { situation, facts, below, along }: Stuck): Fault {
  const step = stepNamed(sop, situation.step)
  const missing = below.filter((ending) => step?.outcomes[ending] === undefined)
  const ending = missing[0] ?? below[0] ?? 'settled'
  const [when, others, label] = [inWords(facts), alongWords(along), labelOf(sop, situation.step)]
  const good = goodOutcomes.find((one) => !below.includes(one))
  const like = step?.outcomes[good ?? 'answered']?.find(({ effect }) => effect.do === 'go')?.effect
  const line = `${ending}: { go: ${like !== undefined && 'step' in like && good !== undefined ? like.step : '…'}, inferred: … }`
  const said = missing.length > 0
    ? { id: `tidak ada baris "${ending}:" pada outcomes, sehingga "otherwise" berlaku dan laporan kembali tanpa pernah sampai ke akhir`, en: `there is no line "${ending}:" under outcomes, so that "otherwise" holds and the report goes back without ever reaching an end` }
    : { id: `"${ending}:" pada outcomes membawa laporan kembali tanpa pernah sampai ke akhir`, en: `"${ending}:" under outcomes takes the report back without ever reaching an end` }
  const mend = missing.length > 0 ? { id: 'Tambahkan', en: 'Add' } : { id: 'Ubah menjadi misalnya', en: 'Change it to, say,' }
  return {
    path: ['steps', situation.step, 'outcomes', ...(missing.length > 0 ? [] : [ending])],
    id: [`Langkah "${label.id}" menunggu unit di bawah. Bila unit itu berakhir ${ending}${when.id.replace(' bila', ' dan')}, ${said.id}.${others.id}`, `${mend.id} "${line}" pada outcomes langkah ${situation.step}, menuju langkah yang sampai ke akhir.`],
    en: [`The step "${label.en}" waits for a unit below. When that unit ends ${ending}${when.en.replace(' when', ' and')}, ${said.en}.${others.en}`, `${mend.en} "${line}" under the outcomes of the step ${situation.step}, to a step that reaches an end.`],
  }
}

/** Steps whose only fault is that they lead to this one. */
function alongWords(along: readonly string[]): Words {
  return along.length === 0 ? { id: '', en: '' } : { id: ` Hanya karena itu langkah ini pun tidak sampai ke akhir: ${along.join(', ')}.`, en: ` For that reason alone these steps don't reach one either: ${along.join(', ')}.` }
}

function noEnd(sop: Sop, found: Soundness, { situation, facts, along }: Stuck): Fault {
  const { id, en } = labelOf(sop, situation.step)
  const [when, path, others] = [inWords(facts), pathTo(found, situation), alongWords(along)]
  return {
    path: ['steps', situation.step],
    id: [`${turnOf(situation, facts).id} langkah "${id}" laporan tidak dapat sampai ke akhir${when.id}.${path.id}${others.id}`, 'Tambahkan jalan keluar (atau akibat waktu terlewat) yang menuju akhir untuk keadaan itu.'],
    en: [`${turnOf(situation, facts).en} the step "${en}" a report can't reach an end${when.en}.${path.en}${others.en}`, 'Add a way out (or what follows a missed time) that leads to an end in that case.'],
  }
}

function noAnswer(sop: Sop, found: Soundness, { situation, facts, along }: Stuck): Fault {
  const { id, en } = labelOf(sop, situation.step)
  const [when, path, others] = [inWords(facts), pathTo(found, situation), alongWords(along)]
  return {
    path: ['steps', situation.step],
    id: [`${turnOf(situation, facts).id} langkah "${id}" giliran itu tidak dapat berakhir dijawab atau selesai${when.id}.${path.id}${others.id}`, 'Tambahkan jalan yang berakhir "finish: answered" atau "finish: settled".'],
    en: [`${turnOf(situation, facts).en} the step "${en}" that turn can't end answered or settled${when.en}.${path.en}${others.en}`, 'Add a way that ends in "finish: answered" or "finish: settled".'],
  }
}

/** Whose turn it is, where that matters. */
function turnOf({ level }: Situation, { opened }: Facts): Words {
  if (level === 'below') return { id: 'Dalam giliran unit di bawah, dari', en: 'In the turn of the unit below, from' }
  return opened ? { id: 'Dalam giliran yang diserahkan dari atas, dari', en: 'In a turn handed down, from' } : { id: 'Dari', en: 'From' }
}

/** Nothing where the turn begins. */
function pathTo(found: Soundness, situation: Situation): Words {
  const trail = trailTo(found, situation)
  if (trail.length === 0) return { id: '', en: '' }
  const { id, en } = trailWords(trail, situation)
  return { id: ` Jalan ke sana: ${id}.`, en: ` The path there: ${en}.` }
}

function labelOf(sop: Sop, id: string): Words {
  return stepNamed(sop, id)?.label ?? { id, en: id }
}

/** Only what differs from a plain report is worth saying. */
function inWords(facts: Facts): Words {
  const said = [
    facts.nature === null ? null : [`sifatnya ${facts.nature}`, `its nature is ${facts.nature}`],
    facts.classification === 'complaint' ? null : [`klasifikasinya ${facts.classification}`, `its classification is ${facts.classification}`],
    facts.inspection === null ? null : facts.inspection ? ['perlu pemeriksaan', 'an inspection is needed'] : ['tidak perlu pemeriksaan', 'no inspection is needed'],
    facts.systemic ? ['bersifat sistemik', 'it is systemic'] : null,
    facts.binding ? ['koordinator sudah memutuskan', 'the coordinator has decided'] : null,
    facts.rounds > 0 ? [`pelapor ${facts.rounds} kali belum puas`, `the reporter was not satisfied ${facts.rounds} times`] : null,
    facts.bounces > 0 ? [`sudah ${facts.bounces} kali dikembalikan`, `it was sent back ${facts.bounces} times`] : null,
    facts.holds > 0 ? [`sudah ${facts.holds} kali ditunda`, `it was on hold ${facts.holds} times`] : null,
    ...Object.entries(facts.chosen).map(([artefact, value]) => [`pilihan "${artefact}" adalah ${value}`, `"${artefact}" is chosen as ${value}`]),
    facts.missed.length > 0 ? [`waktu ${facts.missed.join(', ')} terlewat`, `the time ${facts.missed.join(', ')} was missed`] : null,
  ].filter((one) => one !== null)
  return said.length === 0 ? { id: '', en: '' } : { id: ` bila ${said.map(([id]) => id).join(' dan ')}`, en: ` when ${said.map(([, en]) => en).join(' and ')}` }
}
