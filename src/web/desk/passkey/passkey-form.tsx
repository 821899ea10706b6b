// The form around a passkey: a script asks the device and sends its answer; without it the form says so and shows nothing to press.
import type { Child } from 'hono/jsx'
import type { Frame } from '../../ui/frame.ts'
import { Notice } from '../../ui/notice.tsx'

export type PasskeyFormProps = {
  readonly frame: Frame
  readonly action: string
  readonly what: 'make' | 'use'
  /** What the browser is asked, as JSON. */
  readonly options: string
  /** Asked as soon as the page is there, because whoever opened it has just pressed for that. */
  readonly atOnce?: boolean | undefined
  readonly children?: Child
}

export function PasskeyForm({ frame, action, what, options, atOnce, children }: PasskeyFormProps) {
  const words = frame.t.passkeys
  return (
    <form method="post" action={action} data-passkey={what} data-options={options} data-at-once={atOnce ? '' : undefined} data-cancelled={words.cancelled} data-not-here={words.notHere}>
      <div data-passkey-said role="status"><Notice t={frame.t} tone="warning"><p>{what === 'make' ? words.noScriptAdd : words.noScript}</p></Notice></div>
      <input type="hidden" name="answer" value="" />
      <div data-passkey-part hidden>{children}</div>
    </form>
  )
}
