// An officer corrects how the reporter is reached, with the reason, or sends again what did not arrive.
import { correctContact } from '../../../app/correct-contact.ts'
import { readIdentity, reportKey } from '../../../app/read-report.ts'
import type { ReporterIdentity } from '../../../app/report-words.ts'
import { resendMessages } from '../../../app/resend-messages.ts'
import { privatePage, type PageStatus } from '../../answer-page.ts'
import { notFoundResponse } from '../../error-pages.tsx'
import { formKey, freshFormKey, sameFormKey } from '../../form-key.ts'
import { frameOf } from '../../frame-of.ts'
import type { Mount } from '../../mount.ts'
import { paths } from '../../paths.ts'
import { readContact, typedContact } from '../../read-contact.ts'
import type { Fields } from '../../read-form.ts'
import { ContactForm, type ContactValues } from '../../ui/contact-form.tsx'
import type { FieldError } from '../../ui/field-error.ts'
import type { Hidden } from '../../ui/hidden-fields.tsx'
import type { RequestContext, Web } from '../../web.ts'
import { caseAtHand, postTo, type CaseAtHand } from '../case-at-hand.ts'
import { DeskPageFrame } from '../desk-page-frame.tsx'
import { withFields } from '../posted-fields.ts'

export function contactRoutes(web: Web, mount: Mount): void {
  mount('contact', async (c) => {
    const at = caseAtHand(web, c)
    if (!mayCorrect(at)) return notFoundResponse(web, c)
    const identity = await identityOf(web, at)
    return show(web, c, at, { values: { email: identity?.email ?? '', phone: identity?.phone ?? '' } })
  })
  mount('correctContact', (c) => {
    const at = caseAtHand(web, c)
    return mayCorrect(at) ? withFields(web, c, (fields) => take(web, c, at, fields)) : Promise.resolve(notFoundResponse(web, c))
  })
  mount('resendAgain', async (c) => c.redirect(paths.deskReport(caseAtHand(web, c).number), 303))
  mount('resend', (c) => {
    const at = caseAtHand(web, c)
    return withFields(web, c, (fields) => resend(web, c, at, fields))
  })
}

export function mayCorrect(at: CaseAtHand): boolean {
  return postTo(at, 'correct-contact') !== null
}

function identityOf(web: Web, { reportId }: CaseAtHand): Promise<ReporterIdentity | null> {
  return readIdentity({ pool: web.database.pool, keys: web.keys }, reportId)
}

type Shown = { readonly values: ContactValues; readonly errors?: readonly FieldError[]; readonly hidden?: Hidden }

function show(web: Web, c: RequestContext, { number }: CaseAtHand, { values, errors = [], hidden }: Shown, status: PageStatus = 200): Promise<Response> {
  const frame = frameOf(web, c)
  const { t } = frame
  return privatePage(c, (
    <DeskPageFrame frame={frame} title={t.delivery.form.title} lead={t.delivery.form.lead} crumbs={[{ href: paths.desk, label: t.desk.home }, { href: paths.deskReport(number), label: t.report.numbered(number) }]} errors={errors}>
      <ContactForm t={t} action={paths.contact(number)} back={paths.deskReport(number)} values={values} errors={errors} hidden={hidden ?? freshFormKey(web)} now={null} asksWhy />
    </DeskPageFrame>
  ), status)
}

async function take(web: Web, c: RequestContext, at: CaseAtHand, fields: Fields): Promise<Response> {
  const { t } = frameOf(web, c)
  const [before, key] = await Promise.all([identityOf(web, at), reportKey({ pool: web.database.pool, keys: web.keys }, at.reportId)])
  const again = { values: typedContact(fields), hidden: sameFormKey(web, fields) }
  const fault = (message: string, status: PageStatus) => show(web, c, at, { ...again, errors: [{ field: 'email', message }] }, status)
  const by = postTo(at, 'correct-contact')
  if (key === null || by === null) return fault(key === null ? t.intake.erased : t.intake.refused, 422)
  const read = readContact({ t, fields, before, asWritten: true })
  if ('errors' in read) return show(web, c, at, { ...again, errors: read.errors }, 422)
  const handled = await correctContact(web, { reportId: at.reportId, commandKey: formKey(web, fields), key, by, ...read })
  if (handled.outcome === 'refused') return fault(t.casework.refusals[handled.refusal], 422)
  if (handled.outcome === 'differs-from-before') return fault(t.intake.sentBefore, 409)
  return c.redirect(`${paths.deskReport(at.number)}?selesai=kontak`, 303)
}

/** The page one is led to shows how it stands, whoever was first. */
async function resend(web: Web, c: RequestContext, at: CaseAtHand, fields: Fields): Promise<Response> {
  const { reportId, number } = at
  const post = postTo(at, 'send-again')
  const key = await reportKey({ pool: web.database.pool, keys: web.keys }, reportId)
  if (key === null || post === null) return c.redirect(`${paths.deskReport(number)}?selesai=tetap-gagal`, 303)
  const { outcome } = await resendMessages(web.handling, { reportId, commandKey: formKey(web, fields), key, by: post })
  return c.redirect(`${paths.deskReport(number)}?selesai=${outcome === 'refused' ? 'tetap-gagal' : 'dikirim-ulang'}`, 303)
}
