// One unit: adding it, changing it, closing it.
import { UNIT_FORMS } from '../../store/units.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { CheckCard } from '../ui/check-card.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import type { Frame } from '../ui/frame.ts'
import { HiddenFields } from '../ui/hidden-fields.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { Select, type Option } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DeskPageFrame } from './desk-page-frame.tsx'

export type UnitValues = { readonly name: string; readonly parent: string; readonly kind: string; readonly form: string; readonly addressable: boolean }

export type UnitPageProps = {
  readonly frame: Frame
  /** Null for one that is being added. */
  readonly unit: { readonly id: number; readonly name: string; readonly active: boolean } | null
  readonly values: UnitValues
  readonly parents: readonly Option[]
  readonly errors: readonly FieldError[]
}

export const UNIT_KINDS = ['agency', 'office', 'oversight'] as const

export function UnitPage({ frame, unit, values, parents, errors }: UnitPageProps) {
  const { t } = frame
  const words = t.manage.units
  return (
    <DeskPageFrame frame={frame} title={unit === null ? words.add : unit.name} crumbs={[{ href: paths.units, label: words.title }]} errors={errors}>
      <form method="post" action={unit === null ? paths.newUnit : paths.unit(unit.id)} class="panel">
        <TextField t={t} name="name" label={words.name} value={values.name} error={errorOf(errors, 'name')} required maxlength={200} />
        <Select t={t} name="parent" label={words.parent} options={parents} empty={words.choose} value={values.parent} error={errorOf(errors, 'parent')} required />
        <RadioCards t={t} name="kind" label={words.kind} cards={UNIT_KINDS.map((kind) => ({ value: kind, title: words.kinds[kind] }))} value={values.kind} error={errorOf(errors, 'kind')} required />
        <Select t={t} name="form" label={words.form} options={UNIT_FORMS.map((form) => ({ value: form, label: words.forms[form] }))} empty={words.formNone} value={values.form} width="half" />
        <div class="field"><CheckCard name="addressable" {...words.addressable} checked={values.addressable} /></div>
        <Button look="main" large>{words.save}</Button>
      </form>
      {unit !== null && (
        <section class="after">
          <h2>{unit.active ? words.close : words.open}</h2>
          {unit.active && <p>{words.closeLead}</p>}
          <form method="post" action={paths.unitState(unit.id)}>
            <HiddenFields values={{ state: unit.active ? 'closed' : 'open' }} />
            <Button look={unit.active ? 'danger' : 'plain'}>{unit.active ? words.close : words.open}</Button>
          </form>
        </section>
      )}
    </DeskPageFrame>
  )
}
