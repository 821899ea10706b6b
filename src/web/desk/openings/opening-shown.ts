// How what a reporter hides stands for one officer: closed with a way to ask, waiting, or open for a while.
import { lastingOf, type OpenedPart } from '../../../report/openings/opening.ts'
import { formatTime, type Zone } from '../../../text/format.ts'
import type { Text } from '../../../text/text.ts'
import { paths } from '../../paths.ts'
import type { CaseAtHand } from '../case-at-hand.ts'
import { partsToAsk } from './open-routes.tsx'

export type OpeningShown = {
  /** Where it can be asked for; null where it can't, or need not. */
  readonly ask: { readonly href: string; readonly label: string } | null
  /** That it waits, or until when it is open; null where neither. */
  readonly note: string | null
}

export function openingShown(t: Text, zone: Zone, at: CaseAtHand, what: OpenedPart): OpeningShown {
  const { state, world, reader, number } = at
  const lasting = lastingOf(state, reader.officer, world.now).find((one) => one.what === what)
  const waits = (state.openings ?? []).some((one) => one.officer === reader.officer && one.what === what && one.waits === 'consent')
  const note = lasting !== undefined ? t.openings.until(formatTime(t, lasting.until, zone)) : waits ? t.openings.waits : null
  return { ask: partsToAsk(at).includes(what) ? { href: `${paths.openHidden(number)}?apa=${what}`, label: t.openings.link[what] } : null, note }
}
