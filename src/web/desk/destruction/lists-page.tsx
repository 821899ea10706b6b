// The schedule of retention of a government, and its lists of what is to be destroyed.
import type { RetentionSchedule } from '../../../report/erasure/retention.ts'
import type { ListState } from '../../../store/destruction/lists.ts'
import { paths } from '../../paths.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { Frame } from '../../ui/frame.ts'
import { Notice } from '../../ui/notice.tsx'
import { ScheduleTable } from '../../ui/schedule-table.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag, type TagProps } from '../../ui/tag.tsx'
import { DeskPageFrame } from '../desk-page-frame.tsx'

export type ListShown = { readonly id: number; readonly state: ListState; readonly drawn: string; readonly reports: string }

export type ListsPageProps = { readonly frame: Frame; readonly schedule: RetentionSchedule; readonly lists: readonly ListShown[]; readonly custodian: boolean }

export const LIST_TONES: Readonly<Record<ListState, TagProps['tone']>> = { drawn: 'info', proposed: 'warning', approved: 'warning', 'carried-out': 'success' }

export function ListsPage({ frame, schedule, lists, custodian }: ListsPageProps) {
  const { t } = frame
  const words = t.destruction.lists
  return (
    <DeskPageFrame frame={frame} title={t.destruction.title} lead={t.destruction.lead} crumbs={[{ href: paths.desk, label: t.desk.home }]}>
      {!custodian && <Notice t={t} tone="warning"><p>{t.destruction.list.noCustodian}</p></Notice>}
      <section>
        <h2>{words.title}</h2>
        {lists.length === 0 ? <EmptyState title={words.none}>{words.noneText}</EmptyState> : (
          <Table caption={words.title} captionHidden columns={[{ name: words.number }, { name: words.state }, { name: words.drawn }, { name: words.reports, numeric: true }]}
            rows={lists.map(({ id, state, drawn, reports }) => [<a href={paths.destructionList(id)}>{words.numbered(id)}</a>, <Tag tone={LIST_TONES[state]}>{t.destruction.states[state]}</Tag>, drawn, reports])} />
        )}
      </section>
      <section>
        <h2>{t.destruction.schedule.title}</h2>
        <ScheduleTable t={t} schedule={schedule} caption={t.destruction.schedule.title} />
      </section>
    </DeskPageFrame>
  )
}
