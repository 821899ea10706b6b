// The tie to the government's identity provider, as the owner of an account sees it.
import type { ProviderLink } from '../../../store/accounts/provider-links.ts'
import type { Zone } from '../../../text/format.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button.tsx'
import type { Frame } from '../../ui/frame.ts'
import { Moment } from '../../ui/moment.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'

export type OwnProviderProps = { readonly frame: Frame; readonly name: string; readonly link: ProviderLink | null; readonly zone: Zone }

export function OwnProvider({ frame: { t }, name, link, zone }: OwnProviderProps) {
  const words = t.provider
  return (
    <section>
      <h2>{words.own(name)}</h2>
      {link === null
        ? <p>{words.ownNot(name)}</p>
        : (
          <SummaryList facts={[
            { name: words.ownLinked, value: <Moment t={t} at={link.linkedAt} zone={zone} /> },
            { name: t.passkeys.used, value: link.usedAt === null ? t.passkeys.never : <Moment t={t} at={link.usedAt} zone={zone} /> },
          ]} />
        )}
      <div class="actions">{link === null ? <LinkButton href={paths.proveForProvider} icon="shield">{words.link(name)}</LinkButton> : <LinkButton href={paths.unlinkProvider}>{words.unlink}</LinkButton>}</div>
    </section>
  )
}
