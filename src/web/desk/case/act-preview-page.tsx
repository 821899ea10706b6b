// What the reporter will read, before it is sent.
import type { Message } from '../../../text/id/messages.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { FileList, type FileItem } from '../../ui/file-list.tsx'
import type { Frame } from '../../ui/frame.ts'
import { DeskPageFrame } from '../desk-page-frame.tsx'
import { CHANGE_FIELD, SEND_FIELD } from './act-field-names.ts'

export type ActPreviewProps = {
  readonly frame: Frame
  readonly number: string
  readonly address: string
  readonly act: string
  readonly government: string
  readonly messages: readonly Message[]
  /** Names of the units told besides. */
  readonly units: readonly string[]
  readonly files: readonly FileItem[]
  /** Everything as it was typed, to be sent on. */
  readonly fields: readonly (readonly [string, string])[]
}

export function ActPreviewPage({ frame, number, address, act, government, messages, units, files, fields }: ActPreviewProps) {
  const { t } = frame
  const crumbs = [{ label: t.desk.home, href: paths.desk }, { label: t.casework.report(number), href: paths.deskReport(number) }]
  return (
    <DeskPageFrame frame={frame} title={t.casework.previewTitle} lead={t.casework.previewLead} crumbs={crumbs}>
      {messages.map(({ title, body }) => (
        <article class="message-preview" aria-label={act}>
          <h2>{title}</h2>
          <div class="words">{body}</div>
          {files.length > 0 && <><h3>{t.casework.previewAttachments}</h3><FileList t={t} files={files} /></>}
          <p class="quiet-text">{t.casework.signed(government)}</p>
        </article>
      ))}
      {units.length > 0 && <p>{t.casework.previewUnits}: {units.join('; ')}.</p>}
      <form method="post" action={address} enctype="multipart/form-data" class="form-end">
        {fields.map(([name, value]) => (/[\r\n]/.test(value) ? <textarea name={name} hidden aria-hidden="true">{`\n${value}`}</textarea> : <input type="hidden" name={name} value={value} />))}
        <Button look="main" large icon="arrow" name={SEND_FIELD} value="ya">{t.casework.sendNow}</Button>
        <Button name={CHANGE_FIELD} value="ya" icon="pencil">{t.casework.change}</Button>
      </form>
    </DeskPageFrame>
  )
}
