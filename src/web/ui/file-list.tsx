// Files as a list: kind, name, size; a link where they may be opened.
import { formatSize } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { Icon } from './icon.tsx'

export type FileItem = {
  readonly kind: 'photo' | 'video' | 'document'
  readonly name: string
  /** Bytes, as sent. */
  readonly size: number
  readonly href?: string | undefined
}

export function FileList({ t, files }: { readonly t: Text; readonly files: readonly FileItem[] }) {
  return <ul class="files">{files.map((file) => <FileRow t={t} file={file} />)}</ul>
}

function FileRow({ t, file }: { t: Text; file: FileItem }) {
  return (
    <li>
      <Icon name={file.kind} />
      {file.href === undefined ? <span class="file-name">{file.name}</span> : <a class="file-name" href={file.href}>{file.name}</a>}
      <span class="file-size">{t.report.fileKinds[file.kind]}, {formatSize(t, file.size)}</span>
    </li>
  )
}
