// An administrator takes away the passkeys of an officer who lost a device, and the tie to the identity provider.
import { removePasskeysOf } from '../../../app/accounts/manage-officers.ts'
import { passkeysOf } from '../../../store/accounts/passkeys.ts'
import { providerLinkOf } from '../../../store/accounts/provider-links.ts'
import { privatePage } from '../../answer-page.ts'
import { notFoundResponse } from '../../error-pages.tsx'
import { frameOf } from '../../frame-of.ts'
import type { Mount } from '../../mount.ts'
import { paths } from '../../paths.ts'
import type { Web } from '../../web.ts'
import { withOfficer } from '../officer-at-hand.ts'
import { administratorAtWork } from '../officer-at-work.ts'
import { OfficerPasskeysPage } from './passkey-pages.tsx'

export function officerPasskeyRoutes(web: Web, mount: Mount): void {
  mount('officerPasskeys', (c) => withOfficer(web, c, async (officer) => {
    const { pool } = web.database
    const [passkeys, tie] = await Promise.all([passkeysOf(pool, officer.officer), providerLinkOf(pool, officer.officer)])
    return privatePage(c, <OfficerPasskeysPage frame={frameOf(web, c)} officer={officer} count={passkeys.length} tied={tie !== null} />)
  }))
  mount('removeOfficerPasskeys', (c) => withOfficer(web, c, async ({ officer }) => {
    const done = await removePasskeysOf(web.accounting, administratorAtWork(c), officer)
    return 'refused' in done ? notFoundResponse(web, c) : c.redirect(`${paths.officer(officer)}?selesai=kunci`, 303)
  }))
}
