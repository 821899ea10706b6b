// The record of changes, the newest first.
import type { AuditLine } from '../../store/accounts/audit.ts'
import type { Zone } from '../../text/format.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import type { Frame } from '../ui/frame.ts'
import { Icon } from '../ui/icon.tsx'
import { Moment } from '../ui/moment.tsx'
import { Table } from '../ui/table.tsx'
import { DeskPageFrame } from './desk-page-frame.tsx'

export type AuditPageProps = { readonly frame: Frame; readonly lines: readonly AuditLine[]; readonly zone: Zone; readonly older: string | null }

export function AuditPage({ frame, lines, zone, older }: AuditPageProps) {
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.desk.auditTitle} lead={t.desk.auditLead} wide>
      {lines.length === 0
        ? <EmptyState title={t.desk.auditEmpty} />
        : (
          <Table
            caption={t.desk.auditCaption}
            columns={[{ name: t.desk.when }, { name: t.desk.what }, { name: t.desk.byWhom }, { name: t.desk.about }]}
            rows={lines.map(({ at, act, by, about, unit }) => [<Moment t={t} at={at} zone={zone} />, t.desk.acts[act], by ?? t.desk.unknownPerson, [about, unit].filter((part) => part !== null).join(', ') || '–'])}
          />
        )}
      {older !== null && <nav class="pagination" aria-label={t.frame.pages}><a class="button plain older" href={older} rel="next"><span>{t.frame.pageOlder}</span><Icon name="arrow" /></a></nav>}
    </DeskPageFrame>
  )
}
