// A form that is larger than what is taken in comes back with everything typed, and says the limits beside the files.
import type { Text } from '../../text/text.ts'
import type { PostedForm } from '../posted-form.ts'
import type { FieldError } from '../ui/field-error.ts'
import { FILES_FIELD } from './report-form-values.ts'

/** Its fields were read all the same, as far as they have room. */
export function isTooLarge(read: PostedForm): boolean {
  return 'problem' in read && (read.problem === 'form-too-large' || read.problem === 'too-many-files')
}

export function tooLargeFault({ errors: { tooLarge } }: Text): FieldError {
  return { field: FILES_FIELD, message: `${tooLarge.title}. ${tooLarge.limits}` }
}
