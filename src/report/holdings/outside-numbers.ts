// The numbers that a report has at bodies outside, as its steps kept them.
import { sopOf } from './sop-of.ts'
import type { ReportState } from '../state.ts'
import type { World } from '../world.ts'

export type OutsideNumber = { readonly holding: number; readonly artefact: string; readonly number: string; /** As it was typed. */ readonly written: string }

export function outsideNumbers(world: World, state: ReportState): readonly OutsideNumber[] {
  return state.holdings.flatMap((holding) => {
    const { artefacts } = sopOf(world, holding)
    return holding.artefacts.flatMap(({ artefact, value }) => {
      const written = value ?? ''
      const number = artefacts.find(({ id }) => id === artefact)?.type !== 'number' ? '' : plainNumber(written)
      return number === '' ? [] : [{ holding: holding.no, artefact, number, written }]
    })
  })
}

/** Letters and digits alone, capital: however it was typed. */
export function plainNumber(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '')
}
