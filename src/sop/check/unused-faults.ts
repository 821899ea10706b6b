// Faults of what stands in a definition and serves nothing: lanes, offices and artefacts that no step uses, inputs nobody makes.
import type { Fault } from '../problem.ts'
import type { Sop, Step } from '../sop.ts'

const sections = { lanes: ['Pelaksana', 'The lane'], offices: ['Jabatan', 'The office'], artefacts: ['Hasil', 'The artefact'] } as const

export function unusedFaults(sop: Sop): Fault[] {
  const lanes = new Set(sop.steps.flatMap((step) => [...step.lanes, ...step.ways.flatMap((way) => way.lanes)]))
  const offices = new Set([...sop.lanes.flatMap((lane) => lane.offices), ...(sop.rules.ladder ?? []).flatMap(({ to }) => to.flatMap((one) => one.offices))])
  const artefacts = new Set(sop.steps.flatMap((step) => [...listed(step), ...made(step)]))
  const own = (mark: { readonly as: string }) => mark.as !== 'overlay'
  return [
    ...sop.lanes.filter(({ id, mark }) => own(mark) && !lanes.has(id) && !isSpoken(sop, id)).map(({ id }) => unused('lanes', id)),
    ...Object.keys(sop.offices).filter((id) => !offices.has(id)).map((id) => unused('offices', id)),
    ...sop.artefacts.filter(({ id, mark }) => own(mark) && !artefacts.has(id)).map(({ id }) => unused('artefacts', id)),
    ...sop.steps.filter((step) => step.origin === null).flatMap((step) => unmade(sop, step)),
  ]
}

function listed({ input, requirements, output }: Step): readonly string[] {
  return [...input, ...requirements, ...output]
}

function made(step: Step): readonly string[] {
  return step.ways.flatMap(({ needs, makes, notBy }) => [...needs, ...makes, ...(notBy === null ? [] : [notBy])])
}

/** The reporter and the system speak in every procedure, printed or not. */
function isSpoken(sop: Sop, lane: string): boolean {
  const place = sop.lanes.find(({ id }) => id === lane)?.at
  return place === 'reporter' || place === 'system'
}

const alwaysThere: readonly string[] = ['report', 'equipment', 'register']

/** An input that no other step leaves behind can never be there. */
function unmade(sop: Sop, step: Step): Fault[] {
  const others = new Set(sop.steps.filter(({ id }) => id !== step.id).flatMap((other) => [...other.output, ...made(other)]))
  return step.input.filter((id) => !others.has(id) && !alwaysThere.includes(sop.artefacts.find((one) => one.id === id)?.type ?? '')).map((id) => ({
    path: ['steps', step.id, 'input'],
    id: [`Bahan "${id}" untuk langkah "${step.label.id}" tidak dihasilkan langkah mana pun.`, 'Tambahkan sebagai output langkah sebelumnya, atau pindahkan ke requirements.'],
    en: [`The input "${id}" of the step "${step.label.en}" is made by no step.`, 'Add it to the output of an earlier step, or move it to requirements.'],
  }))
}

function unused(section: keyof typeof sections, name: string): Fault {
  const [id, en] = sections[section]
  return {
    path: [section, name],
    id: [`${id} "${name}" tidak dipakai.`, `Pakai di salah satu langkah, atau hapus dari bagian ${section}.`],
    en: [`${en} "${name}" is not used.`, `Use it in a step, or remove it from ${section}.`],
  }
}
