// The search of the desk: the box, what can be searched, and what was found with the words marked.
import { MARKS } from '../../store/search-reports.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { Frame } from '../ui/frame.ts'
import { Notice } from '../ui/notice.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { Tag } from '../ui/tag.tsx'
import { DeskPageFrame } from './desk-page-frame.tsx'

export type FoundShown = {
  readonly href: string
  readonly number: string
  /** With marks around the words that were searched for. */
  /** Its numbers at bodies outside. */
  readonly outside: readonly string[]
  readonly subject: string
  readonly excerpt: string | null
  readonly kind: string
  readonly state: string
  readonly isOpen: boolean
  readonly unit: string
  readonly received: string
  /** That the reporter contests the answer. */
  readonly contested: string | null
  readonly marks: readonly string[]
}

export type SearchPageProps = {
  readonly frame: Frame
  readonly text: string
  /** Null before anything was asked. */
  readonly found: {
    readonly rows: readonly FoundShown[]
    readonly count: string
    readonly isOne: boolean
    readonly isTooMany: boolean
    readonly older: string | null
    readonly first: string | null
  } | null
}

export function SearchPage({ frame, text, found }: SearchPageProps) {
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.search.title} lead={t.search.scope} wide>
      <form class="search-form" method="get" action={paths.search}>
        <label for="kata">{t.search.label}</label>
        <p class="hint" id="kata-hint">{t.search.hint}</p>
        <div class="search-row">
          <input class="input" type="search" id="kata" name="kata" value={text} maxlength={200} autocomplete="off" aria-describedby="kata-hint" />
          <Button look="main" icon="search">{t.search.button}</Button>
        </div>
      </form>
      {found === null ? <Ways frame={frame} /> : <Results frame={frame} found={found} />}
    </DeskPageFrame>
  )
}

function Ways({ frame: { t } }: { readonly frame: Frame }) {
  return (
    <section aria-labelledby="ways-title">
      <h2 id="ways-title">{t.search.start}</h2>
      <ul>{t.search.ways.map((way) => <li>{way}</li>)}</ul>
    </section>
  )
}

function Results({ frame: { t }, found }: { readonly frame: Frame; readonly found: NonNullable<SearchPageProps['found']> }) {
  if (found.rows.length === 0) return <EmptyState title={t.search.none}><p>{t.search.noneHint}</p></EmptyState>
  return (
    <section aria-labelledby="found-title">
      <h2 id="found-title">{found.isOne ? t.search.one : t.search.found(found.count)}</h2>
      {found.isTooMany && <Notice t={t}><p>{t.search.many}</p></Notice>}
      <ol class="found">{found.rows.map((row) => <Row t={t} row={row} />)}</ol>
      <Pagination t={t} newer={found.first} older={found.older} words={{ newer: t.search.first, older: t.search.older }} />
      <p class="keys hint">{t.worklist.keys}</p>
    </section>
  )
}

function Row({ t, row: { href, number, outside, subject, excerpt, kind, state, isOpen, unit, received, contested, marks } }: { readonly t: Frame['t']; readonly row: FoundShown }) {
  return (
    <li>
      <p class="found-subject"><a class="work-link" href={href}><Marked text={subject} /></a></p>
      {excerpt !== null && <p class="found-excerpt"><Marked text={excerpt} /></p>}
      <p class="work-more">{kind} · <code class="nowrap">{number}</code>{outside.length > 0 && ` · ${t.worklist.outside} ${outside.join(', ')}`} · {received} · {unit}</p>
      <p class="found-tags"><Tag tone={isOpen ? 'info' : 'plain'}>{state}</Tag>{contested !== null && <Tag tone="warning">{contested}</Tag>}{marks.map((mark) => <Tag>{mark}</Tag>)}</p>
    </li>
  )
}

/** Text whose found words stand between marks. */
function Marked({ text }: { readonly text: string }) {
  return (
    <>
      {text.split(MARKS.begin).map((part, index) => {
        const [word = '', rest = ''] = index === 0 ? ['', part] : splitOnce(part)
        return <>{word !== '' && <mark>{word}</mark>}{rest}</>
      })}
    </>
  )
}

function splitOnce(part: string): readonly [string, string] {
  const at = part.indexOf(MARKS.end)
  return at < 0 ? ['', part] : [part.slice(0, at), part.slice(at + 1)]
}
