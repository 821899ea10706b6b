// The reporter asks to have the content of their report erased.
import { askErasure } from '../../app/ask-erasure.ts'
import { reportKey } from '../../app/read-report.ts'
import { whyNotAskErasure } from '../../report/erasure/erasure.ts'
import { privatePage, type PageStatus } from '../answer-page.ts'
import { unreadableResponse } from '../error-pages.tsx'
import { formKey, freshFormKey, sameFormKey } from '../form-key.ts'
import { text, typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { openedReport } from '../opened-report.ts'
import { paths } from '../paths.ts'
import { postedForm } from '../posted-form.ts'
import type { Fields } from '../read-form.ts'
import { BackLink } from '../ui/back-link.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import { HiddenFields } from '../ui/hidden-fields.tsx'
import { Layout } from '../ui/layout.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { TextArea } from '../ui/text-area.tsx'
import type { RequestContext, Web } from '../web.ts'

const REASON = 'reason'
const LIMIT = 2000

export function ownErasureRoutes(web: Web, mount: Mount): void {
  mount('askErasureForm', async (c) => {
    const { reportId, number } = openedReport(web, c)
    const report = await web.handling.load(reportId)
    // What was asked or done already is said on the report's own page.
    return report === null || whyNotAskErasure(report.state) !== null ? c.redirect(paths.myReport(number), 303) : show(web, c, report.state.open, {})
  })
  mount('askErasure', (c) => take(web, c))
}

type Again = { readonly fields?: Fields; readonly errors?: readonly FieldError[] }

function show(web: Web, c: RequestContext, open: boolean, { fields, errors = [] }: Again, status: PageStatus = 200): Promise<Response> {
  const frame = frameOf(web, c)
  const { t } = frame
  const { number } = openedReport(web, c)
  const words = t.erasure
  return privatePage(c, (
    <Layout frame={frame} title={words.title} failed={errors.length > 0} hidden>
      <BackLink href={paths.myReport(number)}>{t.report.mine}</BackLink>
      <ErrorSummary t={t} errors={errors} />
      <PageTitle over={t.report.numbered(number)} lead={words.lead}>{words.title}</PageTitle>
      <ul>
        <li>{words.gone}</li>
        <li>{words.stays}</li>
        {open && <li>{words.ends}</li>}
      </ul>
      <form method="post" action={paths.ownErasure(number)} class="form">
        <HiddenFields values={fields === undefined ? freshFormKey(web) : sameFormKey(web, fields)} />
        <TextArea t={t} name={REASON} label={words.why} hint={words.whyHint} value={fields === undefined ? '' : typed(fields, REASON)} error={errorOf(errors, REASON)} rows={3} limit={LIMIT} />
        <div class="actions">
          <Button look="danger">{words.confirm}</Button>
          <LinkButton href={paths.myReport(number)}>{words.cancel}</LinkButton>
        </div>
      </form>
    </Layout>
  ), status)
}

async function take(web: Web, c: RequestContext): Promise<Response> {
  const { reportId, number } = openedReport(web, c)
  const { t } = frameOf(web, c)
  const read = await postedForm(c)
  if ('problem' in read) return unreadableResponse(web, c, read.problem)
  const { fields } = read
  const why = text(fields, REASON)
  const again = async (message: string, status: PageStatus) => show(web, c, (await web.handling.load(reportId))?.state.open ?? false, { fields, errors: [{ field: REASON, message }] }, status)
  if (why.length > LIMIT) return again(t.erasure.long, 422)
  const key = await reportKey({ pool: web.database.pool, keys: web.keys }, reportId)
  if (key === null) return again(t.erasure.refused, 422)
  const handled = await askErasure(web.handling, { reportId, commandKey: formKey(web, fields), key, why })
  if (handled.outcome === 'refused') return again(t.erasure.refused, 422)
  if (handled.outcome === 'differs-from-before') return again(t.erasure.refused, 409)
  return c.redirect(`${paths.myReport(number)}?selesai=hapus`, 303)
}
