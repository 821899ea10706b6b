// One choice of few, each on a card with a sentence that makes it plain.
import { describedBy } from './field-error.ts'
import { FieldFault, Optional, type FieldBase } from './field.tsx'

export type Card = { readonly value: string; readonly title: string; readonly note?: string | undefined }

export type RadioCardsProps = FieldBase & { readonly cards: readonly Card[]; readonly value?: string | undefined }

/** The first card carries the field's own id, so that the error summary leads to something that takes focus. */
export function RadioCards({ t, name, label, hint, error, required, cards, value }: RadioCardsProps) {
  return (
    <fieldset class={error ? 'field wrong' : 'field'} aria-describedby={describedBy(name, hint, error)}>
      <legend>
        {label}
        {!required && <Optional t={t} />}
      </legend>
      {hint && <p class="hint" id={`${name}-hint`}>{hint}</p>}
      <FieldFault t={t} name={name} error={error} />
      <div class="cards">
        {cards.map((card, index) => <RadioCard name={name} id={index === 0 ? name : `${name}-${card.value}`} card={card} checked={card.value === value} />)}
      </div>
    </fieldset>
  )
}

function RadioCard({ name, id, card, checked }: { name: string; id: string; card: Card; checked: boolean }) {
  return (
    <div class="choice">
      <input type="radio" id={id} name={name} value={card.value} checked={checked} aria-describedby={card.note ? `${name}-${card.value}-note` : undefined} />
      <label for={id}>{card.title}</label>
      {card.note && <p class="choice-note" id={`${name}-${card.value}-note`}>{card.note}</p>}
    </div>
  )
}
