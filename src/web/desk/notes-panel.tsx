// Notes about a report with the small form that adds one, for any page of the desk that shows the report.
import type { Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import { HiddenFields, type Hidden } from '../ui/hidden-fields.tsx'
import { Moment } from '../ui/moment.tsx'
import { TextArea } from '../ui/text-area.tsx'

export const NOTE_FIELD = 'note'
export const NOTE_LIMIT = 5_000

export type NoteShown = { readonly at: number; readonly by: string; readonly text: string }

export type NotesPanelProps = {
  readonly t: Text
  readonly zone: Zone
  readonly number: string
  /** Newest first. */
  readonly notes: readonly NoteShown[]
  /** The form's own key; null where the officer may only read. */
  readonly form: Hidden | null
  readonly typed?: string | undefined
  readonly errors?: readonly FieldError[] | undefined
}

export function NotesPanel({ t, zone, number, notes, form, typed, errors = [] }: NotesPanelProps) {
  const words = t.intake.note
  return (
    <section class="panel" aria-labelledby="notes-title">
      <h2 id="notes-title">{words.title}{notes.length > 0 && ` (${notes.length})`}</h2>
      <p class="hint">{words.lead}</p>
      {notes.length > 0 && (
        <ul class="notes">
          {notes.map(({ at, by, text }) => (
            <li>
              <p class="hint"><strong>{by}</strong>, <Moment t={t} at={at} zone={zone} /></p>
              <div class="words">{text}</div>
            </li>
          ))}
        </ul>
      )}
      {form !== null && (
        <form method="post" action={paths.notes(number)}>
          <HiddenFields values={form} />
          <TextArea t={t} name={NOTE_FIELD} label={words.text} value={typed} error={errorOf(errors, NOTE_FIELD)} rows={2} limit={NOTE_LIMIT} required />
          <Button icon="check">{words.save}</Button>
        </form>
      )}
    </section>
  )
}
