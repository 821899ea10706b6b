// What a posted report form says, checked field by field: either a submission's contents or one sentence per fault.
import type { Reference } from '../../app/reference.ts'
import type { ReporterIdentity, ReportWords } from '../../app/report-words.ts'
import { isBlank } from '../../privacy/is-blank.ts'
import type { Classification, Unit } from '../../report/world.ts'
import type { Text } from '../../text/text.ts'
import { emailFault, phoneFault } from '../contact-faults.ts'
import { line, text, ticked, typed } from '../form-values.ts'
import type { Fields } from '../read-form.ts'
import type { FieldError } from '../ui/field-error.ts'
import { REPORT_FIELDS, TEXT_LIMITS, type ReportFormValues } from './report-form-values.ts'
import { REPORT_KINDS } from './report-form-what.tsx'

export type FormContents = {
  readonly classification: Classification
  readonly agencyWished: number | null
  readonly region: string | null
  readonly occurredOn: string | null
  readonly anonymous: boolean
  readonly secret: boolean
  readonly words: ReportWords
  readonly identity: ReporterIdentity | null
}

export type FormRead = { readonly contents: FormContents } | { readonly errors: readonly FieldError[] }

export type Reading = {
  readonly fields: Fields
  readonly government: Unit
  readonly reference: Reference
  /** Today in the zone of the office, `YYYY-MM-DD`. */
  readonly today: string
  readonly t: Text
}

export function readSubmission(reading: Reading): FormRead {
  const { fields } = reading
  const errors = FIELD_CHECKS.flatMap(([field, check]) => {
    const message = check(reading, field)
    return message === null ? [] : [{ field, message }]
  })
  if (errors.length > 0) return { errors }
  return {
    contents: {
      classification: typed(fields, 'kind') as Classification,
      agencyWished: agencyNamed(reading)?.id ?? null,
      region: regionOf(reading),
      occurredOn: ticked(fields, 'dateUnknown') ? null : line(fields, 'date') || null,
      anonymous: ticked(fields, 'anonymous'),
      secret: ticked(fields, 'secret'),
      words: wordsOf(fields),
      identity: identityOf(fields),
    },
  }
}

/** Everything as it was typed, for the form to come back with. */
export function typedValues(fields: Fields): ReportFormValues {
  return Object.fromEntries(REPORT_FIELDS.filter((name) => fields.has(name)).map((name) => [name, typed(fields, name)]))
}

function wordsOf(fields: Fields): ReportWords {
  return {
    title: line(fields, 'subject'), description: text(fields, 'description'), place: line(fields, 'place'), village: line(fields, 'village'),
    time: line(fields, 'time'), hope: text(fields, 'hope'),
  }
}

function identityOf(fields: Fields): ReporterIdentity | null {
  const identity = { name: line(fields, 'name'), phone: line(fields, 'phone'), email: line(fields, 'email'), address: line(fields, 'address') }
  return Object.values(identity).every((value) => value === '') ? null : identity
}

function agencyNamed({ fields, reference, government }: Reading): Unit | undefined {
  return reference.agenciesOf(government.id).find((unit) => unit.code === typed(fields, 'agency'))
}

/** The village when its name is found in the district, else the district, else nothing. */
function regionOf({ fields, reference }: Reading): string | null {
  const district = typed(fields, 'district')
  if (district === '') return null
  const named = line(fields, 'village').toLowerCase()
  return reference.regionsIn(district).find((village) => village.name.toLowerCase() === named)?.code ?? district
}

type Check = (reading: Reading, field: string) => string | null

const FIELD_CHECKS: readonly (readonly [string, Check])[] = [
  ['kind', ({ fields, t }) => ((REPORT_KINDS as readonly string[]).includes(typed(fields, 'kind')) ? null : t.form.faults.kindMissing)],
  ['subject', subjectFault],
  ['description', descriptionFault],
  ['date', dateFault],
  ['time', ({ fields, t }) => (/^(?:|(?:[01]?\d|2[0-3])[.:][0-5]\d(?::[0-5]\d)?)$/.test(line(fields, 'time')) ? null : t.form.faults.timeWrong)],
  ['district', districtFault],
  ['village', lengthFault],
  ['place', lengthFault],
  ['agency', (reading) => (typed(reading.fields, 'agency') === '' || agencyNamed(reading) ? null : reading.t.form.faults.agencyUnknown)],
  ['hope', lengthFault],
  ['name', lengthFault],
  ['phone', ({ fields, t }) => phoneFault(t, line(fields, 'phone'))],
  ['email', ({ fields, t }) => emailFault(t, line(fields, 'email'))],
  ['address', lengthFault],
]

function subjectFault({ fields, t }: Reading): string | null {
  const subject = line(fields, 'subject')
  if (isBlank(subject)) return t.form.faults.subjectMissing
  return subject.length > TEXT_LIMITS.subject ? t.form.faults.subjectLong : null
}

function descriptionFault({ fields, t }: Reading): string | null {
  const description = text(fields, 'description')
  if (isBlank(description)) return t.form.faults.descriptionMissing
  return description.length > TEXT_LIMITS.description ? t.form.faults.descriptionLong : null
}

function dateFault({ fields, t, today }: Reading): string | null {
  const date = line(fields, 'date')
  if (date === '' || ticked(fields, 'dateUnknown')) return null
  if (!isDate(date)) return t.form.faults.dateWrong
  return date > today ? t.form.faults.dateFuture : null
}

function districtFault({ fields, reference, government, t }: Reading): string | null {
  const district = typed(fields, 'district')
  const known = reference.regionsIn(government.region ?? '').some((region) => region.code === district)
  return district === '' || known ? null : t.form.faults.districtUnknown
}

function lengthFault({ fields, t }: Reading, field: string): string | null {
  const most = TEXT_LIMITS[field as keyof typeof TEXT_LIMITS]
  return text(fields, field).length > most ? t.form.faults.textLong(most) : null
}

/** A real day of the calendar, `YYYY-MM-DD`, not before 1900. */
function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return /^(?:19|20)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
