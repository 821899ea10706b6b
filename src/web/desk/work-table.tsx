// Rows of work, each leading to its report; on a phone every row is a card.
import type { Text } from '../../text/text.ts'
import { Icon } from '../ui/icon.tsx'
import { Tag } from '../ui/tag.tsx'
import type { WorkShown } from './work-shown.ts'

export function WorkTable({ t, caption, rows }: { readonly t: Text; readonly caption: string; readonly rows: readonly WorkShown[] }) {
  const { report, step, due, marks } = t.worklist.columns
  return (
    <table class="work">
      <caption>{caption}</caption>
      <thead><tr>{[report, step, due, marks].map((name) => <th scope="col">{name}</th>)}</tr></thead>
      <tbody>{rows.map((row) => <Row t={t} row={row} />)}</tbody>
    </table>
  )
}

function Row({ t, row: { href, number, outside, oneOf, subject, kind, step, holder, waits, due, marks } }: { readonly t: Text; readonly row: WorkShown }) {
  return (
    <tr class={due.tone === 'danger' ? 'late' : undefined}>
      <th scope="row">
        <a class="work-link" href={href}>{subject ?? t.worklist.unmasked}</a>
        <span class="work-more">{kind} · <code class="nowrap">{number}</code></span>
        {outside.length > 0 && <span class="work-more">{t.worklist.outside}: {outside.map((one) => <code class="nowrap">{one}</code>)}</span>}
      </th>
      <td>{step}{oneOf !== null && <span class="work-more">{oneOf}</span>}{(holder ?? waits) !== null && <span class="work-more">{[holder, waits].filter((one) => one !== null).join(' · ')}</span>}</td>
      <td>
        <Tag tone={due.tone}>{due.icon && <Icon name={due.icon} />}{due.words}</Tag>
        {due.at && <span class="work-more">{due.at}</span>}
      </td>
      <td class={marks.length === 0 ? 'none' : undefined}>{marks.length === 0 ? <span class="hear">{t.worklist.noMarks}</span> : marks.map(({ words, tone }) => <><Tag tone={tone}>{words}</Tag> </>)}</td>
    </tr>
  )
}
