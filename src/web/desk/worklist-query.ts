// Which list, filter and page the desk's address names, and the address of another.
import { CLASSIFICATIONS, NATURES } from '../../sop/vocabulary.ts'
import type { WorklistCursor, WorklistFilter } from '../../store/worklist.ts'
import { paths } from '../paths.ts'

export const LISTS = ['mine', 'unit', 'watched'] as const
export type List = (typeof LISTS)[number]

const NAMES: Readonly<Record<List, string>> = { mine: 'saya', unit: 'unit', watched: 'pantau' }
/** How a nature that was not set yet is named in an address. */
export const NOT_SET = 'belum'

export type WorklistQuery = {
  readonly list: List
  /** Empty where all are wanted. */
  readonly kind: string
  readonly nature: string
  readonly late: boolean
  readonly after: WorklistCursor | null
  readonly before: WorklistCursor | null
}

/** What isn't understood is as if it were not there. */
export function worklistQuery(parameter: (name: string) => string | undefined): WorklistQuery {
  const [kind = '', nature = ''] = [parameter('jenis'), parameter('sifat')]
  const before = cursorOf(parameter('sebelum'))
  return {
    list: LISTS.find((list) => NAMES[list] === parameter('daftar')) ?? 'mine',
    kind: CLASSIFICATIONS.some((one) => one === kind) ? kind : '',
    nature: nature === NOT_SET || NATURES.some((one) => one === nature) ? nature : '',
    late: parameter('terlambat') === 'on',
    before,
    after: before === null ? cursorOf(parameter('setelah')) : null,
  }
}

export function isFiltered({ kind, nature, late }: WorklistQuery): boolean {
  return kind !== '' || nature !== '' || late
}

export function filterOf({ kind, nature, late }: WorklistQuery, now: number): WorklistFilter {
  return {
    classifications: kind === '' ? CLASSIFICATIONS : [kind],
    natures: nature === '' ? ['', ...NATURES] : [nature === NOT_SET ? '' : nature],
    dueBefore: late ? now : Number.POSITIVE_INFINITY,
  }
}

/** From its first page, unless a cursor is given. */
export function worklistAddress(query: WorklistQuery, change: Partial<WorklistQuery> = {}): string {
  const { list, kind, nature, late, after, before } = { ...query, after: null, before: null, ...change }
  const parameters = {
    daftar: NAMES[list], jenis: kind, sifat: nature, terlambat: late ? 'on' : '',
    setelah: after === null ? '' : cursorText(after), sebelum: before === null ? '' : cursorText(before),
  }
  return `${paths.desk}?${new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== ''))}`
}

function cursorText({ dueAt, reportId, stepNo }: WorklistCursor): string {
  return `${dueAt === Number.POSITIVE_INFINITY ? '' : dueAt}.${reportId}.${stepNo}`
}

const LAST_INSTANT = 8_640_000_000_000_000

function cursorOf(text: string | undefined): WorklistCursor | null {
  const parts = /^(\d{1,16})?\.(\d{1,19})\.(\d{1,6})$/.exec(text ?? '')
  if (parts === null || BigInt(parts[2] ?? 0) > 9_223_372_036_854_775_807n || Number(parts[1] ?? 0) > LAST_INSTANT) return null
  return { dueAt: parts[1] === undefined ? Number.POSITIVE_INFINITY : Number(parts[1]), reportId: parts[2] ?? '0', stepNo: Number(parts[3]) }
}
