// Onward and back in a list that is read by keys: no page numbers, none would stay true.
import type { Text } from '../../text/text.ts'
import { Icon } from './icon.tsx'

export type PaginationProps = {
  readonly t: Text
  /** Address of the page before; null on the first. */
  readonly newer: string | null
  /** Address of the page after; null on the last. */
  readonly older: string | null
}

export function Pagination({ t, newer, older }: PaginationProps) {
  if (newer === null && older === null) return null
  return (
    <nav class="pagination" aria-label={t.frame.pages}>
      {newer && <a class="button plain" href={newer} rel="prev"><Icon name="back" /><span>{t.frame.pageNewer}</span></a>}
      {older && <a class="button plain older" href={older} rel="next"><span>{t.frame.pageOlder}</span><Icon name="arrow" /></a>}
    </nav>
  )
}
