// What waits for a custodian: who asks, for what, and why. Neither the report nor its number stands here.
import { formatDateTime, type Zone } from '../../../text/format.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { Frame } from '../../ui/frame.ts'
import { HiddenFields, type Hidden } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { DeskPageFrame } from '../desk-page-frame.tsx'

export type RequestShown = {
  /** Names it in its form, sealed: it says nothing of the report. */
  readonly token: string
  readonly title: string
  readonly by: string
  readonly at: number
  readonly reason: string
  readonly quiet: string | null
  /** The look has happened; only whether the reporter is told is decided. */
  readonly after: boolean
  readonly form: Hidden
  /** Why this custodian may not decide it; null where they may. */
  readonly why: string | null
}

export type CustodianPageProps = { readonly frame: Frame; readonly zone: Zone; readonly requests: readonly RequestShown[]; readonly done: boolean; readonly fault: string | null }

export function CustodianPage({ frame, zone, requests, done, fault }: CustodianPageProps) {
  const { t } = frame
  const words = t.openings.list
  return (
    <DeskPageFrame frame={frame} title={words.title} lead={words.lead} done={done ? words.done : undefined}>
      {fault !== null && <Notice t={t} tone="warning"><p>{fault}</p></Notice>}
      <p><a href={paths.destructionLists}>{t.destruction.title}</a></p>
      {requests.length === 0 && <EmptyState title={words.none} />}
      {requests.map((request) => (
        <section class="panel">
          <h2>{request.title}</h2>
          <SummaryList facts={[
            { name: words.by, value: request.by },
            { name: words.at, value: formatDateTime(t, request.at, zone) },
            { name: words.reason, value: <div class="words">{request.reason}</div> },
            ...(request.quiet === null ? [] : [{ name: words.quiet, value: <div class="words">{request.quiet}</div> }]),
          ]} />
          {request.why === null ? <Deciding frame={frame} request={request} /> : <Notice t={t}><p>{request.why}</p></Notice>}
        </section>
      ))}
    </DeskPageFrame>
  )
}

function Deciding({ frame: { t }, request: { token, quiet, after, form } }: { readonly frame: Frame; readonly request: RequestShown }) {
  const words = t.openings.list
  return (
    <form method="post" action={paths.openingRequests}>
      <HiddenFields values={{ ...form, permintaan: token }} />
      <div class="actions">
        <Button look="main" name="do" value="told" icon="check">{after ? words.tell : words.told}</Button>
        {quiet !== null && <Button name="do" value="quiet">{after ? words.keep : words.allowQuiet}</Button>}
        {!after && <Button look="danger" name="do" value="refused">{words.refuse}</Button>}
      </div>
    </form>
  )
}
