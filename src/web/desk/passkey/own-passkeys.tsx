// The passkeys of an account, as its owner sees them.
import type { Passkey } from '../../../store/accounts/passkeys.ts'
import type { Zone } from '../../../text/format.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button.tsx'
import type { Frame } from '../../ui/frame.ts'
import { Moment } from '../../ui/moment.tsx'
import { Table } from '../../ui/table.tsx'
import { Tag } from '../../ui/tag.tsx'

export type OwnPasskeysProps = { readonly frame: Frame; readonly passkeys: readonly Passkey[]; readonly takesPasskeys: boolean; readonly zone: Zone }

export function OwnPasskeys({ frame: { t }, passkeys, takesPasskeys, zone }: OwnPasskeysProps) {
  const words = t.passkeys
  return (
    <section>
      <h2>{words.own}</h2>
      <p>{words.ownLead}</p>
      {passkeys.length === 0 && <p class="hint">{words.none}</p>}
      {passkeys.length > 0 && (
        <Table
          caption={words.own}
          captionHidden
          columns={[{ name: words.label }, { name: words.where }, { name: words.made }, { name: words.used }, { name: words.remove }]}
          rows={passkeys.map(({ id, name, synced, madeAt, usedAt, doubtedAt }) => [
            name, doubtedAt === null ? (synced ? words.synced : words.bound) : <Tag tone="danger">{words.closed}</Tag>,
            <Moment t={t} at={madeAt} zone={zone} />, usedAt === null ? words.never : <Moment t={t} at={usedAt} zone={zone} />,
            <LinkButton href={paths.ownPasskey(id)}><span aria-label={`${words.remove}: ${name}`}>{words.remove}</span></LinkButton>,
          ])}
        />
      )}
      {takesPasskeys && <div class="actions"><LinkButton href={paths.proveForPasskey} icon="shield">{words.add}</LinkButton></div>}
    </section>
  )
}
