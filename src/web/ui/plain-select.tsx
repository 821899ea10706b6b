// A choice in a row of a filter: label and list, nothing that could be wrong.
import type { Option } from './select.tsx'

export type PlainSelectProps = { readonly name: string; readonly label: string; /** Stands first and means all. */ readonly empty: string; readonly value: string; readonly options: readonly Option[] }

export function PlainSelect({ name, label, empty, value, options }: PlainSelectProps) {
  return (
    <div class="plain-select">
      <label for={name}>{label}</label>
      <span class="select">
        <select class="input" id={name} name={name}>
          <option value="">{empty}</option>
          {options.map((option) => <option value={option.value} selected={option.value === value}>{option.label}</option>)}
        </select>
      </span>
    </div>
  )
}
