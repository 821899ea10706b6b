// Rows and columns; on a narrow screen each row becomes a card with its column's name beside each value.
import type { Child } from 'hono/jsx'

export type Column = { readonly name: string; readonly numeric?: boolean | undefined }

export type TableProps = {
  readonly caption: string
  /** The caption is heard, not seen, where a heading already says it. */
  readonly captionHidden?: boolean | undefined
  readonly columns: readonly Column[]
  /** Cells in the order of the columns; the first names the row. */
  readonly rows: readonly (readonly Child[])[]
}

export function Table({ caption, captionHidden, columns, rows }: TableProps) {
  return (
    <table class="table">
      <caption class={captionHidden ? 'hear' : undefined}>{caption}</caption>
      <thead>
        <tr>{columns.map((column) => <th scope="col" class={column.numeric ? 'numeric' : undefined}>{column.name}</th>)}</tr>
      </thead>
      <tbody>{rows.map((row) => <tr>{row.map((cell, index) => <Cell cell={cell} column={columns[index]} first={index === 0} />)}</tr>)}</tbody>
    </table>
  )
}

function Cell({ cell, column, first }: { cell: Child; column: Column | undefined; first: boolean }) {
  const look = column?.numeric ? 'numeric' : undefined
  if (first) return <th scope="row" class={look}>{cell}</th>
  return <td class={look} data-name={column?.name}>{cell}</td>
}
