// What is told outside, in the order in which it is done: copied, sent there, and only then noted as sent.
import type { Child } from 'hono/jsx'
import type { Text } from '../../../text/text.ts'
import { CopyButton } from '../../ui/device-button.tsx'

/** `place`: where it is sent, in words. */
export type ReadyShown = { readonly title: string; readonly note: string; readonly text: string; readonly place: string }

export function SendingOrder({ t, ready: { title, note, text, place }, act, children }: { readonly t: Text; readonly ready: ReadyShown; /** The act that notes it. */ readonly act: string; readonly children?: Child }) {
  return (
    <ol class="order">
      <li>
        <p class="order-what">{title}</p>
        <div class="words ready-words" id="ready-text" aria-describedby="ready-note">{text}</div>
        <p class="hint" id="ready-note">{note}</p>
        <CopyButton t={t} from="ready-text" label={t.casework.copy} />
      </li>
      <li><p class="order-what">{place}</p></li>
      <li>
        <p class="order-what">{t.casework.ready.then(act)}</p>
        {children}
      </li>
    </ol>
  )
}
