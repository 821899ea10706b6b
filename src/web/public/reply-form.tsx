// Words and evidence that the reporter adds later.
import type { Text } from '../../text/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import { EVIDENCE_TYPES, FileField } from '../ui/file-field.tsx'
import { FileList, type FileItem } from '../ui/file-list.tsx'
import { HiddenFields, type Hidden } from '../ui/hidden-fields.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { FILES_FIELD, REPLY_LIMIT } from './report-form-values.ts'

export type ReplyFormProps = {
  readonly t: Text
  readonly number: string
  /** The report is closed, and what is sent opens it again. */
  readonly reopens?: boolean | undefined
  /** It stands below a question. */
  readonly answers?: boolean | undefined
  readonly reply?: string | undefined
  readonly errors: readonly FieldError[]
  readonly hidden: Hidden
  readonly keptFiles?: readonly FileItem[] | undefined
}

/** Field of the words of a reply. */
export const REPLY_FIELD = 'reply'

export function ReplyForm({ t, number, reopens = false, answers = false, reply, errors, hidden, keptFiles = [] }: ReplyFormProps) {
  return (
    <section class="panel no-print" aria-labelledby="reply-title">
      <h2 id="reply-title">{reopens ? t.report.reopenTitle : answers ? t.report.answerTitle : t.report.replyTitle}</h2>
      {!answers && <p>{reopens ? t.report.reopenLead : t.report.replyLead}</p>}
      <form method="post" action={paths.addReply(number)} enctype="multipart/form-data" class="form" data-send data-sending={t.form.sending} data-sending-part={t.form.sendingPart} data-sent={t.form.sendingDone} data-send-failed={t.form.sendFailed}>
        <HiddenFields values={hidden} />
        <TextArea t={t} name={REPLY_FIELD} label={t.report.replyText} value={reply} error={errorOf(errors, REPLY_FIELD)} rows={5} limit={REPLY_LIMIT} required />
        <FileField t={t} name={FILES_FIELD} label={t.report.replyFiles} hint={t.form.filesHint} error={errorOf(errors, FILES_FIELD)} accept={EVIDENCE_TYPES}>
          {keptFiles.length > 0 && <div class="kept"><p>{t.form.filesKept}</p><FileList t={t} files={keptFiles} /></div>}
          <p class="hint">{t.form.filesPlace}</p>
        </FileField>
        <Button look="main" icon="reply">{reopens ? t.report.reopenSend : t.report.replySend}</Button>
        <p class="send-state" role="status" data-send-state></p>
      </form>
    </section>
  )
}
