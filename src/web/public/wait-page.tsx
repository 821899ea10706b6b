// 428: many reports come at once. The browser does a little work and sends by itself; without script a short wait does as well. Nothing is lost.
import { TypedText, type TypedField } from '../errors/typed-text.tsx'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { FileList, type FileItem } from '../ui/file-list.tsx'
import type { Frame } from '../ui/frame.ts'
import { Layout } from '../ui/layout.tsx'
import { PageTitle } from '../ui/page-title.tsx'

export type WaitPageProps = {
  readonly frame: Frame
  /** Everything as it was sent, with the challenge, to be sent again. */
  readonly fields: readonly (readonly [string, string])[]
  readonly seconds: number
  readonly typed: readonly TypedField[]
  /** Files that are kept here meanwhile. */
  readonly files: readonly FileItem[]
}

export function WaitPage({ frame, fields, seconds, typed, files }: WaitPageProps) {
  const { t } = frame
  const words = t.errors.wait
  return (
    <Layout frame={frame} title={words.title} hidden>
      <PageTitle lead={words.lead}>{words.title}</PageTitle>
      <form method="post" action={paths.newReport} enctype="multipart/form-data" class="panel" data-proof="send">
        {fields.map(([name, value]) => <input type="hidden" name={name} value={value} />)}
        <p data-without-script>{words.withoutScript(seconds)}</p>
        <p role="status" data-proof-state data-working={words.working} data-sending={t.form.sending}></p>
        <Button look="main" large icon="arrow">{t.form.send}</Button>
      </form>
      {files.length > 0 && <><h2>{words.files}</h2><FileList t={t} files={files} /></>}
      {typed.length > 0 && <TypedText t={t} typed={typed} />}
    </Layout>
  )
}
