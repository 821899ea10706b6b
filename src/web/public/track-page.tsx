// Asks for number and secret code, and says what to do without them.
import { ErrorSummary } from '../ui/error-summary.tsx'
import type { FieldError } from '../ui/field-error.ts'
import type { Frame } from '../ui/frame.ts'
import { Layout } from '../ui/layout.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { TrackForm } from './track-form.tsx'

export type TrackPageProps = {
  readonly frame: Frame
  readonly number?: string | undefined
  readonly errors: readonly FieldError[]
  /** The reporter has just left a report. */
  readonly left?: boolean | undefined
}

export function TrackPage({ frame, number, errors, left }: TrackPageProps) {
  const { t } = frame
  return (
    <Layout frame={frame} title={t.entry.title} failed={errors.length > 0}>
      <ErrorSummary t={t} errors={errors} />
      {left && <Notice t={t} tone="success"><p>{t.entry.left}</p></Notice>}
      <PageTitle lead={t.entry.lead}>{t.entry.title}</PageTitle>
      <div class="panel"><TrackForm t={t} number={number} errors={errors} /></div>
      <section class="after">
        <h2>{t.entry.lostTitle}</h2>
        <p>{t.entry.lost}</p>
      </section>
    </Layout>
  )
}
