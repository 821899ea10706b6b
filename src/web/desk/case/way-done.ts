// A way that was taken, told as a thing done: in the procedure's own words, or by what was chosen.
import { sopOf } from '../../../report/holdings/sop-of.ts'
import type { ReportEvent } from '../../../report/event.ts'
import type { ReportState } from '../../../report/state.ts'
import type { World } from '../../../report/world.ts'
import type { Text } from '../../../text/text.ts'
import type { Deed } from './deeds.ts'

export type Telling = { readonly t: Text; readonly world: World; readonly state: ReportState }
type WayTaken = Extract<ReportEvent, { kind: 'way-taken' }>

export function wayDone(telling: Telling, event: WayTaken, deed: Deed): string {
  const { t, world } = telling
  const way = stepOf(telling, event)?.ways.find(({ id }) => id === event.way)
  const units = deed.flatMap(({ event: one }) => (one.kind === 'holding-opened' && one.holding.parent !== null ? [world.unit(one.holding.unit).name] : []))
  const chosen = [...(way?.corrects === true ? correctedTo(t, event) : []), ...numbersOf(telling, event)]
  const past = way?.past?.[t.units.language]
  const handed = units.length === 0 ? '' : units.join(', ')
  const title = past === undefined ? t.casework.chose(way?.label[t.units.language] ?? event.way) : past.replaceAll('{units}', handed === '' ? t.casework.someUnits : handed)
  const rest = [...(handed !== '' && !past?.includes('{units}') ? [t.course.handedTo(handed)] : []), ...chosen]
  return [title, ...rest].join(' · ')
}

/** What it was corrected to. */
function correctedTo(t: Text, { settings: { nature, inspection } }: WayTaken): readonly string[] {
  const words = t.casework.settings.inspection
  return [...(nature === undefined ? [] : [t.casework.natures[nature].title]), ...(inspection === undefined ? [] : [inspection ? words.yes : words.no])]
}

/** The numbers at bodies outside that came with it. */
function numbersOf({ t, world, state }: Telling, { holding: no, kept }: WayTaken): readonly string[] {
  const holding = state.holdings.find((one) => one.no === no)
  const artefacts = holding === undefined ? [] : sopOf(world, holding).artefacts
  return kept.flatMap(({ artefact, value }) => {
    const found = artefacts.find(({ id }) => id === artefact)
    return found?.type === 'number' && value !== null ? [`${found.label[t.units.language]} ${value}`] : []
  })
}

export function stepLabel(telling: Telling, named: { readonly holding: number; readonly step: string }): string {
  return stepOf(telling, named)?.label[telling.t.units.language] ?? ''
}

function stepOf({ world, state }: Telling, { holding, step }: { readonly holding: number; readonly step: string }) {
  const turn = state.holdings.find(({ no }) => no === holding)
  return turn && sopOf(world, turn).steps.find(({ id }) => id === step)
}
