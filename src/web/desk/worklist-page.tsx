// The front page of the desk: the posts held, and the steps that wait for the officer, for the unit, or that it watches.
import { CLASSIFICATIONS, NATURES } from '../../sop/vocabulary.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { CheckBox } from '../ui/check-card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { Frame } from '../ui/frame.ts'
import { HiddenFields } from '../ui/hidden-fields.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { PlainSelect } from '../ui/plain-select.tsx'
import { DeskPageFrame } from './desk-page-frame.tsx'
import type { WorkShown } from './work-shown.ts'
import { WorkTable } from './work-table.tsx'
import { isFiltered, NOT_SET, worklistAddress, type WorklistQuery } from './worklist-query.ts'

export type ListShown = { readonly words: string; readonly count: string; readonly href: string; readonly here: boolean }

export type WorklistPageProps = {
  readonly frame: Frame
  readonly name: string
  readonly posts: readonly string[]
  readonly query: WorklistQuery
  readonly lists: readonly ListShown[]
  readonly rows: readonly WorkShown[]
  readonly newer: string | null
  readonly older: string | null
  /** The example reports are not there yet. */
  readonly loading: boolean
  /** Requests that wait for this officer as a custodian. */
  readonly requests: number
  /** Numbers of the changes of calendars that wait for this officer’s decision. */
  readonly changes: readonly number[]
}

export function WorklistPage({ frame, name, posts, query, lists, rows, newer, older, loading, requests, changes }: WorklistPageProps) {
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.desk.hello(name)} wide>
      {posts.length === 0
        ? <Notice t={t}><p>{t.desk.noPosts}</p></Notice>
        : <ul class="held" aria-label={t.desk.who}>{posts.map((post) => <li>{post}</li>)}</ul>}
      {requests > 0 && <Notice t={t}><p><a href={paths.openingRequests}>{t.openings.list.waiting(requests)}</a></p></Notice>}
      {changes[0] !== undefined && <Notice t={t}><p><a href={changes.length === 1 ? paths.calendarChange(changes[0]) : paths.calendars}>{t.calendar.waitForYou(changes.length)}</a></p></Notice>}
      {loading && <Notice t={t} title={t.worklist.loading.title}><p>{t.worklist.loading.lead}</p></Notice>}
      {lists.length > 0 && (
        <section class="worklist" aria-label={t.worklist.title}>
          <Tabs label={t.worklist.choose} lists={lists} />
          <Filter frame={frame} query={query} />
          {rows.length === 0
            ? <Empty frame={frame} query={query} />
            : <WorkTable t={t} caption={t.worklist.captions[query.list]} rows={rows} />}
          <Pagination t={t} newer={newer} older={older} words={t.worklist} />
          {rows.length > 0 && <p class="hint">{t.worklist.counted}</p>}
          {rows.length > 0 && <p class="keys hint">{t.worklist.keys}</p>}
        </section>
      )}
    </DeskPageFrame>
  )
}

function Tabs({ label, lists }: { readonly label: string; readonly lists: readonly ListShown[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      {lists.map(({ words, href, here, count }) => (
        <a href={href} aria-current={here ? 'page' : undefined}>{words} <span class="count">{count}</span></a>
      ))}
    </nav>
  )
}

/** Open where something is filtered, so that nobody takes a part for the whole. */
function Filter({ frame: { t }, query }: { readonly frame: Frame; readonly query: WorklistQuery }) {
  const hidden = Object.fromEntries(new URL(worklistAddress({ ...query, kind: '', nature: '', late: false }), 'http://x').searchParams)
  const natures = ['', ...NATURES].map((nature) => ({ value: nature === '' ? NOT_SET : nature, label: t.worklist.nature[nature] ?? nature }))
  return (
    <details class="filter" open={isFiltered(query)}>
      <summary><Icon name="search" /><span>{t.worklist.filterTitle}</span></summary>
      <form method="get" action={paths.desk}>
        <HiddenFields values={hidden} />
        <PlainSelect name="jenis" label={t.worklist.filterKind} empty={t.worklist.all} value={query.kind} options={CLASSIFICATIONS.map((value) => ({ value, label: t.desk.kinds[value] ?? value }))} />
        <PlainSelect name="sifat" label={t.worklist.filterNature} empty={t.worklist.all} value={query.nature} options={natures} />
        <CheckBox name="terlambat" title={t.worklist.filterLate} checked={query.late} />
        <Button>{t.worklist.filter}</Button>
        {isFiltered(query) && <a href={worklistAddress({ ...query, kind: '', nature: '', late: false })}>{t.worklist.clear}</a>}
      </form>
    </details>
  )
}

function Empty({ frame: { t }, query }: { readonly frame: Frame; readonly query: WorklistQuery }) {
  const which = isFiltered(query) ? 'filtered' : query.list
  return <EmptyState title={t.worklist.empty[which]}><p>{t.worklist.emptyHints[which]}</p></EmptyState>
}
