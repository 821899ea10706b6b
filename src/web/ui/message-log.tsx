// The messages to a reporter, the newest first, each with the ways it went and how it fared there.
import type { Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import type { MessageLine } from '../messages-shown.ts'
import { Icon } from './icon.tsx'
import { Moment } from './moment.tsx'

export function MessageLog({ t, zone, messages }: { readonly t: Text; readonly zone: Zone; readonly messages: readonly MessageLine[] }) {
  if (messages.length === 0) return <p class="quiet-text">{t.delivery.none}</p>
  return (
    <ol class="message-log">
      {messages.map(({ title, at, ways }) => (
        <li>
          <p class="message-title">{title}</p>
          <p class="quiet-text"><Moment t={t} at={at} zone={zone} /></p>
          <ul>{ways.map(({ channel, fate, tone }) => <li class={tone}><Icon name={tone === 'good' ? 'check' : tone === 'lost' ? 'alert' : 'clock'} /><span>{channel}: {fate}</span></li>)}</ul>
        </li>
      ))}
    </ol>
  )
}
