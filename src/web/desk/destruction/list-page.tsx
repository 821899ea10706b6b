// One list of what is to be destroyed, from the system's proposal to the record that it was done (berita acara).
import type { ListState } from '../../../store/destruction/lists.ts'
import { paths } from '../../paths.ts'
import { PrintButton } from '../../ui/device-button.tsx'
import type { FieldError } from '../../ui/field-error.ts'
import type { Frame } from '../../ui/frame.ts'
import { Notice } from '../../ui/notice.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { SummaryList, type Fact } from '../../ui/summary-list.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { DeskPageFrame } from '../desk-page-frame.tsx'
import { ListForms, type ListFormsProps } from './list-forms.tsx'
import { LIST_TONES } from './lists-page.tsx'

export type CountShown = { readonly class: string; /** Null where the reader isn't told. */ readonly closed: string | null; readonly listed: string; readonly destroyed: string; readonly left: string }
export type ItemShown = { readonly number: string; readonly href: string | null; readonly class: string; readonly received: string; readonly closed: string; readonly until: string; readonly state: string }

export type ListPageProps = {
  readonly frame: Frame
  readonly id: number
  readonly state: ListState
  /** Persons and times, as facts of the record. */
  readonly facts: readonly Fact[]
  readonly remark: string | null
  readonly counts: readonly CountShown[]
  /** Null for a custodian, who is told how many they are. */
  readonly items: readonly ItemShown[] | null
  readonly newer: string | null
  readonly older: string | null
  readonly forms: Omit<ListFormsProps, 't' | 'id' | 'errors'>
  readonly errors: readonly FieldError[]
  readonly done: string | undefined
}

export function ListPage(props: ListPageProps) {
  const { frame, id, state, errors, done } = props
  const { t } = frame
  const words = t.destruction.list
  const isRecord = state === 'carried-out'
  return (
    <DeskPageFrame frame={frame} wide title={isRecord ? words.record(id) : words.title(id)} lead={isRecord ? words.recordLead : words.lead} crumbs={[{ href: paths.destructionLists, label: t.destruction.menu }]} errors={errors} done={done}>
      {isRecord && <PrintButton t={t} label={words.print} />}
      {props.remark !== null && <Notice t={t} tone="warning"><p>{props.remark}</p></Notice>}
      <SummaryList facts={[{ name: words.facts.state, value: <Tag tone={LIST_TONES[state]}>{t.destruction.states[state]}</Tag> }, ...props.facts]} />
      <p class="hint">{words.law}</p>
      <Counts {...props} />
      <Items {...props} />
      <ListForms t={t} id={id} errors={errors} {...props.forms} />
    </DeskPageFrame>
  )
}

function Counts({ frame: { t }, counts }: ListPageProps) {
  const words = t.destruction.list.counts
  const dated = counts.every(({ closed }) => closed !== null)
  return (
    <section>
      <h2>{words.title}</h2>
      <Table caption={words.title} captionHidden columns={[{ name: words.class }, ...(dated ? [{ name: words.closed }] : []), { name: words.listed, numeric: true }, { name: words.destroyed, numeric: true }, { name: words.left, numeric: true }]}
        rows={counts.map((one) => [one.class, ...(dated ? [one.closed] : []), one.listed, one.destroyed, one.left])} />
    </section>
  )
}

function Items({ frame: { t }, state, items, newer, older }: ListPageProps) {
  const words = t.destruction.list.items
  if (items === null) return <p>{words.custodian}</p>
  return (
    <section>
      <h2>{words.title}</h2>
      {(state === 'drawn' || state === 'proposed') && <p class="hint no-print">{words.hold}</p>}
      {items.length > 0 && (
        <Table caption={words.title} captionHidden columns={[{ name: words.number }, { name: words.class }, { name: words.received }, { name: words.closed }, { name: words.until }, { name: words.state }]}
          rows={items.map((one) => [one.href === null ? one.number : <a href={one.href}>{one.number}</a>, one.class, one.received, one.closed, one.until, one.state])} />
      )}
      <Pagination t={t} newer={newer} older={older} words={{ newer: words.newer, older: words.older }} />
    </section>
  )
}
