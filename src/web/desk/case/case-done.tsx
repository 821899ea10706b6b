// What was just done, on the page one is led to; for ten seconds it can be taken back where nothing has left the house.
import type { Text } from '../../../text/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { HiddenFields, type Hidden } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'

export type Done = 'done' | 'undone' | 'stands' | 'noted' | 'recorded' | 'corrected' | 'resent' | 'not-resent' | 'consent'

/** `seconds` are left of the time in which the server takes it back. */
export type Undo = { readonly form: Hidden; readonly seconds: number }

export type CaseDoneProps = { readonly t: Text; readonly number: string; readonly done: Done | null; /** Null where it stands. */ readonly undo: Undo | null }

export function CaseDone({ t, number, done, undo }: CaseDoneProps) {
  if (done === null) return null
  if (done === 'undone') return <Notice t={t} tone="success"><p>{t.casework.undone}</p></Notice>
  if (done === 'noted' || done === 'recorded') return <Notice t={t} tone="success"><p>{done === 'noted' ? t.intake.note.done : t.intake.reaction.done}</p></Notice>
  if (done === 'corrected' || done === 'resent') return <Notice t={t} tone="success"><p>{done === 'corrected' ? t.delivery.corrected : t.delivery.resent}</p></Notice>
  if (done === 'consent') return <Notice t={t} tone="success"><p>{t.handOver.told.saved}</p></Notice>
  if (done === 'not-resent') return <Notice t={t} tone="warning"><p>{t.delivery.notResent}</p></Notice>
  if (done === 'stands') return <Notice t={t} tone="warning"><p>{t.casework.refusals['stands-by-now']}</p></Notice>
  return (
    <Notice t={t} tone="success">
      <p>{t.casework.done}</p>
      {undo !== null && (
        <form method="post" action={paths.undoAct(number)} class={`undo left-${undo.seconds}`}>
          <HiddenFields values={undo.form} />
          <span>{t.casework.undoable(undo.seconds)}</span>
          <Button icon="back">{t.casework.undo}</Button>
          <span class="undo-time" aria-hidden="true" />
        </form>
      )}
    </Notice>
  )
}
