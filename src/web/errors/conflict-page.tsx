// 409: the same form was sent before with other words; what is new can follow as a reply.
import type { Zone } from '../../text/format.ts'
import { paths } from '../paths.ts'
import { REPLY_FIELD } from '../public/reply-form.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { FileList, type FileItem } from '../ui/file-list.tsx'
import type { Frame } from '../ui/frame.ts'
import { HiddenFields, type Hidden } from '../ui/hidden-fields.tsx'
import { Moment } from '../ui/moment.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { ErrorPage } from './error-page.tsx'

export type ConflictPageProps = {
  readonly frame: Frame
  readonly zone: Zone
  readonly number: string
  readonly taken: { readonly at: number; readonly subject: string | null; readonly files: readonly FileItem[] }
  /** The second text, with the labels of its fields, as a reply would carry it. */
  readonly rest: string
  readonly hidden: Hidden
}

export function ConflictPage(props: ConflictPageProps) {
  const { frame, number } = props
  const { t } = frame
  return (
    <ErrorPage frame={frame} title={t.errors.conflict.title} lead={t.errors.conflict.lead}>
      <Taken {...props} />
      <section class="panel" aria-labelledby="rest-title">
        <h2 id="rest-title">{t.errors.conflict.rest}</h2>
        <p>{t.errors.conflict.restNote} {t.errors.conflict.filesAgain}</p>
        <form method="post" action={paths.addReply(number)} enctype="multipart/form-data" class="form">
          <HiddenFields values={props.hidden} />
          <TextArea t={t} name={REPLY_FIELD} label={t.report.replyText} value={props.rest} rows={10} required />
          <Button look="main" icon="reply">{t.errors.conflict.sendRest}</Button>
        </form>
      </section>
      <p><a href={paths.newReport}>{t.errors.conflict.newReport}</a></p>
    </ErrorPage>
  )
}

function Taken({ frame: { t }, zone, number, taken }: ConflictPageProps) {
  return (
    <section aria-labelledby="taken-title">
      <h2 id="taken-title">{t.errors.conflict.taken}</h2>
      <SummaryList facts={[
        { name: t.receipt.number, value: <strong class="nowrap">{number}</strong> },
        { name: t.receipt.receivedAt, value: <Moment t={t} at={taken.at} zone={zone} /> },
        ...(taken.subject === null ? [] : [{ name: t.form.subject, value: taken.subject }]),
        { name: t.report.files, value: taken.files.length === 0 ? t.report.filesNone : <FileList t={t} files={taken.files} /> },
      ]} />
      <LinkButton href={paths.receipt(number)} icon="arrow">{t.errors.conflict.openFirst}</LinkButton>
    </section>
  )
}
