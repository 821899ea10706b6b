// Faults of ways that are open only after a choice that is first made in those very ways: such a step can never be left by them.
import type { Fault } from '../problem.ts'
import type { Sop, Step, Way } from '../sop.ts'

export function choiceFaults(sop: Sop): Fault[] {
  return sop.steps.flatMap((step) => step.ways.filter(({ origin }) => origin === null).flatMap((way) => chosenTooLate(sop, step, way).map((artefact) => tooLate(step, way, artefact))))
}

/** Steps in which a choice decides about the ways that make it. */
export function choosesTooLate(sop: Sop, step: Step): boolean {
  return step.ways.some((way) => chosenTooLate(sop, step, way).length > 0)
}

function chosenTooLate(sop: Sop, step: Step, way: Way): readonly string[] {
  return Object.keys(way.when.chosen ?? {}).filter((artefact) => makes(step, artefact) && !sop.steps.some((other) => other.id !== step.id && makes(other, artefact)))
}

function makes({ output, ways }: Step, artefact: string): boolean {
  return output.includes(artefact) || ways.some((way) => way.needs.includes(artefact) || way.makes.includes(artefact))
}

function tooLate(step: Step, way: Way, artefact: string): Fault {
  const value = way.when.chosen?.[artefact] ?? ''
  return {
    path: ['steps', step.id, 'ways', way.id, 'when'],
    id: [
      `Jalan "${way.label.id}" baru terbuka bila pilihan "${artefact}" adalah ${value}, tetapi pilihan itu baru dibuat pada jalan langkah ini sendiri, sehingga tidak pernah terbuka.`,
      `Hapus "when" dan "${artefact}" bila nama jalan sudah mengatakan pilihannya; atau tulis satu jalan dengan "then: [{ when: { chosen: { ${artefact}: ${value} } }, go: … }, { go: … }]"; atau biarkan langkah sebelumnya memilih.`,
    ],
    en: [
      `The way "${way.label.en}" opens only when "${artefact}" is chosen as ${value}, but that is chosen only in the ways of this very step, so that it never opens.`,
      `Remove the "when" and "${artefact}" where the way's name says the choice already; or write one way with "then: [{ when: { chosen: { ${artefact}: ${value} } }, go: … }, { go: … }]"; or let a step before it choose.`,
    ],
  }
}
