// The stories that agencies published of settled reports, newest first, by government and month.
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { Frame } from '../ui/frame.ts'
import { Layout } from '../ui/layout.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { Select, type Option } from '../ui/select.tsx'

export type StoryShown = {
  readonly number: string
  readonly title: string
  readonly reported: string
  readonly done: string
  /** Who published it, and when. */
  readonly by: string
  readonly course: string
}

export type StoriesPageProps = {
  readonly frame: Frame
  readonly stories: readonly StoryShown[]
  readonly governments: readonly Option[]
  readonly months: readonly Option[]
  /** Empty for all. */
  readonly chosen: { readonly government: string; readonly month: string }
  readonly monthWrong: boolean
  readonly newer: string | null
  readonly older: string | null
}

export function StoriesPage({ frame, stories, governments, months, chosen, monthWrong, newer, older }: StoriesPageProps) {
  const { t } = frame
  const words = t.publication.public
  const all = chosen.government === '' && chosen.month === '' && newer === null
  return (
    <Layout frame={frame} title={words.title}>
      <PageTitle lead={words.lead}>{words.title}</PageTitle>
      {monthWrong && <Notice t={t} tone="warning"><p>{words.monthWrong}</p></Notice>}
      {(stories.length > 0 || !all) && (
        <form method="get" action={paths.stories} class="field-row">
          {governments.length > 1 && <Select t={t} name="pemerintah" label={words.government} options={governments} empty={words.allGovernments} value={chosen.government} required width="half" />}
          <Select t={t} name="bulan" label={words.month} options={months} empty={words.allMonths} value={chosen.month} required width="half" />
          <div class="field short"><Button>{words.show}</Button></div>
        </form>
      )}
      {stories.length === 0
        ? <EmptyState title={all ? words.empty : words.emptyHere}><p>{words.emptyHow}</p></EmptyState>
        : stories.map((story) => <Story frame={frame} story={story} />)}
      <Pagination t={t} newer={newer} older={older} />
      <p class="no-print"><a href={paths.storiesFeed} rel="alternate" type="application/atom+xml">{words.feed}</a></p>
    </Layout>
  )
}

/** As its writers wrote it: in Indonesian, whatever the page speaks. */
function Story({ frame: { t }, story }: { readonly frame: Frame; readonly story: StoryShown }) {
  const { number, title, reported, done, by, course } = story
  const words = t.publication.public
  return (
    <article class="panel" id={number} aria-labelledby={`${number}-title`}>
      <h2 id={`${number}-title`} lang="id">{title}</h2>
      <p class="hint">{by}</p>
      <h3>{words.reported}</h3>
      <div class="words" lang="id">{reported}</div>
      <h3>{words.done}</h3>
      <div class="words" lang="id">{done}</div>
      <p class="no-print"><a href={course}>{words.course}<span class="hear"> {number}</span></a></p>
    </article>
  )
}
