// Faults in the flow: steps never reached, situations without an end, ways that can never be taken, outcomes without an answer.
import type { Fault } from '../problem.ts'
import type { Case, Sop, Step } from '../sop.ts'
import { endFaults } from './end-faults.ts'
import { childOutcomes, nameOf, placeOf, stepNamed, waits } from './situations.ts'
import { soundness, type Soundness } from './soundness.ts'

export function flowFaults(sop: Sop): Fault[] {
  const found = soundness(sop)
  return [
    ...endFaults(sop, found),
    ...sop.steps.filter((step) => step.origin === null).flatMap((step) => stepFaults(sop, step, found)),
    ...sop.steps.flatMap((step) => dutyFaults(step)),
    ...sop.steps.flatMap((step) => stageFaults(sop, step)),
    ...sop.steps.filter((step) => step.automatic && passesForever(sop, step)).map((step) => endlessLoop(step)),
    ...outsideFaults(sop),
  ]
}

/** Steps and ways that can't be come to while a turn goes astray before them are its consequence. */
function stepFaults(sop: Sop, step: Step, found: Soundness): Fault[] {
  const reached = found.reached.filter((situation) => situation.step === step.id)
  if (isMain(step) && reached.length === 0) return found.strays.length > 0 ? [] : [neverReached(step)]
  if (!isMain(step)) return []
  return [...deadMoves(sop, step, found), ...(reached.some((situation) => waits(sop, situation)) ? missingOutcomes(step) : [])]
}

function isMain(step: Step): boolean {
  return step.beside.length === 0 && !step.afterwards && !step.automatic
}

function deadMoves(sop: Sop, step: Step, { made, strays }: Soundness): Fault[] {
  const ways = step.ways.filter(({ origin, id }) => strays.length === 0 && origin === null && !made.has(`${step.id}.ways.${id}`))
  const cases = [
    ...step.ways.filter(({ origin }) => origin === null).flatMap(({ id, then }) => deadCases(then).map((index) => ['ways', id, 'then', index])),
    ...step.times.filter(({ origin }) => origin === null).flatMap((time) => deadCases(time.missed).map((index) => ['times', nameOf(time), 'missed', index])),
    ...Object.entries(step.outcomes).flatMap(([outcome, then]) => deadCases(then).map((index) => ['outcomes', outcome, index])),
  ]
  return [...ways.map(({ id }) => neverTaken(sop, step, ['steps', step.id, 'ways', id])), ...cases.map((path) => neverTaken(sop, step, ['steps', step.id, ...path]))]
}

/** What stands after a case that always holds never comes. */
function deadCases(cases: readonly Case[]): number[] {
  const always = cases.findIndex(({ when }) => Object.keys(when).length === 0)
  return always === -1 ? [] : cases.map((_, index) => index).filter((index) => index > always)
}

function missingOutcomes(step: Step): Fault[] {
  const missing = step.outcomes.otherwise === undefined ? childOutcomes.filter((outcome) => step.outcomes[outcome] === undefined) : []
  return missing.length === 0 ? [] : [{
    path: ['steps', step.id, 'outcomes'],
    id: [`Langkah "${step.label.id}" menunggu unit di bawah, tetapi belum mengatur bila gilirannya berakhir: ${missing.join(', ')}.`, 'Tambahkan akhir itu di bagian outcomes, atau "otherwise" untuk semua yang lain.'],
    en: [`The step "${step.label.en}" waits for a unit below but doesn't say what follows when its turn ends: ${missing.join(', ')}.`, 'Add it under outcomes, or "otherwise" for all the rest.'],
  }]
}

function dutyFaults(step: Step): Fault[] {
  if (step.beside.length === 0 || step.ways.some(({ then }) => then.some(({ effect }) => effect.do === 'done'))) return []
  return [{
    path: ['steps', step.id],
    id: [`Kewajiban "${step.label.id}" tidak pernah selesai.`, 'Tambahkan jalan keluar dengan "done: true".'],
    en: [`The duty "${step.label.en}" never ends.`, 'Add a way out with "done: true".'],
  }]
}

/** Steps that the system passes must lead to one that somebody works, or to the end. */
function passesForever(sop: Sop, step: Step): boolean {
  const seen = new Set<string>()
  for (let next: Step | undefined = step; next?.automatic === true; ) {
    if (seen.has(next.id)) return true
    seen.add(next.id)
    const effect = next.ways[0]?.then[0]?.effect
    if (effect?.do === 'finish') return false
    if (effect?.do !== 'go') return true
    next = stepNamed(sop, effect.step)
  }
  return false
}

function endlessLoop(step: Step): Fault {
  return {
    path: ['steps', step.id, 'ways'],
    id: [`Langkah otomatis "${step.label.id}" tidak sampai ke langkah yang dikerjakan orang atau ke akhir.`, 'Langkah otomatis punya satu jalan: "go:" ke langkah berikutnya, atau "finish:".'],
    en: [`The automatic step "${step.label.en}" leads neither to a step that somebody works nor to an end.`, 'An automatic step has one way: "go:" to the next step, or "finish:".'],
  }
}

/** What the public sees of a step that nobody stands in must agree with where it belongs. */
function stageFaults(sop: Sop, step: Step): Fault[] {
  const ends = step.automatic && step.ways.some(({ then }) => then.some(({ effect }) => effect.do === 'finish'))
  const besides = step.beside.flatMap((id) => stepNamed(sop, id)?.stage ?? [])
  const holds = sop.steps.some(({ ways }) => ways.some(({ then }) => then.some(({ effect }) => effect.do === 'hold' && effect.step === step.id)))
  const allowed = step.afterwards || ends ? ['settled'] : step.automatic ? ['written'] : holds ? ['verification'] : besides
  const misplaced = ends && step.lanes.some((lane) => placeOf(sop, lane) !== 'system')
  return [
    ...(allowed.length === 0 || allowed.includes(step.stage) ? [] : [wrongStage(step, allowed)]),
    ...(misplaced ? [notSystem(step)] : []),
  ]
}

function wrongStage(step: Step, allowed: readonly string[]): Fault {
  return {
    path: ['steps', step.id, 'stage'],
    id: [`Tahap langkah "${step.label.id}" tidak cocok dengan letaknya.`, `Pakai: ${allowed.join(' atau ')}.`],
    en: [`The stage of the step "${step.label.en}" doesn't fit where it stands.`, `Use: ${allowed.join(' or ')}.`],
  }
}

function notSystem(step: Step): Fault {
  return {
    path: ['steps', step.id, 'lane'],
    id: [`Langkah "${step.label.id}" ditutup sendiri, tetapi pelaksananya bukan sistem.`, 'Pakai pelaksana dengan "at: system".'],
    en: [`The step "${step.label.en}" closes by itself, but its lane is not the system.`, 'Use a lane with "at: system".'],
  }
}

function outsideFaults(sop: Sop): Fault[] {
  const goesOutside = sop.steps.some((step) => step.ways.some(({ then }) => then.some(({ effect }) => effect.do === 'outside' || effect.do === 'up')))
  if (!goesOutside || sop.steps.some(({ id, outside }) => id === sop.rules.outside && outside)) return []
  return [{
    path: ['rules'],
    id: ['Laporan dapat diserahkan ke luar, tetapi tidak ada langkah untuk mengawasinya.', 'Tambahkan "outside: nama-langkah" di bagian rules, dan "outside: true" pada langkah itu.'],
    en: ['A report can be handed over outside, but no step watches it.', 'Add "outside: step-name" under rules, and "outside: true" to that step.'],
  }]
}

function neverReached(step: Step): Fault {
  return {
    path: ['steps', step.id],
    id: [`Langkah "${step.label.id}" tidak pernah dicapai.`, 'Arahkan "go:" suatu jalan keluar ke langkah ini, atau hapus langkahnya.'],
    en: [`The step "${step.label.en}" is never reached.`, 'Let the "go:" of some way lead to it, or remove the step.'],
  }
}

function neverTaken(sop: Sop, step: Step, path: readonly (string | number)[]): Fault {
  const lanes = step.lanes.map((lane) => placeOf(sop, lane)).join(', ')
  return {
    path,
    id: [`Jalan "${path.slice(2).join('.')}" pada langkah "${step.label.id}" tidak pernah dapat diambil.`, `Periksa syaratnya (when), urutannya, dan pelaksananya (letak: ${lanes}).`],
    en: [`The way "${path.slice(2).join('.')}" of the step "${step.label.en}" can never be taken.`, `Look at its condition (when), its order and its lanes (at: ${lanes}).`],
  }
}
