// The reporter's answer whether a body outside may learn who they are.
import { answerConsent } from '../../app/answer-consent.ts'
import { reportKey } from '../../app/read-report.ts'
import { unreadableResponse } from '../error-pages.tsx'
import { TYPED_TITLE } from '../errors/typed-text.tsx'
import { formKey } from '../form-key.ts'
import { typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { openedReport } from '../opened-report.ts'
import { paths } from '../paths.ts'
import { postedForm } from '../posted-form.ts'
import type { RequestContext, Web } from '../web.ts'
import { showReport } from './my-report-routes.tsx'

export function consentRoutes(web: Web, mount: Mount): void {
  mount('consentAgain', (c) => c.redirect(paths.myReport(openedReport(web, c).number), 303))
  mount('answerConsent', (c) => take(web, c))
}

async function take(web: Web, c: RequestContext): Promise<Response> {
  const { reportId, number } = openedReport(web, c)
  const { t } = frameOf(web, c)
  const posted = await postedForm(c)
  if ('problem' in posted) return unreadableResponse(web, c, posted.problem)
  const answer = typed(posted.fields, 'jawab')
  const key = await reportKey({ pool: web.database.pool, keys: web.keys }, reportId)
  if (key === null || (answer !== 'ya' && answer !== 'tidak')) return showReport(web, c, { errors: [{ field: TYPED_TITLE, message: key === null ? t.course.erased : t.choice.changed }] }, 422)
  const handled = await answerConsent(web.handling, { reportId, commandKey: formKey(web, posted.fields), key, given: answer === 'ya' })
  if (handled.outcome === 'refused' && handled.refusal !== 'nothing-changed') return showReport(web, c, { errors: [{ field: TYPED_TITLE, message: t.handOver.consent.late }] }, 409)
  if (handled.outcome === 'differs-from-before') return showReport(web, c, { errors: [{ field: TYPED_TITLE, message: t.choice.sentBefore }] }, 409)
  return c.redirect(`${paths.myReport(number)}?selesai=izin`, 303)
}
