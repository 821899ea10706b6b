// To whom a report is handed: one lead, and any number of supporters. Of many units the lead is typed, by name or abbreviation.
import type { Unit } from '../../../report/world.ts'
import type { Text } from '../../../text/text.ts'
import { Button } from '../../ui/button.tsx'
import { errorOf, type FieldError } from '../../ui/field-error.ts'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { FIND_FIELD, LEAD_FIELD, LEAD_LISTED_FIELD, LEAD_NAME_FIELD, SUPPORTER_FIELD } from './act-field-names.ts'
import { optionsOf } from './target-options.ts'
import { MOST_LISTED, unitsNamed } from './units-named.ts'

export type TargetProps = {
  readonly t: Text
  readonly units: readonly Unit[]
  readonly lead: string
  /** What was typed to find it. */
  readonly leadName: string
  readonly supporters: readonly string[]
  readonly wished: string | null
  readonly errors: readonly FieldError[]
}

export function TargetInputs(props: TargetProps) {
  const { t, units, lead, supporters, wished, errors } = props
  const hint = wished === null ? undefined : t.casework.leadWished(wished)
  return (
    <>
      {units.length > MOST_LISTED
        ? <TypedLead {...props} />
        : <Select t={t} name={LEAD_FIELD} label={t.casework.lead} hint={hint} options={optionsOf(units)} empty={t.casework.leadEmpty} value={lead} error={errorOf(errors, LEAD_FIELD)} required />}
      <details class="field" open={supporters.length > 0}>
        <summary>{t.casework.supporters}{supporters.length > 0 && ` (${supporters.length})`}</summary>
        <fieldset class="supporters">
          <legend class="hear">{t.casework.supporters}</legend>
          <p class="hint">{t.casework.supportersHint}</p>
          <div class="check-columns">
            {units.map(({ id, name }) => (
              <div class="check">
                <input type="checkbox" id={`${SUPPORTER_FIELD}-${id}`} name={SUPPORTER_FIELD} value={String(id)} checked={supporters.includes(String(id))} />
                <label for={`${SUPPORTER_FIELD}-${id}`}>{name}</label>
              </div>
            ))}
          </div>
        </fieldset>
      </details>
    </>
  )
}

/** The browser offers the names while one types; the button gives the short list where it doesn't. */
function TypedLead({ t, units, lead, leadName, wished, errors }: TargetProps) {
  const chosen = units.find(({ id }) => String(id) === lead)
  const found = unitsNamed(units, leadName).slice(0, MOST_LISTED)
  const listed = chosen === undefined || found.includes(chosen) ? found : [chosen, ...found]
  return (
    <>
      <div class="find-unit">
        <TextField t={t} name={LEAD_NAME_FIELD} type="search" list="units" width="half" label={t.casework.lead} hint={`${t.casework.leadNameHint}${wished === null ? '' : ` ${t.casework.leadWished(wished)}`}`} error={errorOf(errors, LEAD_NAME_FIELD)} required value={leadName} />
        <Button name={FIND_FIELD} value="unit" icon="search">{t.casework.findUnit}</Button>
      </div>
      <input type="hidden" name={LEAD_LISTED_FIELD} value={leadName} />
      <datalist id="units">{units.map(({ name }) => <option value={name} />)}</datalist>
      {listed.length > 0 && <RadioCards t={t} name={LEAD_FIELD} label={t.casework.leadFound(listed.length)} error={errorOf(errors, LEAD_FIELD)} required cards={listed.map(({ id, name }) => ({ value: String(id), title: name }))} value={chosen === undefined && listed.length === 1 ? String(listed[0]?.id) : lead} />}
    </>
  )
}
