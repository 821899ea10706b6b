// The masked text of a report: read from its wording, kept plain, and filed where those who may see it find it.
import { isDeepStrictEqual } from 'node:util'
import { reportIdTime } from '../report/numbers/public-number.ts'
import type { ReportState } from '../report/state.ts'
import type { ReportWrite } from '../store/report-write.ts'
import { officersKept, unitsThatSee } from '../report/audience/audience-of.ts'
import type { World } from '../report/world.ts'
import { LONG_SPAN, placeOfSpan, SHORT_SPAN, spanOf } from '../store/search-spans.ts'

export type MaskedText = { readonly no: number; readonly subject: string; readonly description: string }

/** @throws when the text isn't what a masked wording must be: a fault of the form that let it pass. It never says what was written. */
export function maskedText(json: string, no: number): MaskedText {
  const { subject, description } = parsed(json)
  if (typeof subject !== 'string' || typeof description !== 'string' || subject.trim() === '' || description.trim() === '') {
    throw new TypeError('A masked wording must be the JSON of a subject and a description.')
  }
  return { no, subject: subject.trim(), description: description.trim() }
}

function parsed(json: string): { readonly subject?: unknown; readonly description?: unknown } {
  try {
    return (JSON.parse(json) ?? {}) as object
  } catch {
    return {}
  }
}

/** The newest replaces what there was; a text of before is found by the units that the report has come to since. */
export function maskedRows(world: World, before: ReportState | null, after: ReportState, masked: readonly MaskedText[]): Pick<ReportWrite, 'masked' | 'places'> {
  const newest = masked.at(-1)
  const found = foundBy(world, after)
  if (newest !== undefined) {
    const { no, subject, description } = newest
    return { masked: [{ report_id: after.reportId, wording_no: no, subject, description, ...found }], places: [] }
  }
  const moved = before?.masked === true && !isDeepStrictEqual(foundBy(world, before), found)
  return { masked: [], places: moved ? [{ report_id: after.reportId, ...found }] : [] }
}

function foundBy(world: World, state: ReportState): Pick<ReportWrite['places'][number], 'places' | 'kept_from'> {
  const at = reportIdTime(state.reportId)
  const spans = [placeOfSpan(SHORT_SPAN, spanOf(SHORT_SPAN, at)), placeOfSpan(LONG_SPAN, spanOf(LONG_SPAN, at))]
  return { places: [...unitsThatSee(world, state), ...spans], kept_from: officersKept(state) }
}
