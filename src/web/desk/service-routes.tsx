// The state of the service, for administrators: outages on record and to be recorded, and reports that the sweep could not do.
import { declareOutage } from '../../app/accounts/declare-outage.ts'
import { publicNumber, type ReportId } from '../../report/numbers/public-number.ts'
import { outagesOf } from '../../store/outages.ts'
import { waitingForMail } from '../../store/mail/unread-mail.ts'
import { tryUnsweptAgain, unsweptReports } from '../../store/unswept-reports.ts'
import { privatePage } from '../answer-page.ts'
import { firstValues } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import type { Fields } from '../read-form.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { RequestContext, Web } from '../web.ts'
import { officeZone } from './office-zone.ts'
import { administratorAtWork } from './officer-at-work.ts'
import { withFields } from './posted-fields.ts'
import { readOutage } from './read-outage.ts'
import { ServicePage } from './service-page.tsx'

const MOST = 50

export function serviceRoutes(web: Web, mount: Mount): void {
  mount('service', (c) => showService(web, c, {}, []))
  mount('declareOutageAgain', async (c) => c.redirect(paths.service, 303))
  mount('declareOutage', (c) => withFields(web, c, (fields) => declare(web, c, fields)))
  mount('sweepAgainAgain', async (c) => c.redirect(paths.service, 303))
  mount('sweepAgain', (c) => withFields(web, c, () => sweepAgain(web, c)))
}

async function showService(web: Web, c: RequestContext, values: Readonly<Record<string, string>>, errors: readonly FieldError[]): Promise<Response> {
  const { government } = administratorAtWork(c)
  const frame = frameOf(web, c)
  const { pool } = web.database
  const [outages, unswept, waiting] = await Promise.all([outagesOf(pool, government, MOST), unsweptReports(pool, government, MOST), waitingForMail(pool, { government, now: web.clock.now(), most: MOST })])
  const done = { gangguan: frame.t.service.saved, lagi: frame.t.service.triedAgain }[c.req.query('selesai') ?? '']
  const numbered = <Row extends { readonly reportId: ReportId }>(rows: readonly Row[]) => rows.map(({ reportId, ...more }) => ({ ...more, number: publicNumber(reportId, web.secrets.numberKey) }))
  return privatePage(c, <ServicePage frame={frame} zone={officeZone(web, government)} outages={outages} unswept={numbered(unswept)} waiting={numbered(waiting)} values={values} errors={errors} done={done} />, errors.length === 0 ? 200 : 422)
}

async function declare(web: Web, c: RequestContext, fields: Fields): Promise<Response> {
  const by = administratorAtWork(c)
  const read = readOutage(fields, frameOf(web, c).t.service.faults, { zone: officeZone(web, by.government), now: web.clock.now() })
  if ('errors' in read) return showService(web, c, firstValues(fields), read.errors)
  await declareOutage(web.accounting, by, read.value)
  return c.redirect(`${paths.service}?selesai=gangguan`, 303)
}

async function sweepAgain(web: Web, c: RequestContext): Promise<Response> {
  await tryUnsweptAgain(web.database.pool, administratorAtWork(c).government)
  return c.redirect(`${paths.service}?selesai=lagi`, 303)
}
