// Stands above everything else on the page of a report whose reporter contests the answer.
import type { Text } from '../../../text/text.ts'
import { Notice } from '../../ui/notice.tsx'
import type { ContestShown } from './contest-shown.ts'

export function ContestNotice({ t, contest }: { readonly t: Text; readonly contest: ContestShown | null }) {
  if (contest === null) return null
  const { title, when, words, noWords, wanted, waits } = contest
  return (
    <Notice t={t} tone="warning" title={title}>
      <p>{when}. {words === null ? noWords : t.casework.contest.says}</p>
      {words !== null && <blockquote class="words">{words}</blockquote>}
      {wanted.length === 0
        ? <p>{waits}</p>
        : <p>{t.casework.contest.wanted} {wanted.map(({ href, label }, index) => <>{index > 0 && ` ${t.casework.contest.or} `}<a href={href}>{label}</a></>)}</p>}
    </Notice>
  )
}
