// The front page of the desk: the posts held, and the reports that wait for a unit or that it watches.
import { paths } from '../paths.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import type { Frame } from '../ui/frame.ts'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Table } from '../ui/table.tsx'
import { Tag, type TagProps } from '../ui/tag.tsx'
import type { Worklist } from '../../store/worklist.ts'
import { DeskPageFrame } from './desk-page-frame.tsx'

export type WorkShown = {
  readonly number: string
  readonly kind: string
  readonly step: string
  /** When it is due, in words. */
  readonly due: string
  readonly state: { readonly words: string; readonly tone: TagProps['tone'] }
  readonly marks: readonly string[]
}

export type ListShown = { readonly list: Worklist; readonly words: string; readonly count: string; readonly href: string; readonly here: boolean }

export type DeskPageProps = {
  readonly frame: Frame
  readonly name: string
  readonly posts: readonly string[]
  readonly units: readonly { readonly name: string; readonly href: string; readonly here: boolean }[]
  readonly lists: readonly ListShown[]
  readonly rows: readonly WorkShown[]
  readonly next: string | null
  readonly first: string | null
}

export function DeskPage({ frame, name, posts, units, lists, rows, next, first }: DeskPageProps) {
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.desk.hello(name)} wide>
      {posts.length === 0
        ? <Notice t={t}><p>{t.desk.noPosts}</p></Notice>
        : <ul class="held" aria-label={t.desk.who}>{posts.map((post) => <li>{post}</li>)}</ul>}
      {units.length > 1 && <Choices label={t.desk.chooseUnit} choices={units.map(({ name: words, ...unit }) => ({ words, ...unit }))} />}
      {units.length > 0 && (
        <section class="worklist">
          <Choices label={t.desk.chooseList} choices={lists} tabs />
          {rows.length === 0
            ? <EmptyState title={lists.find(({ here }) => here)?.list === 'watched' ? t.desk.emptyWatched : t.desk.emptyTurn} />
            : <WorkTable frame={frame} rows={rows} />}
          {(next ?? first) !== null && (
            <nav class="pagination" aria-label={t.frame.pages}>
              {first && <a class="button plain" href={first}><Icon name="back" /><span>{t.desk.first}</span></a>}
              {next && <a class="button plain older" href={next} rel="next"><span>{t.desk.next}</span><Icon name="arrow" /></a>}
            </nav>
          )}
        </section>
      )}
    </DeskPageFrame>
  )
}

type Choice = { readonly words: string; readonly href: string; readonly here: boolean; readonly count?: string }

function Choices({ label, choices, tabs }: { readonly label: string; readonly choices: readonly Choice[]; readonly tabs?: boolean }) {
  return (
    <nav class={tabs ? 'tabs' : 'chips'} aria-label={label}>
      {choices.map(({ words, href, here, count }) => (
        <a href={href} aria-current={here ? 'page' : undefined}>
          {words}
          {count !== undefined && <span class="count">{count}</span>}
        </a>
      ))}
    </nav>
  )
}

function WorkTable({ frame: { t }, rows }: { readonly frame: Frame; readonly rows: readonly WorkShown[] }) {
  return (
    <Table
      caption={t.desk.list}
      columns={[{ name: t.desk.number }, { name: t.desk.kind }, { name: t.desk.step }, { name: t.desk.due }, { name: t.desk.state }]}
      rows={rows.map(({ number, kind, step, due, state, marks }) => [
        <code class="nowrap">{number}</code>,
        <span class="cell">{kind} {marks.map((mark) => <><Tag>{mark}</Tag> </>)}</span>,
        step,
        due,
        <Tag tone={state.tone}>{state.words}</Tag>,
      ])}
    />
  )
}

/** The address of a list of a unit, from the page that begins after the cursor. */
export function deskAddress({ unit, list, after }: { readonly unit: number; readonly list: Worklist; readonly after?: string }): string {
  return `${paths.desk}?${new URLSearchParams({ unit: String(unit), daftar: list === 'turn' ? 'giliran' : 'pantau', ...(after !== undefined && { setelah: after }) })}`
}
