// A report of the programming interface as the fields of the form, so that both are judged by the same checks.
import type { Fields } from '../read-form.ts'
import type { NewReport } from './schemas.ts'

/** Names that differ between form and interface. */
const NAMES: Readonly<Record<string, string>> = { kind: 'classification', subject: 'title', date: 'occurredOn', name: 'contact.name', phone: 'contact.phone', email: 'contact.email', address: 'contact.address' }

export function formFields(report: NewReport): Fields {
  const { contact = {}, anonymous, secret } = report
  const entries: readonly (readonly [string, string | undefined])[] = [
    ['kind', report.classification], ['subject', report.title], ['description', report.description], ['date', report.occurredOn],
    ['time', report.time], ['district', report.district], ['village', report.village], ['place', report.place], ['agency', report.agency],
    ['hope', report.hope], ['anonymous', anonymous === true ? 'on' : undefined], ['secret', secret === true ? 'on' : undefined],
    ['name', contact.name], ['phone', contact.phone], ['email', contact.email], ['address', contact.address],
  ]
  return new Map(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, [value]] as const])))
}

export function fieldName(formField: string): string {
  return NAMES[formField] ?? formField
}
