// The field of one decision about a report.
import { CLASSIFICATIONS, NATURES } from '../../../sop/vocabulary.ts'
import type { Judgement } from '../../../report/clocks/times-if.ts'
import type { Setting } from '../../../sop/sop.ts'
import type { ReportState } from '../../../report/state.ts'
import type { Text } from '../../../text/text.ts'
import { errorOf, type FieldError } from '../../ui/field-error.ts'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Select, type Option } from '../../ui/select.tsx'
import { ABOUT_KEPT_FIELD, ABOUT_OFFICER_FIELD, ABOUT_UNIT_FIELD, settingField } from './act-field-names.ts'

export type SettingProps = {
  readonly t: Text
  readonly setting: Setting
  readonly state: ReportState
  readonly errors: readonly FieldError[]
  readonly typed: (name: string) => string | null
  /** Who may be complained about. */
  readonly units: readonly Option[]
  readonly officers: readonly Option[]
  /** Who is already, in words. */
  readonly about: readonly string[]
  /** What follows for the times of who works on it, where a choice corrects an earlier one; absent where it is the first. */
  readonly follows?: (judgement: Judgement) => string
}

export function SettingInput(props: SettingProps) {
  const { t, setting, state, errors, typed, follows } = props
  const name = settingField(setting)
  const base = { t, name, error: errorOf(errors, name), ...(follows && { hint: t.casework.correcting }) }
  const words = t.casework.settings
  switch (setting) {
    case 'classification':
      return <RadioCards {...base} label={words.classification.label} required cards={CLASSIFICATIONS.map((value) => ({ value, title: t.report.kinds[value] }))} value={typed(name) ?? state.classification} />
    case 'nature':
      return <RadioCards {...base} label={words.nature.label} required cards={NATURES.map((value) => ({ value, ...withTimes(t.casework.natures[value], follows?.({ nature: value })) }))} value={typed(name) ?? state.nature ?? undefined} />
    case 'anonymous':
    case 'secret':
    case 'systemic':
      return <YesNo {...base} words={words[setting]} value={typed(name) ?? yesNo(state[setting])} />
    case 'inspection':
      return <YesNo {...base} words={words.inspection} value={typed(name) ?? (state.inspection === null ? '' : yesNo(state.inspection))} required={state.inspection === null} notes={follows && [follows({ inspection: true }), follows({ inspection: false })]} />
    case 'complained-about':
      return <About {...props} />
    default:
      return setting satisfies never
  }
}

function withTimes<Words extends { readonly note: string }>(words: Words, times = ''): Words {
  return { ...words, note: [words.note, times].filter((one) => one !== '').join(' ') }
}

function yesNo(value: boolean): string {
  return value ? 'ya' : 'tidak'
}

type YesNoProps = { readonly t: Text; readonly name: string; readonly error: string | undefined; readonly words: { readonly label: string; readonly yes: string; readonly no: string }; readonly value: string; readonly required?: boolean; readonly hint?: string; /** Beneath yes and no. */ readonly notes?: readonly [string, string] | undefined }

function YesNo({ words, required = true, value, notes: [yes, no] = ['', ''], ...base }: YesNoProps) {
  return <RadioCards {...base} label={words.label} required={required} cards={[{ value: 'ya', title: words.yes, note: yes }, { value: 'tidak', title: words.no, note: no }]} value={value} />
}

function About({ t, typed, units, officers, about, errors }: SettingProps) {
  const words = t.casework.settings.about
  return (
    <fieldset class="field">
      <legend>{words.title}</legend>
      <p class="hint">{words.hint}</p>
      {about.map((who, index) => (
        <div class="check">
          <input type="checkbox" id={`${ABOUT_KEPT_FIELD}-${index}`} name={ABOUT_KEPT_FIELD} value={String(index)} checked />
          <label for={`${ABOUT_KEPT_FIELD}-${index}`}>{words.kept}: {who}</label>
        </div>
      ))}
      <Select t={t} name={ABOUT_UNIT_FIELD} label={words.unit} options={units} empty={words.unitEmpty} value={typed(ABOUT_UNIT_FIELD) ?? ''} error={errorOf(errors, ABOUT_UNIT_FIELD)} />
      <Select t={t} name={ABOUT_OFFICER_FIELD} label={words.officer} options={officers} empty={words.officerEmpty} value={typed(ABOUT_OFFICER_FIELD) ?? ''} error={errorOf(errors, ABOUT_OFFICER_FIELD)} />
    </fieldset>
  )
}
