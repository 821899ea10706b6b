// At which steps of which procedures a report waits for somebody.
import type { ReportState } from '../../report/state.ts'

/** As `procedure/step`, duties too. */
export function holdingsAt({ open, holdings }: ReportState): readonly string[] {
  if (!open) return []
  return holdings.filter((holding) => holding.open).flatMap(({ sop, step, duties }) => [step, ...duties.map((duty) => duty.step)].map((id) => `${sop.id}/${id}`))
}
