// How erasure and hold stand after an event.
import type { ReportEvent } from '../event.ts'
import type { ReportState } from '../state.ts'
import { erasureOf } from './erasure.ts'

/** Nothing changes by other events. */
export function erasureAfter(state: ReportState, event: ReportEvent, at: number): Pick<ReportState, 'erasure'> {
  const erasure = erasureOf(state)
  switch (event.kind) {
    case 'erasure-asked':
      return { erasure: { ...erasure, asked: { at, why: event.wordings[0]?.no ?? null } } }
    case 'wish-warned':
      return erasure.asked === null ? {} : { erasure: { ...erasure, asked: { ...erasure.asked, warned: [...(erasure.asked.warned ?? []), { stage: event.stage, at, to: event.to }] } } }
    case 'erasure-refused':
      return { erasure: { ...erasure, asked: null } }
    case 'erasure-ordered':
      return { erasure: { ...erasure, asked: null, stands: 'ordered', ...(event.list !== null && { list: event.list }) } }
    case 'report-erased':
      return { erasure: { ...erasure, stands: 'done' } }
    case 'hold-set':
      return { erasure: { ...erasure, hold: { at, why: event.wordings[0]?.no ?? 0 } } }
    case 'hold-lifted':
      return { erasure: { ...erasure, hold: null } }
    default:
      return {}
  }
}
