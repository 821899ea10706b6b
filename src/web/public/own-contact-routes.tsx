// The reporter corrects how they are reached.
import { correctContact } from '../../app/correct-contact.ts'
import { readIdentity, reportKey } from '../../app/read-report.ts'
import type { ReporterIdentity } from '../../app/report-words.ts'
import { shortenedEmail, shortenedPhone } from '../../privacy/shortened-contact.ts'
import { privatePage, type PageStatus } from '../answer-page.ts'
import { unreadableResponse } from '../error-pages.tsx'
import { formKey, freshFormKey, sameFormKey } from '../form-key.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { openedReport } from '../opened-report.ts'
import { paths } from '../paths.ts'
import { postedForm } from '../posted-form.ts'
import { readContact, typedContact } from '../read-contact.ts'
import { BackLink } from '../ui/back-link.tsx'
import { ContactForm, type ContactValues } from '../ui/contact-form.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import type { FieldError } from '../ui/field-error.ts'
import type { Hidden } from '../ui/hidden-fields.tsx'
import { Layout } from '../ui/layout.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import type { RequestContext, Web } from '../web.ts'

export function ownContactRoutes(web: Web, mount: Mount): void {
  mount('ownContact', async (c) => show(web, c, await identityAt(web, c), {}))
  mount('correctOwnContact', (c) => take(web, c))
}

function identityAt(web: Web, c: RequestContext): Promise<ReporterIdentity | null> {
  return readIdentity({ pool: web.database.pool, keys: web.keys }, openedReport(web, c).reportId)
}

type Again = { readonly values?: ContactValues; readonly errors?: readonly FieldError[]; readonly hidden?: Hidden }

function show(web: Web, c: RequestContext, identity: ReporterIdentity | null, { values = {}, errors = [], hidden }: Again, status: PageStatus = 200): Promise<Response> {
  const frame = frameOf(web, c)
  const { t } = frame
  const { number } = openedReport(web, c)
  const now = { email: identity?.email ? shortenedEmail(identity.email) : null, phone: identity?.phone ? shortenedPhone(identity.phone) : null }
  return privatePage(c, (
    <Layout frame={frame} title={t.delivery.form.titleOwn} failed={errors.length > 0} hidden>
      <BackLink href={paths.myReport(number)}>{t.report.mine}</BackLink>
      <ErrorSummary t={t} errors={errors} />
      <PageTitle over={t.report.numbered(number)} lead={t.delivery.form.leadOwn}>{t.delivery.form.titleOwn}</PageTitle>
      <ContactForm t={t} action={paths.ownContact(number)} back={paths.myReport(number)} values={values} errors={errors} hidden={hidden ?? freshFormKey(web)} now={now} asksWhy={false} />
    </Layout>
  ), status)
}

async function take(web: Web, c: RequestContext): Promise<Response> {
  const { reportId, number } = openedReport(web, c)
  const { t } = frameOf(web, c)
  const posted = await postedForm(c)
  if ('problem' in posted) return unreadableResponse(web, c, posted.problem)
  const { fields } = posted
  const [before, key] = await Promise.all([identityAt(web, c), reportKey({ pool: web.database.pool, keys: web.keys }, reportId)])
  const again = { values: typedContact(fields), hidden: sameFormKey(web, fields) }
  const fault = (message: string, status: PageStatus) => show(web, c, before, { ...again, errors: [{ field: 'email', message }] }, status)
  if (key === null) return fault(t.course.erased, 422)
  const read = readContact({ t, fields, before, asWritten: false })
  if ('errors' in read) return show(web, c, before, { ...again, errors: read.errors }, 422)
  const handled = await correctContact(web, { reportId, commandKey: formKey(web, fields), key, by: { who: 'reporter' }, ...read })
  if (handled.outcome === 'refused') return fault(t.casework.refusals[handled.refusal], 422)
  if (handled.outcome === 'differs-from-before') return fault(t.choice.sentBefore, 409)
  return c.redirect(`${paths.myReport(number)}?selesai=kontak`, 303)
}
