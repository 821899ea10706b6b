// The file for a body outside as one page that stands alone: no script, nothing loaded, ready for paper.
import { raw } from 'hono/html'
import type { Language, Text } from '../../../text/text.ts'
import type { TimelineEntry } from '../../ui/timeline.tsx'
import type { DutyShown } from './dossier-duties.ts'
import { DOSSIER_STYLE } from './dossier-style.ts'

export type FileShown = { readonly name: string; /** Where it lies beside this page; null where the page stands alone. */ readonly href: string | null; readonly size: string; readonly checksum: string }

export type DossierProps = {
  readonly t: Text
  readonly language: Language
  readonly number: string
  readonly body: string
  readonly secret: boolean
  readonly kept: string
  readonly by: string
  readonly from: string
  readonly watcher: string
  /** Facts about the report in pairs. */
  readonly facts: readonly (readonly [name: string, value: string])[]
  /** Null where what it says is left out. */
  readonly words: { readonly subject: string; readonly description: string; readonly hope: string | null } | null
  /** Null where it is left out; `why` says so. */
  readonly identity: readonly (readonly [name: string, value: string])[] | null
  readonly why: string
  /** Oldest first; `when` words its moment. */
  readonly course: readonly (Pick<TimelineEntry, 'title' | 'by' | 'words'> & { readonly when: string; readonly files: readonly string[] })[]
  readonly duties: readonly DutyShown[]
  readonly files: readonly FileShown[]
  readonly leftOut: readonly string[]
}

export function DossierDocument(props: DossierProps) {
  const { t, language, number, body, secret } = props
  const words = t.handOver.file
  const title = `${words.title(number)}: ${body}`
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <style>{raw(DOSSIER_STYLE)}</style>
      </head>
      <body>
        {secret && <p class="secret">{words.secret}</p>}
        <h1>{words.title(number)}</h1>
        <Pairs of={[[words.to, body], [words.from, props.from], [words.watched, props.watcher], [words.kept, props.kept], [words.by, props.by]]} />
        <h2>{words.reporter}</h2>
        {props.identity === null ? <p>{words.withheld} {props.why}</p> : <><Pairs of={props.identity} /><p>{props.why}</p></>}
        <h2>{words.report}</h2>
        <Pairs of={props.facts} />
        <Content {...props} />
        <h2>{words.duties}</h2>
        <p><strong>{words.breaches(props.duties.filter(({ missed }) => missed).length)}</strong></p>
        <Duties {...props} />
        <h2>{words.course}</h2>
        <Course {...props} />
        <h2>{words.evidence}</h2>
        <Evidence {...props} />
        <h2>{words.leftOut}</h2>
        <ul>{props.leftOut.map((line) => <li>{line}</li>)}</ul>
        <footer><p>{words.end}</p></footer>
      </body>
    </html>
  )
}

function Pairs({ of }: { readonly of: readonly (readonly [string, string])[] }) {
  return <dl>{of.map(([name, value]) => <><dt>{name}</dt><dd>{value}</dd></>)}</dl>
}

function Content({ t, words }: DossierProps) {
  const names = t.handOver.file
  if (words === null) return <p>{t.handOver.without.words}</p>
  return (
    <>
      <h3>{words.subject}</h3>
      <div class="words">{words.description}</div>
      {words.hope !== null && <><h3>{names.hope}</h3><div class="words">{words.hope}</div></>}
    </>
  )
}

function Duties({ t, duties }: DossierProps) {
  const names = t.handOver.file
  return (
    <div class="scroll">
      <table>
        <thead><tr>{[names.duty, names.owner, names.since, names.until, names.basis, names.result].map((name) => <th scope="col">{name}</th>)}</tr></thead>
        <tbody>{duties.map(({ what, who, since, until, basis, result, missed }) => <tr><th scope="row">{what}</th><td>{who}</td><td>{since}</td><td>{until}</td><td>{basis}</td><td class={missed ? 'missed' : undefined}>{result}</td></tr>)}</tbody>
      </table>
    </div>
  )
}

function Course({ t, course }: DossierProps) {
  const names = t.handOver.file
  return (
    <div class="scroll">
      <table>
        <thead><tr>{[names.when, names.what, names.who].map((name) => <th scope="col">{name}</th>)}</tr></thead>
        <tbody>{course.map(({ when, title, by, words, files }) => (
          <tr><td>{when}</td><td>{title}{words && <div class="words">{words}</div>}{files.length > 0 && <div>{files.join(', ')}</div>}</td><td>{by ?? ''}</td></tr>
        ))}</tbody>
      </table>
    </div>
  )
}

function Evidence({ t, files }: DossierProps) {
  const names = t.handOver.file
  if (files.length === 0) return <p>{names.noEvidence}</p>
  return (
    <div class="scroll">
      <table>
        <thead><tr>{[names.fileName, names.size, names.checksum].map((name) => <th scope="col">{name}</th>)}</tr></thead>
        <tbody>{files.map(({ name, href, size, checksum }) => <tr><th scope="row">{href === null ? name : <a href={href}>{name}</a>}</th><td>{size}</td><td><code>{checksum}</code></td></tr>)}</tbody>
      </table>
    </div>
  )
}
