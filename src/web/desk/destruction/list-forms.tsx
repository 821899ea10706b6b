// What may be done with a list: propose it, approve it, send it back; or why not.
import type { Text } from '../../../text/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { CheckBox } from '../../ui/check-card.tsx'
import { errorOf, type FieldError } from '../../ui/field-error.ts'
import { HiddenFields } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextArea } from '../../ui/text-area.tsx'

export const REMARK_LIMIT = 500

export type ListFormsProps = {
  readonly t: Text
  readonly id: number
  readonly version: number
  readonly may: { readonly propose: boolean; readonly approve: boolean; readonly back: boolean; /** Why this person may not approve; null where it needs no word. */ readonly why: string | null }
  readonly remark: string
  readonly errors: readonly FieldError[]
}

export function ListForms(props: ListFormsProps) {
  const { t, id, version, may } = props
  const words = t.destruction.list
  const hidden = <HiddenFields values={{ version: String(version) }} />
  return (
    <div class="no-print">
      {may.why !== null && <Notice t={t}><p>{may.why}</p></Notice>}
      {may.propose && (
        <form method="post" action={paths.destructionList(id)} class="panel">
          <h2>{words.propose.title}</h2>
          <p>{words.propose.text}</p>
          {hidden}
          <Button look="main" name="do" value="propose">{words.propose.button}</Button>
        </form>
      )}
      {may.approve && (
        <form method="post" action={paths.destructionList(id)} class="panel">
          <h2>{words.approve.title}</h2>
          <p>{words.approve.text}</p>
          {hidden}
          <CheckBox name="sure" title={words.approve.sure} />
          <Button look="danger" name="do" value="approve">{words.approve.button}</Button>
        </form>
      )}
      {may.back && (
        <form method="post" action={paths.destructionList(id)} class="panel">
          {hidden}
          <TextArea t={t} name="remark" label={words.back.why} hint={words.back.hint} rows={3} limit={REMARK_LIMIT} value={props.remark} error={errorOf(props.errors, 'remark')} required />
          <Button name="do" value="back">{words.back.button}</Button>
        </form>
      )}
    </div>
  )
}
