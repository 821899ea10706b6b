// Personal data of one report: the reporter's wish for erasure with its decision, and a hold by law.
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { errorOf, type FieldError } from '../../ui/field-error.ts'
import type { Frame } from '../../ui/frame.ts'
import { HiddenFields, type Hidden } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { DeskPageFrame } from '../desk-page-frame.tsx'

export const ERASURE_WORDS_LIMIT = 2000

export type ErasurePageProps = {
  readonly frame: Frame
  readonly number: string
  /** Null where the reporter asked for nothing. */
  readonly asked: { readonly until: string; readonly why: string | null } | null
  readonly held: boolean
  /** The content is gone, or about to be. */
  readonly erased: string | null
  readonly values: { readonly answer: string; readonly hold: string }
  readonly form: Hidden
  readonly errors: readonly FieldError[]
}

export function ErasurePage(props: ErasurePageProps) {
  const { frame, number, erased, errors } = props
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.erasure.desk.title} lead={t.erasure.desk.lead} crumbs={[{ href: paths.desk, label: t.desk.home }, { href: paths.deskReport(number), label: t.report.numbered(number) }]} errors={errors}>
      {erased !== null && <Notice t={t}><p>{erased}</p></Notice>}
      {erased === null && <Wish {...props} />}
      {erased === null && <Hold {...props} />}
    </DeskPageFrame>
  )
}

function Wish({ frame: { t }, number, asked, held, values, form, errors }: ErasurePageProps) {
  const words = t.erasure.desk
  if (asked === null) return <p>{words.notAsked}</p>
  return (
    <form method="post" action={paths.erasure(number)} class="panel">
      <h2>{words.listTitle}</h2>
      <SummaryList facts={[{ name: words.due, value: asked.until }, ...(asked.why === null ? [] : [{ name: words.wish, value: <div class="words">{asked.why}</div> }])]} />
      <HiddenFields values={form} />
      {held ? <Notice t={t} tone="warning"><p>{t.casework.refusals['held-by-law']}</p></Notice> : <p>{words.warn}</p>}
      <TextArea t={t} name="answer" label={words.answer} hint={words.answerHint} rows={3} limit={ERASURE_WORDS_LIMIT} value={values.answer} error={errorOf(errors, 'answer')} />
      <div class="actions">
        <Button look="main" name="do" value="keep">{words.keep}</Button>
        {!held && <Button look="danger" name="do" value="erase">{words.erase}</Button>}
      </div>
    </form>
  )
}

function Hold({ frame: { t }, number, held, values, form, errors }: ErasurePageProps) {
  const words = t.erasure.desk
  return (
    <form method="post" action={paths.erasure(number)} class="panel">
      <h2>{words.holdTitle}</h2>
      <p>{words.holdLead}</p>
      {held && <Notice t={t} tone="warning"><p>{words.held}</p></Notice>}
      <HiddenFields values={form} />
      <TextArea t={t} name="hold" label={words.holdWhy} rows={3} limit={ERASURE_WORDS_LIMIT} value={values.hold} error={errorOf(errors, 'hold')} required />
      <Button name="do" value={held ? 'lift' : 'hold'}>{held ? words.lift : words.hold}</Button>
    </form>
  )
}
