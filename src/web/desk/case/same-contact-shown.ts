// Other reports that came with the contact of this one: only where the policy gives it, and only those that this officer verifies too.
import { audienceOf } from '../../../report/audience/audience-of.ts'
import { rightsOf } from '../../../report/audience/view.ts'
import { publicNumber } from '../../../report/numbers/public-number.ts'
import { sameContact } from '../../../store/contact-index.ts'
import { loadReports } from '../../../store/load-reports.ts'
import { formatShortDate } from '../../../text/format.ts'
import { frameOf } from '../../frame-of.ts'
import { paths } from '../../paths.ts'
import type { RequestContext, Web } from '../../web.ts'
import type { CaseAtHand } from '../case-at-hand.ts'
import { officeZone } from '../office-zone.ts'
import type { OtherReport } from './same-contact.tsx'

/** One more is read than is shown. */
const MOST = 10

export async function sameContactShown(web: Web, c: RequestContext, { reportId, audience, state, opened, reader }: CaseAtHand): Promise<readonly OtherReport[]> {
  if (rightsOf(audience, state, opened)?.sameContact !== true) return []
  const found = await sameContact(web.database.pool, reportId, MOST + 1)
  const reports = await loadReports(web.database.pool, found)
  const { t } = frameOf(web, c)
  const world = web.reference.get().worldAt(web.clock.now())
  return found.flatMap((id): OtherReport[] => {
    const other = reports.get(id)?.state
    if (other === undefined || audienceOf(world, other, reader) !== 'verifier') return []
    const number = publicNumber(id, web.secrets.numberKey)
    return [{ number, href: paths.deskReport(number), received: formatShortDate(t, other.receivedAt, officeZone(web, other.watcher)), open: other.open }]
  })
}
