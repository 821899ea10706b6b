// What an officer filled in about a publication, checked field by field.
import { WITHDRAWAL_REASONS, type PublishedWords, type WithdrawalReason } from '../../../store/publications.ts'
import type { Text } from '../../../text/text.ts'
import { line, text, typed } from '../../form-values.ts'
import type { Fields } from '../../read-form.ts'
import type { FieldError } from '../../ui/field-error.ts'

/** Most characters of each text. */
export const PUBLICATION_LIMITS = { title: 200, reported: 5_000, done: 5_000 } as const

export const PUBLICATION_ACTS = ['save', 'ask', 'approve', 'back', 'publish', 'withdraw'] as const
export type PublicationAct = (typeof PUBLICATION_ACTS)[number]

export function actOf(fields: Fields): PublicationAct | null {
  return PUBLICATION_ACTS.find((one) => one === typed(fields, 'do')) ?? null
}

/** The version of the publication that the form was drawn from; -1 for none, which no publication has. */
export function versionOf(fields: Fields): number {
  return /^\d{1,9}$/.test(typed(fields, 'version')) ? Number(typed(fields, 'version')) : -1
}

export function readWords(fields: Fields, { publication: { faults } }: Text): { readonly words: PublishedWords } | { readonly errors: readonly FieldError[] } {
  const words = { title: line(fields, 'title'), reported: text(fields, 'reported'), done: text(fields, 'done') }
  const missing = { title: faults.titleMissing, reported: faults.reportedMissing, done: faults.doneMissing }
  const errors = (['title', 'reported', 'done'] as const).flatMap((field) => {
    if (words[field].trim() === '') return [{ field, message: missing[field] }]
    return words[field].length > PUBLICATION_LIMITS[field] ? [{ field, message: faults.long(PUBLICATION_LIMITS[field]) }] : []
  })
  return errors.length > 0 ? { errors } : { words }
}

export function readReason(fields: Fields): WithdrawalReason | null {
  return WITHDRAWAL_REASONS.find((one) => one === typed(fields, 'why')) ?? null
}
