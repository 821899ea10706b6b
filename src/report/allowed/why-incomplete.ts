// Whether everything that a way needs was given with it, or is there already.
import { stepsDown } from '../../sop/level.ts'
import type { Artefact, Way } from '../../sop/sop.ts'
import type { Taking } from '../commands/act.ts'
import type { Act, Given } from '../command.ts'
import type { Refusal } from '../refusal.ts'
import { firstLane, sopOf } from '../holdings/sop-of.ts'
import type { Holding, ReportState } from '../state.ts'
import type { World } from '../world.ts'

export function whyIncomplete(world: World, state: ReportState, { holding, way, command }: Taking): Refusal | null {
  const { artefacts } = sopOf(world, holding)
  for (const given of command.gives) {
    const artefact = artefacts.find(({ id }) => id === given.artefact)
    if (artefact === undefined) return 'unknown-artefact'
    const refused = whyNotValid(world, artefact, given, command)
    if (refused !== null) return refused
    if (![...way.needs, ...way.makes].includes(given.artefact)) return 'artefact-not-asked'
  }
  if (command.targets !== undefined && !artefacts.some(({ id, type }) => type === 'units' && [...way.needs, ...way.makes].includes(id))) return 'artefact-not-asked'
  const lacks = (id: string, isThere: boolean) => !isThere && !comes(artefacts.find((one) => one.id === id), command)
  if (way.makes.some((id) => lacks(id, wasMadeHere(holding, id)))) return 'artefact-missing'
  return way.needs.some((id) => lacks(id, !isWrittenAnew(way) && isKnown(world, state, holding, id))) ? 'artefact-missing' : null
}

/** A question to the reporter, and the reason of a correction: an earlier one is another. */
export function isWrittenAnew({ corrects, then }: Way): boolean {
  return corrects === true || then.some(({ effect }) => effect.do === 'hold')
}

/** Whether it comes with the command, or by itself. */
function comes(artefact: Artefact | undefined, command: Act): boolean {
  if (artefact !== undefined && ['report', 'equipment', 'register'].includes(artefact.type)) return true
  if (artefact?.type === 'units') return command.targets !== undefined
  return command.gives.some((given) => given.artefact === artefact?.id)
}

export function wasMadeHere(holding: Holding, id: string): boolean {
  return holding.artefacts.some(({ artefact, at }) => artefact === id && at >= holding.enteredStepAt)
}

/** Made in this holding, in one above it, or by a unit below that has answered. */
export function isKnown(world: World, state: ReportState, holding: Holding, id: string): boolean {
  const made = (one: Holding) => one.artefacts.some(({ artefact }) => artefact === id)
  const below = state.holdings.filter((one) => one.parent === holding.no && (one.outcome === 'answered' || one.outcome === 'settled'))
  return above(state, holding).some(made) || below.some(made) || (below.length > 0 && isMadeBelow(world, holding, id))
}

function above(state: ReportState, holding: Holding): readonly Holding[] {
  const opener = state.holdings.find(({ no }) => no === holding.parent)
  return opener === undefined ? [holding] : [holding, ...above(state, opener)]
}

/** A unit below that runs its own procedure makes what this one expects of it under names of its own. */
function isMadeBelow(world: World, holding: Holding, id: string): boolean {
  const sop = sopOf(world, holding)
  return sop.steps.some((step) => step.output.includes(id) && stepsDown(holding.level, firstLane(sop, step).at) === 1)
}

function whyNotValid(world: World, artefact: Artefact, given: Given, command: Act): Refusal | null {
  if (!isOfType(world, artefact, given, command)) return 'artefact-invalid'
  const parts = given.parts ?? []
  if (parts.some((part) => !artefact.parts.includes(part))) return 'parts-unknown'
  return artefact.parts.every((part) => parts.includes(part)) ? null : 'parts-missing'
}

function isOfType(world: World, { type, options }: Artefact, { wording, file, value }: Given, command: Act): boolean {
  const wrote = wording !== undefined && command.wordings.some(({ no }) => no === wording)
  const attached = file !== undefined && command.files.some(({ no }) => no === file)
  switch (type) {
    case 'wording':
      return wrote
    case 'document':
      return wrote || attached
    case 'proof':
      return wrote || attached || isNumber(value)
    case 'number':
      return isNumber(value)
    case 'choice':
      return options.some(({ id }) => id === value)
    case 'moment':
      return value !== undefined && Date.parse(value) <= world.now
    case 'report':
    case 'equipment':
    case 'register':
    case 'units':
      return false
    default:
      return type satisfies never
  }
}

/** A number at another body is no place for words. */
function isNumber(value: string | undefined): boolean {
  return value !== undefined && /^[A-Za-z0-9][A-Za-z0-9./#-]{0,63}$/.test(value)
}
