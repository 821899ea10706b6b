// Where things stand in a drawing: rows with their symbol, the lines beside them, and text that nothing crosses.

export type Align = 'start' | 'middle'

export type TextBlock = { readonly lines: readonly string[]; readonly x: number; readonly y: number; readonly lineHeight: number; readonly className: string; readonly align?: Align }

export type RowBox = {
  readonly top: number
  readonly bottom: number
  /** Centre of its symbol. */
  readonly x: number
  readonly symbolTop: number
  readonly symbolBottom: number
  /** Where lines from elsewhere come in, above the symbol. */
  readonly entryY: number
  /** Where its first way out leaves; each further one a track lower. */
  readonly exitY: number
  readonly texts: readonly TextBlock[]
  /** Columns of further lanes that take part. */
  readonly others: readonly number[]
}

export type Layout = {
  readonly width: number
  readonly height: number
  readonly rows: readonly RowBox[]
  readonly trackX: (side: 'ahead' | 'back', track: number) => number
  /** Lines and heads that frame the rows. */
  readonly frame: string
  readonly symbol: { readonly width: number; readonly height: number }
}

export const TRACK = 13
export const SMALL = 12
export const TEXT = 13
export const LINE = 17
