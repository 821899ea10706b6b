// What has happened, in order; the newest first or last, as the page gives it.
import type { Child } from 'hono/jsx'
import type { Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { FileList, type FileItem } from './file-list.tsx'
import { Moment } from './moment.tsx'

export type TimelineEntry = {
  /** Epoch milliseconds. */
  readonly at: number
  readonly title: string
  /** Whoever did it, as this audience may know them. */
  readonly by?: string | undefined
  /** What was written, shown with its line breaks. */
  readonly words?: string | undefined
  readonly files?: readonly FileItem[] | undefined
  readonly tone?: 'plain' | 'good' | 'late' | 'own' | undefined
  readonly children?: Child
}

type TimelineProps = { readonly t: Text; readonly zone: Zone; readonly entries: readonly TimelineEntry[]; /** Days without the minutes. */ readonly dayOnly?: boolean | undefined }

export function Timeline({ t, zone, entries, dayOnly }: TimelineProps) {
  if (entries.length === 0) return <p class="quiet-text">{t.report.timelineEmpty}</p>
  return <ol class="timeline">{entries.map((entry) => <TimelineRow t={t} zone={zone} entry={entry} dayOnly={dayOnly} />)}</ol>
}

function TimelineRow({ t, zone, entry, dayOnly }: Omit<TimelineProps, 'entries'> & { readonly entry: TimelineEntry }) {
  return (
    <li class={entry.tone ?? 'plain'}>
      <p class="timeline-title">{entry.title}</p>
      <p class="timeline-when">
        <Moment t={t} at={entry.at} zone={zone} dayOnly={dayOnly} />
        {entry.by && <>, {t.report.by(entry.by)}</>}
      </p>
      {entry.words && <blockquote class="words">{entry.words}</blockquote>}
      {entry.files && entry.files.length > 0 && <FileList t={t} files={entry.files} />}
      {entry.children}
    </li>
  )
}
