// The form by which a change of a calendar is proposed: first what changes, then its days or hours, then the legal basis.
import { BASIS_KINDS } from '../../../store/calendar-changes.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { CheckCard } from '../../ui/check-card.tsx'
import { errorOf, type FieldError } from '../../ui/field-error.ts'
import type { Frame } from '../../ui/frame.ts'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Select, type Option } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { DeskPageFrame } from '../desk-page-frame.tsx'
import { DAY_KINDS, KINDS_OF_CHANGE, type ProposalValues } from './proposal-values.ts'

export type ProposalPageProps = {
  readonly frame: Frame
  readonly calendar: { readonly id: string; readonly name: string }
  readonly scope: 'all' | 'own'
  readonly values: ProposalValues
  /** Days off that lie ahead, to be taken back. */
  readonly ahead: readonly Option[]
  readonly errors: readonly FieldError[]
}

export function ProposalPage(props: ProposalPageProps) {
  const { frame, calendar, scope, values, errors } = props
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.calendar.propose} lead={calendar.name} crumbs={[{ href: paths.calendars, label: t.calendar.title }, { href: paths.calendar(calendar.id), label: calendar.name }]} errors={errors}>
      <p class="hint">{scope === 'own' ? t.calendar.onlyOurs : t.calendar.forAll}</p>
      {values.what === null ? <Choosing {...props} /> : (
        <form method="post" action={paths.propose(calendar.id)} class="panel">
          <HiddenFields values={{ what: values.what, rows: String(values.days.length) }} />
          <h2>{t.calendar.choices[values.what].title}</h2>
          {values.what === 'add' && <Days {...props} />}
          {values.what === 'remove' && <Select t={t} name="remove" label={t.calendar.removeWhich} options={props.ahead} empty={t.calendar.choose} value={values.remove} error={errorOf(errors, 'remove')} required />}
          {values.what === 'hours' && <Hours {...props} />}
          <Law {...props} />
          <p class="hint">{t.calendar.sendNote}</p>
          <Button look="main" large name="do" value="send">{t.calendar.send}</Button>
        </form>
      )}
    </DeskPageFrame>
  )
}

function Choosing({ frame: { t }, calendar, errors }: ProposalPageProps) {
  return (
    <form method="get" action={paths.propose(calendar.id)} class="panel">
      <RadioCards t={t} name="what" label={t.calendar.what} cards={KINDS_OF_CHANGE.map((kind) => ({ value: kind, ...t.calendar.choices[kind] }))} value="add" error={errorOf(errors, 'what')} required />
      <Button look="main" large>{t.calendar.next}</Button>
    </form>
  )
}

function Days({ frame: { t }, values, errors }: ProposalPageProps) {
  const kinds = DAY_KINDS.map((kind) => ({ value: kind, label: t.calendar.marks[kind] }))
  return (
    <>
      {values.days.map(({ date, kind, name }, row) => (
        <fieldset class="day-row">
          <legend>{t.calendar.day(String(row + 1))}</legend>
          <TextField t={t} name={`date-${row}`} type="date" width="half" label={t.calendar.date} value={date} error={errorOf(errors, `date-${row}`)} required />
          <Select t={t} name={`kind-${row}`} width="half" label={t.calendar.kind} options={kinds} empty={t.calendar.choose} value={kind} error={errorOf(errors, `kind-${row}`)} required />
          <TextField t={t} name={`name-${row}`} label={t.calendar.name} value={name} error={errorOf(errors, `name-${row}`)} maxlength={100} required />
        </fieldset>
      ))}
      <div class="field"><Button name="do" value="rows">{t.calendar.moreRows}</Button></div>
      <div class="field"><CheckCard name="decreed" title={t.calendar.decreed} note={t.calendar.decreedNote} checked={values.decreed} /></div>
    </>
  )
}

function Hours({ frame: { t }, values, errors }: ProposalPageProps) {
  return (
    <>
      <TextField t={t} name="hoursName" label={t.calendar.hoursName} hint={t.calendar.hoursNameHint} value={values.hoursName} error={errorOf(errors, 'hoursName')} maxlength={100} required />
      <TextField t={t} name="from" type="date" width="half" label={t.calendar.from} value={values.from} error={errorOf(errors, 'from')} required />
      <TextField t={t} name="to" type="date" width="half" label={t.calendar.to} hint={t.calendar.toHint} value={values.to} error={errorOf(errors, 'to')} />
      <TextField t={t} name="weekdays" label={t.calendar.mondayToThursday} hint={t.calendar.hoursHint} value={values.weekdays} error={errorOf(errors, 'weekdays')} />
      <TextField t={t} name="friday" label={t.calendar.friday} value={values.friday} error={errorOf(errors, 'friday')} />
      <TextField t={t} name="saturday" label={t.calendar.saturday} value={values.saturday} error={errorOf(errors, 'saturday')} />
    </>
  )
}

function Law({ frame: { t }, values, errors }: ProposalPageProps) {
  return (
    <>
      <h2>{t.calendar.lawTitle}</h2>
      <Select t={t} name="basisKind" label={t.calendar.basisKind} options={BASIS_KINDS.map((kind) => ({ value: kind, label: t.calendar.basisKinds[kind] }))} empty={t.calendar.choose} value={values.basisKind} error={errorOf(errors, 'basisKind')} required />
      <TextField t={t} name="basisNumber" width="half" label={t.calendar.basisNumber} value={values.basisNumber} error={errorOf(errors, 'basisNumber')} maxlength={100} required />
      <TextField t={t} name="basisDate" type="date" width="half" label={t.calendar.basisDate} value={values.basisDate} error={errorOf(errors, 'basisDate')} required />
      <TextArea t={t} name="reason" label={t.calendar.reason} hint={t.calendar.reasonHint} rows={3} limit={1000} value={values.reason} error={errorOf(errors, 'reason')} required />
    </>
  )
}
