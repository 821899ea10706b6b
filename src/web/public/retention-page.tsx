// For how long each government keeps what, and what it has destroyed by lists that two persons approved.
import type { RetentionSchedule } from '../../report/erasure/retention.ts'
import { paths } from '../paths.ts'
import type { Frame } from '../ui/frame.ts'
import { Layout } from '../ui/layout.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ScheduleTable } from '../ui/schedule-table.tsx'

export type RetentionPageProps = {
  readonly frame: Frame
  readonly governments: readonly { readonly name: string; readonly schedule: RetentionSchedule }[]
  /** A sentence for each list that was carried out, the newest first. */
  readonly done: readonly string[]
}

export function RetentionPage({ frame, governments, done }: RetentionPageProps) {
  const { t } = frame
  const words = t.destruction.public
  return (
    <Layout frame={frame} title={words.title}>
      <article class="prose">
        <PageTitle lead={words.lead}>{words.title}</PageTitle>
        {governments.map(({ name, schedule }) => (
          <section>
            <h2>{name}</h2>
            <ScheduleTable t={t} schedule={schedule} caption={`${t.destruction.schedule.title}, ${name}`} />
          </section>
        ))}
        <h2>{words.doneTitle}</h2>
        {done.length === 0 ? <p>{words.doneNone}</p> : <ul>{done.map((sentence) => <li>{sentence}</li>)}</ul>}
        <p><a href={paths.privacy}>{t.privacy.title}</a></p>
      </article>
    </Layout>
  )
}
