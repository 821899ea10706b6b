// What a unit may publish, has chosen and has published, by the month in which it was settled; and what waits for a second look.
import { paths } from '../../paths.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { Frame } from '../../ui/frame.ts'
import { Icon } from '../../ui/icon.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag, type TagProps } from '../../ui/tag.tsx'
import { DeskPageFrame } from '../desk-page-frame.tsx'

export type PublicationShown = { readonly number: string; readonly subject: string; readonly settledAt: string; readonly state: string | null; /** Instead of a state. */ readonly note?: string }

export type PublicationsPageProps = {
  readonly frame: Frame
  readonly month: string
  readonly earlier: string
  /** Null for the month that is under way. */
  readonly later: string | null
  readonly asked: readonly PublicationShown[]
  readonly candidates: readonly PublicationShown[]
  /** What must be masked before. */
  readonly unmasked: readonly PublicationShown[]
  /** Address of the following candidates; null on the last page. */
  readonly more: string | null
  readonly chosen: readonly PublicationShown[]
  readonly done: string | undefined
}

const TONES: Readonly<Record<string, TagProps['tone']>> = { draft: 'plain', asked: 'warning', approved: 'info', published: 'success' }

export function PublicationsPage({ frame, month, earlier, later, asked, candidates, unmasked, more, chosen, done }: PublicationsPageProps) {
  const { t } = frame
  const words = t.publication
  return (
    <DeskPageFrame frame={frame} title={words.title} lead={words.lead} done={done} wide>
      {asked.length > 0 && <Section frame={frame} id="asked" title={words.asked} rows={asked} />}
      <nav class="pagination months" aria-label={words.month(month)}>
        <a class="button plain" href={earlier}><Icon name="back" /><span>{words.earlier}</span></a>
        <strong>{words.month(month)}</strong>
        {later && <a class="button plain" href={later}><span>{words.later}</span><Icon name="arrow" /></a>}
      </nav>
      {candidates.length > 0
        ? <Section frame={frame} id="candidates" title={words.candidates} hint={words.candidatesHint} rows={candidates} />
        : <section class="listed"><h2>{words.candidates}</h2><EmptyState title={words.candidatesNone}><p>{words.candidatesHint}</p></EmptyState></section>}
      {unmasked.length > 0 && <Section frame={frame} id="unmasked" title={words.unmasked} hint={words.unmaskedHint} rows={unmasked} />}
      {more && <p><a class="button plain" href={more} rel="next"><span>{t.publication.next}</span><Icon name="arrow" /></a></p>}
      {chosen.length > 0
        ? <Section frame={frame} id="chosen" title={words.chosen} rows={chosen} />
        : <section class="listed"><h2>{words.chosen}</h2><EmptyState title={words.chosenNone} /></section>}
    </DeskPageFrame>
  )
}

type SectionProps = { readonly frame: Frame; readonly id: string; readonly title: string; readonly hint?: string; readonly rows: readonly PublicationShown[] }

function Section({ frame: { t }, id, title, hint, rows }: SectionProps) {
  const words = t.publication
  return (
    <section class="listed" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {hint && <p class="hint">{hint}</p>}
      <Table
        caption={title}
        captionHidden
        columns={[{ name: words.number }, { name: words.subject }, { name: words.settledAt }, { name: words.state }]}
        rows={rows.map(({ number, subject, settledAt, state, note }) => [
          <a class="nowrap" href={paths.publicationOf(number)}>{number}</a>,
          subject,
          settledAt,
          note !== undefined ? note : state === null ? <span>{words.write}</span> : <Tag tone={TONES[state] ?? 'plain'}>{words.states[state] ?? state}</Tag>,
        ])}
      />
    </section>
  )
}
