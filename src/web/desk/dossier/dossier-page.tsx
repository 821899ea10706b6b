// Before the file for a body outside is opened: what will stand in it, what is left out and why, and who opened it before.
import type { Text } from '../../../text/text.ts'
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import type { FieldError } from '../../ui/field-error.ts'
import type { Frame } from '../../ui/frame.ts'
import { HiddenFields, type Hidden } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { DeskPageFrame } from '../desk-page-frame.tsx'

export type DossierPageProps = {
  readonly frame: Frame
  readonly number: string
  readonly body: string
  readonly secret: boolean
  readonly consent: { readonly sentence: string; readonly given: boolean }
  readonly included: readonly string[]
  readonly leftOut: readonly string[]
  /** Newest first. */
  readonly before: readonly string[]
  readonly form: Hidden
  readonly errors: readonly FieldError[]
}

export function DossierPage({ frame, number, body, secret, consent, included, leftOut, before, form, errors }: DossierPageProps) {
  const { t } = frame
  const words = t.handOver.page
  return (
    <DeskPageFrame frame={frame} title={words.title(body)} lead={words.lead} crumbs={[{ href: paths.desk, label: t.desk.home }, { href: paths.deskReport(number), label: t.report.numbered(number) }]} errors={errors}>
      {secret && <Notice t={t} tone="danger"><p>{t.handOver.file.secret}</p></Notice>}
      <Notice t={t} tone={consent.given ? 'success' : 'warning'}><p>{consent.sentence}</p></Notice>
      <Lines title={words.included} lines={included} />
      <Lines title={words.leftOut} lines={leftOut} />
      <form method="post" action={paths.dossier(number)} class="panel" id="isi">
        <HiddenFields values={form} />
        <p>{words.logged}</p>
        <div class="actions">
          <Button look="main" large icon="document" name="do" value="unduh">{words.download}</Button>
          <Button large icon="eye" name="do" value="lihat">{words.show}</Button>
        </div>
        <p class="hint">{words.next}</p>
      </form>
      <Before t={t} before={before} />
    </DeskPageFrame>
  )
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>{lines.map((line) => <li>{line}</li>)}</ul>
    </section>
  )
}

function Before({ t, before }: { readonly t: Text; readonly before: readonly string[] }) {
  if (before.length === 0) return null
  return (
    <details class="panel fold">
      <summary>{t.handOver.page.before} ({before.length})</summary>
      <ul>{before.map((line) => <li>{line}</li>)}</ul>
    </details>
  )
}
