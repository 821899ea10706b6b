// When a turn waited for its reporter: kept with the turn, since a time that was missed, or has ended, no longer tells.
import type { ReportEvent } from '../event.ts'
import type { Holding } from '../state.ts'

type OfHolding = Extract<ReportEvent, { readonly holding: number }>

/** Empty where nothing changes. Holds that began before they were remembered leave nothing behind. */
export function waitedAfter({ waited = [] }: Holding, event: OfHolding, at: number): Pick<Holding, 'waited'> {
  const waits = waited.some(({ to }) => to === null)
  if (event.kind === 'step-entered' && event.how === 'hold') return event.remembered === true && !waits ? { waited: [...waited, { from: at, to: null }] } : {}
  const ends = event.kind === 'step-entered' || event.kind === 'holding-closed'
  return ends && waits ? { waited: waited.map((stretch) => (stretch.to === null ? { ...stretch, to: at } : stretch)) } : {}
}
