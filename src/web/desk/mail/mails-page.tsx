// The list of e-mails that came in: what waits first, what machines sent and what was dealt with beside it.
import { paths } from '../../paths.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { Frame } from '../../ui/frame.ts'
import { Notice } from '../../ui/notice.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'
import { DeskPageFrame } from '../desk-page-frame.tsx'
import type { MailListName } from './mail-lists.ts'
import { shortSubject } from './short-subject.ts'

export type MailShown = { readonly href: string; readonly subject: string; readonly from: string; readonly came: string; readonly kind: string; readonly tag: string; readonly warns: boolean }

export type MailsPageProps = {
  readonly frame: Frame
  readonly list: MailListName
  readonly rows: readonly MailShown[]
  readonly older: string | null
  readonly connected: boolean
  readonly done: string | undefined
}

const LISTS: readonly MailListName[] = ['waiting', 'noted', 'done']

export function MailsPage({ frame, list, rows, older, connected, done }: MailsPageProps) {
  const { t } = frame
  const words = t.mailIn
  return (
    <DeskPageFrame frame={frame} title={words.title} lead={words.lead} done={done} wide>
      {!connected && <Notice t={t}><p>{words.off}</p></Notice>}
      <nav class="tabs" aria-label={words.title}>
        {LISTS.map((one) => <a href={one === 'waiting' ? paths.mails : paths.mailsOf(one)} aria-current={one === list ? 'page' : undefined}>{words.lists[one]}</a>)}
      </nav>
      {rows.length === 0
        ? <EmptyState title={words.empty[list]}><p>{words.emptyHint}</p></EmptyState>
        : (
          <Table
            caption={words.lists[list]}
            captionHidden
            columns={[{ name: words.subject }, { name: words.from }, { name: words.came }, { name: words.kind }]}
            rows={rows.map((row) => [<a href={row.href}>{shortSubject(row.subject)}</a>, row.from, row.came, <Tag tone={row.warns ? 'warning' : 'plain'}>{row.tag}</Tag>])}
          />
        )}
      <Pagination t={t} newer={null} older={older} />
    </DeskPageFrame>
  )
}
