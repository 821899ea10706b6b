// What happened to a report: the newest in sight, what is older folded.
import type { Zone } from '../../../text/format.ts'
import type { Text } from '../../../text/text.ts'
import { Timeline, type TimelineEntry } from '../../ui/timeline.tsx'

const IN_SIGHT = 5

/** Newest first. */
export function CaseHistory({ t, zone, entries }: { readonly t: Text; readonly zone: Zone; readonly entries: readonly TimelineEntry[] }) {
  const folds = entries.length > IN_SIGHT + 2
  const older = folds ? entries.slice(IN_SIGHT) : []
  return (
    <section class="case-history" aria-labelledby="timeline-title">
      <h2 id="timeline-title">{t.casework.history}</h2>
      <Timeline t={t} zone={zone} entries={folds ? entries.slice(0, IN_SIGHT) : entries} />
      {folds && <details class="older"><summary>{t.casework.older(older.length)}</summary><Timeline t={t} zone={zone} entries={older} /></details>}
    </section>
  )
}
