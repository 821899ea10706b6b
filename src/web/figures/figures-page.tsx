// Promises of time met and missed, as bars to look at and a table to read; the same for citizens and for officers.
import type { Text } from '../../text/text.ts'
import { formatNumber } from '../../text/format.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select, type Option } from '../ui/select.tsx'
import { FEWEST, percentMet, totalOf, type FigureRow } from './shown-figures.ts'

export type FiguresProps = {
  readonly t: Text
  /** Where the form asks. */
  readonly address: string
  readonly csv: string
  readonly governments: readonly Option[]
  readonly periods: readonly Option[]
  readonly chosen: { readonly government: string; readonly period: string }
  readonly periodWrong: boolean
  readonly period: string
  /** The year of a span shorter than one, where more rows are large enough to be shown; else null. */
  readonly longer: string | null
  readonly asOf: string
  readonly all: FigureRow
  readonly parts: readonly { readonly id: string; readonly title: string; readonly rows: readonly FigureRow[] }[]
  readonly public: boolean
}

export function Figures(props: FiguresProps) {
  const { t, address, governments, periods, chosen, all, parts } = props
  const words = t.figures
  return (
    <>
      {props.periodWrong && <Notice t={t} tone="warning"><p>{words.periodWrong}</p></Notice>}
      <form method="get" action={address} class="field-row no-print">
        {governments.length > 1 && <Select t={t} name="pemerintah" label={words.government} options={governments} empty={words.firstGovernment} value={chosen.government} required width="half" />}
        <Select t={t} name="periode" label={words.period} options={periods} empty={words.thisYear} value={chosen.period} required width="half" />
        <div class="field short"><Button>{words.show}</Button></div>
      </form>
      {totalOf(all) === 0 ? <EmptyState title={words.none(props.period)}><p>{words.noneHow}</p></EmptyState> : (
        <>
          <p class="figure-all"><strong>{words.kept(formatNumber(t, all.met), formatNumber(t, totalOf(all)), percentMet(all))}</strong> {props.period}.</p>
          <Bar row={all} large />
          {parts.map((part) => <Part t={t} {...part} longer={props.longer === null ? null : `${address}?${new URLSearchParams({ ...(chosen.government !== '' && { pemerintah: chosen.government }), periode: props.longer })}`} />)}
        </>
      )}
      <p class="hint">{words.asOf(props.asOf)}</p>
      <details class="panel">
        <summary>{words.meaning}</summary>
        <ul>{words.definitions.map((line) => <li>{line}</li>)}{props.public && <li>{words.hidden(FEWEST)}</li>}</ul>
      </details>
      <p class="no-print"><a href={props.csv}>{words.csv}</a></p>
    </>
  )
}

function Part({ t, id, title, rows, longer }: FiguresProps['parts'][number] & { readonly t: Text; /** Where more of it can be shown. */ readonly longer: string | null }) {
  if (rows.length === 0) return null
  const words = t.figures
  const joined = rows.find((row) => row.joined)
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <table class="table figures">
        <caption class="hear">{title}</caption>
        <thead><tr><th scope="col">{words.name}</th><th scope="col" class="numeric">{words.met}</th><th scope="col" class="numeric">{words.missed}</th><th scope="col">{words.share}</th></tr></thead>
        <tbody>{rows.map((row) => (
          <tr>
            <th scope="row">{row.name}</th>
            <td class="numeric" data-name={words.met}>{formatNumber(t, row.met)}</td>
            <td class="numeric" data-name={words.missed}>{formatNumber(t, row.missed)}</td>
            <td data-name={words.share}><span class="figure-share">{words.percent(percentMet(row))}</span><Bar row={row} /></td>
          </tr>
        ))}</tbody>
      </table>
      {joined !== undefined && <p class="hint">{words.whyOthers(joined.name, FEWEST)}{longer !== null && <> <a href={longer}>{words.longer}</a></>}</p>}
    </section>
  )
}

/** The words beside it say the same. */
function Bar({ row, large = false }: { readonly row: FigureRow; readonly large?: boolean }) {
  const met = totalOf(row) === 0 ? 0 : (100 * row.met) / totalOf(row)
  return (
    <svg class={large ? 'figure-bar large' : 'figure-bar'} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect class="figure-missed" width="100" height="8" />
      <rect class="figure-met" width={met.toFixed(2)} height="8" />
    </svg>
  )
}
