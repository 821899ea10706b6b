// What the reporter was told and whether it arrived: what did not stands on top of the page, with what can be done about it.
import type { Zone } from '../../../text/format.ts'
import type { Text } from '../../../text/text.ts'
import type { MessageLine } from '../../messages-shown.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { HiddenFields, type Hidden } from '../../ui/hidden-fields.tsx'
import { MessageLog } from '../../ui/message-log.tsx'
import { Notice } from '../../ui/notice.tsx'

export type CaseMessagesShown = {
  readonly lines: readonly MessageLine[]
  /** How many did not arrive and were not sent again. */
  readonly unreached: number
  /** The key of the form that sends them again; null where that can't be done. */
  readonly resend: Hidden | null
  readonly mayCorrect: boolean
  /** The answer is on its way by e-mail. */
  readonly waiting: boolean
  /** From when the answer counts as delivered by the page instead; null where it doesn't. */
  readonly pageSince: string | null
}

type Props = { readonly t: Text; readonly number: string; readonly messages: CaseMessagesShown }

export function UnreachedNotice({ t, number, messages: { unreached, resend, mayCorrect, pageSince } }: Props) {
  if (unreached === 0) return null
  return (
    <Notice t={t} tone="warning" title={t.delivery.unreachedTitle}>
      <p>{t.delivery.unreachedLead(unreached)}{pageSince !== null && ` ${t.delivery.pageSince(pageSince)}`}</p>
      {!mayCorrect && <p>{t.delivery.unreachedHidden}</p>}
      <div class="actions">
        {mayCorrect && <LinkButton href={paths.contact(number)} icon="pencil">{t.delivery.correct}</LinkButton>}
        {resend !== null && <form method="post" action={paths.resend(number)}><HiddenFields values={resend} /><Button icon="arrow">{t.delivery.resend}</Button></form>}
      </div>
    </Notice>
  )
}

export function CaseMessages({ t, zone, number, messages }: Props & { readonly zone: Zone }) {
  return (
    <details class="panel fold case-messages">
      <summary>{t.delivery.title} ({messages.lines.length})</summary>
      {messages.waiting && <p>{t.delivery.waiting}</p>}
      <MessageLog t={t} zone={zone} messages={messages.lines} />
      {messages.mayCorrect && <p><a href={paths.contact(number)}>{t.delivery.correct}</a></p>}
    </details>
  )
}
