// The question to the reporter whether a body outside may learn who they are, with what they answered and how to change it.
import type { Text } from '../../text/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { HiddenFields, type Hidden } from '../ui/hidden-fields.tsx'

export type ConsentShown = {
  readonly given: boolean | null
  /** Where and when it was handed over already, in a sentence; null while the answer can still be changed. */
  readonly handed: string | null
  /** It stands in front: the report is on its way outside, or its time runs out. */
  readonly urgent: boolean
}

type Props = { readonly t: Text; readonly number: string; readonly consent: ConsentShown; readonly hidden: Hidden }

export function OwnConsent({ t, number, consent: { given, handed }, hidden }: Props) {
  const words = t.handOver.consent
  return (
    <section class="panel no-print" aria-labelledby="consent-title" id="izin">
      <h2 id="consent-title">{words.title}</h2>
      {handed !== null ? <p>{handed}</p> : (
        <form method="post" action={paths.consent(number)}>
          <HiddenFields values={hidden} />
          {given === null ? <><p>{words.ask}</p><p>{words.why}</p></> : <p><strong>{given ? words.given : words.refused}</strong></p>}
          <div class="actions">
            {given !== true && <Button look={given === null ? 'main' : 'plain'} name="jawab" value="ya">{given === null ? words.yes : words.giveNow}</Button>}
            {given !== false && <Button name="jawab" value="tidak">{given === null ? words.no : words.takeBack}</Button>}
          </div>
          <p class="hint">{words.revocable}</p>
        </form>
      )}
    </section>
  )
}
