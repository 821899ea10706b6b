// Finds names in a procedure that lead nowhere: lanes, artefacts, steps and offices that are not in it.
import { nearestName } from '../nearest-name.ts'
import type { Fault } from './problem.ts'
import type { Case, Sop, Step, Way } from './sop.ts'

type Path = readonly (string | number)[]
type Named = { readonly path: Path; readonly name: string; readonly what: keyof typeof kinds }

const kinds = {
  lane: { id: 'Pelaksana', en: 'The lane', section: 'lanes' },
  artefact: { id: 'Hasil', en: 'The artefact', section: 'artefacts' },
  step: { id: 'Langkah', en: 'The step', section: 'steps' },
  office: { id: 'Jabatan', en: 'The office', section: 'offices' },
}

export function unknownNames(sop: Sop, replaced: ReadonlyMap<string, string>): Fault[] {
  const known = {
    lane: sop.lanes.map(({ id }) => id),
    artefact: sop.artefacts.map(({ id }) => id),
    step: sop.steps.map(({ id }) => id),
    office: Object.keys(sop.offices),
  }
  return named(sop).filter(({ what, name }) => !known[what].includes(name)).map((unknown) => {
    const own = unknown.what === 'step' ? replaced.get(unknown.name) : undefined
    return own === undefined ? faultOf(unknown, known[unknown.what]) : replacedBy(unknown, own)
  })
}

/** The author can't know that a step of the additional rules went away when they wrote their own. */
function replacedBy({ path, name }: Named, own: string): Fault {
  return {
    path,
    id: [`Langkah "${name}" dari aturan tambahan tidak berlaku di sini: langkah Anda sendiri "${own}" menggantikannya.`, `Tulis "${own}" sebagai ganti "${name}".`],
    en: [`The step "${name}" of the additional rules doesn't hold here: your own step "${own}" takes its place.`, `Write "${own}" in place of "${name}".`],
  }
}

function named(sop: Sop): Named[] {
  return [
    ...sop.lanes.flatMap((lane) => lane.offices.map((name, index): Named => ({ path: ['lanes', lane.id, 'offices', index], name, what: 'office' }))),
    ...Object.entries(sop.begins).map(([level, name]): Named => ({ path: ['begins', level], name, what: 'step' })),
    ...Object.entries(sop.rules.reopens).map(([outcome, name]): Named => ({ path: ['rules', 'reopens', outcome], name, what: 'step' })),
    ...(sop.rules.outside === null ? [] : [{ path: ['rules', 'outside'], name: sop.rules.outside, what: 'step' } as const]),
    ...(sop.rules.ladder ?? []).flatMap((rung) => rung.to.flatMap(({ offices }, place) => offices.map((name, index): Named => ({ path: ['rules', 'ladder', rung.id, 'to', place, 'offices', index], name, what: 'office' })))),
    ...sop.artefacts.flatMap(({ id, draft }): Named[] => (draft === undefined ? [] : [{ path: ['artefacts', id, 'draft'], name: draft, what: 'artefact' }])),
    ...sop.times.flatMap((time) => inCases(time.missed, ['times', time.id, 'missed'])),
    ...sop.steps.flatMap(inStep),
  ]
}

function inStep(step: Step): Named[] {
  const path = ['steps', step.id]
  return [
    ...step.lanes.map((name): Named => ({ path: [...path, 'lane'], name, what: 'lane' })),
    ...(['input', 'requirements', 'output'] as const).flatMap((list) => step[list].map((name, index): Named => ({ path: [...path, list, index], name, what: 'artefact' }))),
    ...step.beside.map((name, index): Named => ({ path: [...path, 'beside', index], name, what: 'step' })),
    ...step.times.flatMap((time) => inCases(time.missed, [...path, 'times', time.id.split('/')[1] ?? '', 'missed'])),
    ...step.ways.flatMap((way) => inWay(way, [...path, 'ways', way.id])),
    ...Object.entries(step.outcomes).flatMap(([outcome, cases]) => inCases(cases, [...path, 'outcomes', outcome])),
    ...inCases(step.onReply, [...path, 'on-reply']),
  ]
}

function inWay(way: Way, path: Path): Named[] {
  return [
    ...way.lanes.map((name, index): Named => ({ path: [...path, 'lanes', index], name, what: 'lane' })),
    ...way.needs.map((name, index): Named => ({ path: [...path, 'needs', index], name, what: 'artefact' })),
    ...(way.notBy === null ? [] : [{ path: [...path, 'not-by'], name: way.notBy, what: 'artefact' } as const]),
    ...(way.answers === null ? [] : [{ path: [...path, 'answers'], name: way.answers, what: 'artefact' } as const]),
    ...inCases(way.then, path),
  ]
}

function inCases(cases: readonly Case[], path: Path): Named[] {
  return cases.flatMap(({ effect, when }): Named[] => [
    ...('step' in effect ? [{ path: [...path, effect.do], name: effect.step, what: 'step' } as const] : []),
    ...Object.keys(when.chosen ?? {}).map((name): Named => ({ path: [...path, 'when'], name, what: 'artefact' })),
  ])
}

function faultOf({ path, name, what }: Named, known: readonly string[]): Fault {
  const { id, en, section } = kinds[what]
  const guess = nearestName(name, known)
  return {
    path,
    id: [`${id} "${name}" tidak ada di bagian ${section}.`, guess === undefined ? `Tambahkan "${name}" di bagian ${section}, atau perbaiki namanya.` : `Mungkin maksudnya "${guess}".`],
    en: [`${en} "${name}" is not in the section ${section}.`, guess === undefined ? `Add "${name}" in the section ${section}, or correct the name.` : `Perhaps "${guess}" is meant.`],
  }
}
