// A form's own key: sent twice, done once.
import { randomBytes } from 'node:crypto'
import { formatSubmissionKey, newSubmissionKey, parseSubmissionKey } from '../report/numbers/submission-key.ts'
import { typed } from './form-values.ts'
import type { Fields } from './read-form.ts'
import type { Hidden } from './ui/hidden-fields.tsx'
import type { Web } from './web.ts'

const FIELD = 'command'

/** For a form that is drawn anew. */
export function freshFormKey(web: Pick<Web, 'clock'>): Hidden {
  return { [FIELD]: newKey(web) }
}

/** The key that the form carries; one made for this request where it carries none that can be used. */
export function formKey(web: Pick<Web, 'clock'>, fields: Fields): string {
  const key = parseSubmissionKey(typed(fields, FIELD), web.clock.now())
  return key === null ? newKey(web) : formatSubmissionKey(key)
}

/** The same key again, for a form that comes back with faults. */
export function sameFormKey(web: Pick<Web, 'clock'>, fields: Fields): Hidden {
  return { [FIELD]: formKey(web, fields) }
}

function newKey({ clock }: Pick<Web, 'clock'>): string {
  return formatSubmissionKey(newSubmissionKey(clock.now(), randomBytes(16)))
}
