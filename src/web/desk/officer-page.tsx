// One officer: data, posts, stand-ins, access.
import type { OfficerRow } from '../../store/accounts/officers.ts'
import type { Deputy, Post } from '../../store/accounts/posts.ts'
import { formatDateTime, formatShortDate, type Zone } from '../../text/format.ts'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import type { Frame } from '../ui/frame.ts'
import { HiddenFields } from '../ui/hidden-fields.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { Tag } from '../ui/tag.tsx'
import { DeskPageFrame } from './desk-page-frame.tsx'
import type { OfficerState } from './officer-state.ts'
import { STATE_TONES } from './officers-page.tsx'

export type OfficerPageProps = {
  readonly frame: Frame
  readonly officer: OfficerRow
  readonly state: OfficerState
  readonly invitedUntil: number | undefined
  readonly posts: readonly (Post & { readonly words: string })[]
  readonly deputies: readonly (Deputy & { readonly words: string; readonly names: readonly [string, string] })[]
  /** Whether there is a passkey or a tie to the identity provider that can be taken away. */
  readonly opensByDevice: boolean
  readonly zone: Zone
  readonly done?: string | undefined
}

export function OfficerPage(props: OfficerPageProps) {
  const { frame, officer, state, invitedUntil, opensByDevice, zone, done } = props
  const { t } = frame
  const words = t.manage.officers
  return (
    <DeskPageFrame frame={frame} title={officer.name} crumbs={[{ href: paths.officers, label: words.title }]} done={done} wide>
      <div class="desk-columns">
        <section class="panel">
          <SummaryList facts={[
            { name: words.email, value: officer.email },
            { name: words.phone, value: officer.phone ?? '–' },
            { name: words.state, value: <><Tag tone={STATE_TONES[state]}>{words.states[state]}</Tag>{officer.administrator && <> <Tag tone="info">{words.administrator.title}</Tag></>}{officer.custodian && <> <Tag tone="info">{t.openings.custodian}</Tag></>}</> },
          ]} />
          {state === 'invited' && invitedUntil !== undefined && <p class="hint">{words.invitedUntil(formatDateTime(t, invitedUntil, zone))}</p>}
          <div class="actions"><LinkButton href={paths.officerData(officer.officer)} icon="pencil">{words.data}</LinkButton></div>
        </section>
        <section class="panel">
          <h2>{words.access}</h2>
          <div class="stack">
            {officer.active && <LinkButton href={paths.newLink(officer.officer)} icon="lock">{words.link}</LinkButton>}
            {opensByDevice && <LinkButton href={paths.officerPasskeys(officer.officer)} icon="shield">{t.passkeys.ofOfficer.title}</LinkButton>}
            {officer.active && officer.enrolled && <form method="post" action={paths.officerSessions(officer.officer)}><Button icon="leave">{words.endSessions}</Button></form>}
            <LinkButton href={paths.officerState(officer.officer)} look={officer.active ? 'danger' : 'plain'}>{officer.active ? words.disable : words.enable}</LinkButton>
          </div>
        </section>
      </div>
      <Posts {...props} />
      <Deputies {...props} />
    </DeskPageFrame>
  )
}

function Posts({ frame: { t }, officer, posts }: OfficerPageProps) {
  const words = t.manage.officers
  return (
    <section>
      <h2>{words.posts}</h2>
      {posts.length === 0 && <p>{words.noPosts}</p>}
      <ul class="rows">
        {posts.map(({ unit, office, duties, words: name }) => (
          <li>
            <div>
              <p class="rows-name">{name}</p>
              {duties.length > 0 && <p class="hint">{duties.join(' · ')}</p>}
            </div>
            <form method="post" action={paths.takePost(officer.officer)}>
              <HiddenFields values={{ unit: String(unit), office }} />
              <Button><span aria-label={`${words.takePost}: ${name}`}>{words.takePost}</span></Button>
            </form>
          </li>
        ))}
      </ul>
      <div class="actions"><LinkButton href={paths.newPost(officer.officer)} icon="office">{words.givePost}</LinkButton></div>
    </section>
  )
}

function Deputies({ frame: { t }, officer, posts, deputies, zone }: OfficerPageProps) {
  const words = t.manage.officers
  return (
    <section>
      <h2>{words.deputies}</h2>
      <p>{deputies.length === 0 ? words.noDeputies : words.deputiesLead}</p>
      <ul class="rows">
        {deputies.map((deputy) => (
          <li>
            <div>
              <p class="rows-name">{words.standsIn(...deputy.names)}</p>
              <p class="hint">{deputy.words}, {formatShortDate(t, deputy.from, zone)} – {formatShortDate(t, deputy.until - 1, zone)}</p>
            </div>
            <form method="post" action={paths.endDeputy(deputy.officer)}>
              <HiddenFields values={{ unit: String(deputy.unit), office: deputy.office, standIn: String(deputy.standIn), from: String(deputy.from) }} />
              <Button>{words.endDeputy}</Button>
            </form>
          </li>
        ))}
      </ul>
      {posts.length > 0 && <div class="actions"><LinkButton href={paths.newDeputy(officer.officer)} icon="people">{words.nameDeputy}</LinkButton></div>}
    </section>
  )
}
