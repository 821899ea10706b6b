// The own account: posts, how one signs in, and where it is open.
import type { OfficerRow } from '../../store/accounts/officers.ts'
import type { Passkey } from '../../store/accounts/passkeys.ts'
import type { ProviderLink } from '../../store/accounts/provider-links.ts'
import type { SessionRow } from '../../store/accounts/sessions.ts'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import type { Frame } from '../ui/frame.ts'
import { HiddenFields } from '../ui/hidden-fields.tsx'
import { Moment } from '../ui/moment.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import type { Zone } from '../../text/format.ts'
import { DeskPageFrame } from './desk-page-frame.tsx'
import { deviceName } from './device-name.ts'
import { OwnProvider } from './provider/own-provider.tsx'
import { OwnPasskeys } from './passkey/own-passkeys.tsx'

export type AccountPageProps = {
  readonly frame: Frame
  readonly officer: OfficerRow
  readonly posts: readonly string[]
  readonly sessions: readonly SessionRow[]
  readonly passkeys: readonly Passkey[]
  /** Null where no identity provider speaks for this officer's government. */
  readonly provider: { readonly name: string; readonly link: ProviderLink | null } | null
  /** Whether passkeys work at this address. */
  readonly takesPasskeys: boolean
  readonly thisSession: string
  readonly zone: Zone
  readonly done?: string | undefined
}

export function AccountPage({ frame, officer, posts, sessions, passkeys, provider, takesPasskeys, thisSession, zone, done }: AccountPageProps) {
  const { t } = frame
  const words = t.signIn.account
  return (
    <DeskPageFrame frame={frame} title={words.title} done={done} wide>
      <div class="desk-columns">
        <section class="panel">
          <h2>{officer.name}</h2>
          <SummaryList facts={[
            { name: t.signIn.email, value: officer.email },
            { name: words.phone, value: officer.phone ?? '–' },
            { name: t.desk.who, value: posts.length === 0 ? '–' : <ul class="plain-list">{posts.map((post) => <li>{post}</li>)}</ul> },
          ]} />
          <p class="hint">{words.askAdministrator}</p>
        </section>
        <section class="panel">
          <h2>{words.signIn}</h2>
          <div class="stack">
            <LinkButton href={paths.newPassword} icon="lock">{words.password}</LinkButton>
            <LinkButton href={paths.proveForGenerator} icon="shield">{words.generator}</LinkButton>
            <LinkButton href={paths.proveForBackupCodes} icon="document">{words.backup}</LinkButton>
          </div>
        </section>
      </div>
      {provider !== null && <OwnProvider frame={frame} {...provider} zone={zone} />}
      {(takesPasskeys || passkeys.length > 0) && <OwnPasskeys frame={frame} passkeys={passkeys} takesPasskeys={takesPasskeys} zone={zone} />}
      <section>
        <h2>{words.sessions}</h2>
        <p>{words.sessionsLead}</p>
        <Table
          caption={words.sessions}
          captionHidden
          columns={[{ name: words.device }, { name: words.opened }, { name: words.used }, { name: words.end }]}
          rows={sessions.map(({ id, userAgent, openedAt, usedAt }) => [
            deviceName(userAgent) ?? words.unknownDevice, <Moment t={t} at={openedAt} zone={zone} />, <Moment t={t} at={usedAt} zone={zone} />,
            id === thisSession ? <Tag tone="success">{words.thisOne}</Tag> : <EndSession words={words.end} session={id} label={`${words.end}: ${deviceName(userAgent) ?? words.unknownDevice}`} />,
          ])}
        />
        {sessions.length > 1 && <div class="actions"><EndSession words={words.endOthers} session="others" /></div>}
      </section>
    </DeskPageFrame>
  )
}

function EndSession({ words, session, label }: { readonly words: string; readonly session: string; readonly label?: string }) {
  return (
    <form method="post" action={paths.sessions}>
      <HiddenFields values={{ session }} />
      <Button look="plain"><span aria-label={label}>{words}</span></Button>
    </form>
  )
}
