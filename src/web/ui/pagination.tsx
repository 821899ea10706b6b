// Onward and back in a list that is read by keys: no page numbers, none would stay true.
import type { Text } from '../../text/text.ts'
import { Icon } from './icon.tsx'

export type PaginationProps = {
  readonly t: Text
  /** Address of the page before; null on the first. */
  readonly newer: string | null
  /** Address of the page after; null on the last. */
  readonly older: string | null
  /** What the two are called where a list isn't of newer and older. */
  readonly words?: { readonly newer: string; readonly older: string } | undefined
}

export function Pagination({ t, newer, older, words }: PaginationProps) {
  if (newer === null && older === null) return null
  return (
    <nav class="pagination" aria-label={t.frame.pages}>
      {newer && <a class="button plain" href={newer} rel="prev"><Icon name="back" /><span>{words?.newer ?? t.frame.pageNewer}</span></a>}
      {older && <a class="button plain older" href={older} rel="next"><span>{words?.older ?? t.frame.pageOlder}</span><Icon name="arrow" /></a>}
    </nav>
  )
}
