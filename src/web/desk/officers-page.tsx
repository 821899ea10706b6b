// All officers of a government: who, as what, and whether they can work.
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import type { Frame } from '../ui/frame.ts'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { DeskPageFrame } from './desk-page-frame.tsx'
import type { OfficerState } from './officer-state.ts'

export type OfficerShown = { readonly id: number; readonly name: string; readonly email: string; readonly phone: string | null; readonly posts: readonly string[]; readonly administrator: boolean; readonly custodian: boolean; readonly state: OfficerState }

export const STATE_TONES = { active: 'success', invited: 'info', 'not-invited': 'warning', disabled: 'plain' } as const

export function OfficersPage({ frame, officers }: { readonly frame: Frame; readonly officers: readonly OfficerShown[] }) {
  const { t } = frame
  const words = t.manage.officers
  return (
    <DeskPageFrame frame={frame} title={words.title} lead={words.lead} wide>
      <div class="actions"><LinkButton href={paths.newOfficer} look="main" icon="people">{words.invite}</LinkButton></div>
      <Table
        caption={words.title}
        captionHidden
        columns={[{ name: words.name }, { name: words.posts }, { name: words.phone }, { name: words.state }]}
        rows={officers.map(({ id, name, email, phone, posts, administrator, custodian, state }) => [
          <span><a href={paths.officer(id)}>{name}</a><br /><span class="hint">{email}</span></span>,
          <ul class="plain-list">
            {posts.map((post) => <li>{post}</li>)}
            {administrator && <li><Tag tone="info">{words.administrator.title}</Tag></li>}
            {custodian && <li><Tag tone="info">{t.openings.custodian}</Tag></li>}
          </ul>,
          <span class="nowrap">{phone ?? '–'}</span>,
          <Tag tone={STATE_TONES[state]}>{words.states[state]}</Tag>,
        ])}
      />
    </DeskPageFrame>
  )
}
