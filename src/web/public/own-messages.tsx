// What the reporter was told and how it reached them; that an e-mail did not is said on top.
import type { Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import type { MessageLine } from '../messages-shown.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { MessageLog } from '../ui/message-log.tsx'
import { Notice } from '../ui/notice.tsx'

export type OwnMessagesShown = {
  readonly lines: readonly MessageLine[]
  /** The address that nothing arrives at, shortened; null where all is well. */
  readonly lostAt: string | null
  /** Whether e-mail is sent here at all. */
  readonly sends: boolean
}

type Props = { readonly t: Text; readonly number: string; readonly messages: OwnMessagesShown }

export function OwnUnreached({ t, number, messages: { lostAt } }: Props) {
  if (lostAt === null) return null
  return (
    <Notice t={t} tone="warning" title={t.delivery.ownUnreached}>
      <p>{t.delivery.ownUnreachedLead(lostAt)}</p>
      <p><LinkButton href={paths.ownContact(number)} icon="pencil">{t.delivery.correctOwn}</LinkButton></p>
    </Notice>
  )
}

export function OwnMessages({ t, zone, number, messages }: Props & { readonly zone: Zone }) {
  return (
    <details class="panel no-print">
      <summary>{t.delivery.titleOwn} ({messages.lines.length})</summary>
      <MessageLog t={t} zone={zone} messages={messages.lines} />
      {messages.sends && <p><a href={paths.ownContact(number)}>{t.delivery.correctOwn}</a></p>}
    </details>
  )
}
