// The list of warnings of an officer's posts, with the morning's digest.
import type { Text } from '../../text/text.ts'
import { CopyButton } from '../ui/device-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { Frame } from '../ui/frame.ts'
import { Icon } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'
import { DeskPageFrame } from './desk-page-frame.tsx'
import type { WarningShown } from './warning-shown.ts'

export type WarningsPageProps = {
  readonly frame: Frame
  readonly posts: readonly string[]
  readonly rows: readonly WarningShown[]
  readonly count: string
  readonly digest: string
  /** To be copied. */
  readonly text: string
  readonly older: string | null
}

export function WarningsPage({ frame, posts, rows, count, digest, text, older }: WarningsPageProps) {
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.warnings.title} lead={t.warnings.lead} wide>
      {posts.length > 0 && <p>{posts.join(' · ')}</p>}
      {rows.length === 0 ? <EmptyState title={t.warnings.none} /> : (
        <>
          <p><strong>{t.warnings.count(count)}</strong> {digest}</p>
          <WarningTable t={t} rows={rows} />
          {older !== null && <nav class="pagination" aria-label={t.frame.pages}><a class="button plain older" href={older} rel="next"><span>{t.frame.pageOlder}</span><Icon name="arrow" /></a></nav>}
          <details class="panel">
            <summary>{t.warnings.ready}</summary>
            <p class="hint">{t.warnings.readyHint}</p>
            <pre id="digest-text" class="digest-text">{text}</pre>
            <CopyButton t={t} from="digest-text" label={t.warnings.copy} />
          </details>
        </>
      )}
    </DeskPageFrame>
  )
}

function WarningTable({ t, rows }: { readonly t: Text; readonly rows: readonly WarningShown[] }) {
  const words = t.warnings
  return (
    <table class="work">
      <caption class="hear">{words.caption}</caption>
      <thead><tr>{[words.report, words.step, words.until, words.warning].map((name) => <th scope="col">{name}</th>)}</tr></thead>
      <tbody>{rows.map(({ number, href, step, holder, due, rung }) => (
        <tr class={due.tone === 'danger' ? 'late' : undefined}>
          <th scope="row">
            {href === null ? <><code class="nowrap">{number}</code><span class="work-more">{words.notYours}</span></> : <a class="work-link" href={href}><code class="nowrap">{number}</code></a>}
          </th>
          <td>{step}<span class="work-more">{holder}</span></td>
          <td><Tag tone={due.tone}>{due.icon && <Icon name={due.icon} />}{due.words}</Tag>{due.at && <span class="work-more">{due.at}</span>}</td>
          <td>{rung}</td>
        </tr>
      ))}</tbody>
    </table>
  )
}
