// What a way asks for, and what of it is there already: pages draw their fields by it.
import type { Artefact, Way } from '../../sop/sop.ts'
import type { Step } from '../../sop/sop.ts'
import { handsDown } from './allowed.ts'
import { sopOf } from '../holdings/sop-of.ts'
import type { Holding, Kept, ReportState } from '../state.ts'
import { isKnown, isWrittenAnew, wasMadeHere } from './why-incomplete.ts'
import type { World } from '../world.ts'

export type ArtefactAsked = {
  readonly artefact: Artefact
  /** Whether the way can be taken without giving it anew. */
  readonly there: boolean
  /** The latest that this turn has kept of it; null where it has none of its own, and where an earlier one is another: a correction begins with nothing chosen. */
  readonly kept: Kept | null
}

export type Asking = { readonly holding: Holding; readonly step: Step; readonly way: Way }

/**
 * In the order of the way. What comes by itself (the report, equipment, registers) is not asked for, nor what the step only starts
 * from once it is there, nor on the way out of a step when or under which number something was done that was noted before; units are where
 * the report is handed to them.
 */
export function artefactsAsked(world: World, state: ReportState, { holding, step, way }: Asking): readonly ArtefactAsked[] {
  const { artefacts } = sopOf(world, holding)
  return [...new Set([...way.needs, ...way.makes])].flatMap((id) => {
    const artefact = artefacts.find((one) => one.id === id)
    if (artefact === undefined || ['report', 'equipment', 'register'].includes(artefact.type)) return []
    if (artefact.type === 'units' && !handsDown(world, holding, way)) return []
    const there = way.makes.includes(id) ? wasMadeHere(holding, id) : !isWrittenAnew(way) && isKnown(world, state, holding, id)
    if (there && artefact.type !== 'units' && !way.makes.includes(id) && [...step.input, ...step.requirements].includes(id)) return []
    if (there && isNote(artefact.type) && !way.makes.includes(id) && leadsOn(way)) return []
    return [{ artefact, there, kept: isWrittenAnew(way) ? null : (holding.artefacts.find((kept) => kept.artefact === id) ?? null) }]
  })
}

function isNote(type: Artefact['type']): boolean {
  return type === 'moment' || type === 'number'
}

/** Leaves the step: what stays in it, or does a duty, is there to note such things. */
function leadsOn({ then }: Way): boolean {
  return then.some(({ effect }) => effect.do !== 'stay' && effect.do !== 'done')
}
