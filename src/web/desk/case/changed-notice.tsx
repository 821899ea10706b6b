// Says that a report has changed since a form was opened, and what happened to it.
import type { Zone } from '../../../text/format.ts'
import type { Frame } from '../../ui/frame.ts'
import { Notice } from '../../ui/notice.tsx'
import { Timeline, type TimelineEntry } from '../../ui/timeline.tsx'

export type Changes = { readonly zone: Zone; readonly entries: readonly TimelineEntry[] }

export function ChangedNotice({ frame: { t }, zone, entries }: Changes & { readonly frame: Frame }) {
  return (
    <>
      <Notice t={t} tone="warning" title={t.casework.conflict.title}><p>{t.casework.conflict.lead} {t.casework.conflict.still}</p></Notice>
      {entries.length > 0 && <section aria-labelledby="since-title"><h2 id="since-title">{t.casework.conflict.since}</h2><Timeline t={t} zone={zone} entries={entries} /></section>}
    </>
  )
}
