// Other reports that came with the contact of this one: only where the policy gives it, and only those that this officer verifies too.
import { audienceOf } from '../../../report/audience/audience-of.ts'
import { rightsOf } from '../../../report/audience/view.ts'
import { publicNumber, type ReportId } from '../../../report/numbers/public-number.ts'
import { sameContact } from '../../../store/contact-index.ts'
import { loadReports } from '../../../store/load-reports.ts'
import { formatShortDate } from '../../../text/format.ts'
import { frameOf } from '../../frame-of.ts'
import { paths } from '../../paths.ts'
import type { RequestContext, Web } from '../../web.ts'
import type { CaseAtHand } from '../case-at-hand.ts'
import { officeZone } from '../office-zone.ts'
import type { OtherReport } from './same-contact.tsx'

/** One more than is shown. */
const MOST = 11
/** Loaded at once: mostly it stays with the first. */
const AT_ONCE = 20

export async function sameContactShown(web: Web, c: RequestContext, at: CaseAtHand): Promise<readonly OtherReport[]> {
  if (rightsOf(at.audience, at.state, at.opened)?.sameContact !== true) return []
  const found = await sameContact(web.database.pool, at.reportId)
  const shown: OtherReport[] = []
  for (let from = 0; from < found.length && shown.length < MOST; from += AT_ONCE) shown.push(...(await verifiedToo(web, c, at, found.slice(from, from + AT_ONCE))))
  return shown.slice(0, MOST)
}

async function verifiedToo(web: Web, c: RequestContext, { reader }: CaseAtHand, found: readonly ReportId[]): Promise<readonly OtherReport[]> {
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
