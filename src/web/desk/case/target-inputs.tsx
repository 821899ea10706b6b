// To whom a report is handed: one lead, and any number of supporters.
import type { Text } from '../../../text/text.ts'
import { errorOf, type FieldError } from '../../ui/field-error.ts'
import { Select, type Option } from '../../ui/select.tsx'
import { LEAD_FIELD, SUPPORTER_FIELD } from './act-field-names.ts'

export type TargetProps = {
  readonly t: Text
  readonly units: readonly Option[]
  readonly lead: string
  readonly supporters: readonly string[]
  readonly wished: string | null
  readonly errors: readonly FieldError[]
}

export function TargetInputs({ t, units, lead, supporters, wished, errors }: TargetProps) {
  return (
    <>
      <Select t={t} name={LEAD_FIELD} label={t.casework.lead} hint={wished === null ? undefined : t.casework.leadWished(wished)} options={units} empty={t.casework.leadEmpty} value={lead} error={errorOf(errors, LEAD_FIELD)} required />
      <details class="field" open={supporters.length > 0}>
        <summary>{t.casework.supporters}</summary>
        <fieldset>
          <legend class="hear">{t.casework.supporters}</legend>
          <p class="hint">{t.casework.supportersHint}</p>
          <div class="check-columns">
            {units.map(({ value, label }) => (
              <div class="check">
                <input type="checkbox" id={`${SUPPORTER_FIELD}-${value}`} name={SUPPORTER_FIELD} value={value} checked={supporters.includes(value)} />
                <label for={`${SUPPORTER_FIELD}-${value}`}>{label}</label>
              </div>
            ))}
          </div>
        </fieldset>
      </details>
    </>
  )
}
