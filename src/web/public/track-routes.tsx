// Opening a report with its number and secret code.
import { publicNumber, reportIdOf } from '../../report/numbers/public-number.ts'
import { isSameHash, normaliseReceiptCode, receiptCodeHash } from '../../report/numbers/receipt-code.ts'
import { loadReport } from '../../store/load-reports.ts'
import type { Text } from '../../text/text.ts'
import { freshPage, privatePage } from '../answer-page.ts'
import { unreadableResponse } from '../error-pages.tsx'
import { typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import { postedForm } from '../posted-form.ts'
import type { Fields } from '../read-form.ts'
import { rememberReport } from '../reporter-session.ts'
import { sessionSettings } from '../session-settings.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { RequestContext, Web } from '../web.ts'
import { TrackPage } from './track-page.tsx'

export function trackRoutes(web: Web, mount: Mount): void {
  mount('track', (c) => freshPage(c, <TrackPage frame={frameOf(web, c)} number={c.req.query('nomor')} errors={[]} left={c.req.query('keluar') !== undefined} />))
  mount('openReport', async (c) => {
    const read = await postedForm(c)
    return 'problem' in read ? unreadableResponse(web, c, read.problem) : openReport(web, c, read.fields)
  })
}

/** An unknown number and a wrong code get the same answer after the same work: which numbers exist stays unknown. */
async function openReport(web: Web, c: RequestContext, fields: Fields): Promise<Response> {
  const frame = frameOf(web, c)
  const errors = inputErrors(web, fields, frame.t)
  const reportId = reportIdOf(typed(fields, 'number'), web.secrets.numberKey)
  const code = normaliseReceiptCode(typed(fields, 'code'))
  if (errors.length > 0 || reportId === null || code === null) return again(web, c, fields, errors)
  const report = await loadReport(web.database.pool, reportId)
  const hash = receiptCodeHash(code, web.secrets.pepper)
  const matches = isSameHash(report?.codeHash ?? Buffer.alloc(hash.length), hash)
  if (!matches || report === null) return again(web, c, fields, [{ field: 'code', message: frame.t.entry.faults.noMatch }])
  rememberReport(c, sessionSettings(web), { reportId, code: null, now: web.clock.now() })
  return c.redirect(paths.myReport(publicNumber(reportId, web.secrets.numberKey)), 303)
}

function inputErrors(web: Web, fields: Fields, t: Text): FieldError[] {
  const { faults } = t.entry
  const errors: FieldError[] = []
  const number = typed(fields, 'number')
  if (number.trim() === '') errors.push({ field: 'number', message: faults.numberMissing })
  else if (reportIdOf(number, web.secrets.numberKey) === null) errors.push({ field: 'number', message: faults.numberWrong })
  const code = typed(fields, 'code')
  if (code.trim() === '') errors.push({ field: 'code', message: faults.codeMissing })
  else if (normaliseReceiptCode(code) === null) errors.push({ field: 'code', message: faults.codeWrong })
  return errors
}

function again(web: Web, c: RequestContext, fields: Fields, errors: readonly FieldError[]): Promise<Response> {
  return privatePage(c, <TrackPage frame={frameOf(web, c)} number={typed(fields, 'number').slice(0, 40)} errors={errors} />, 422)
}
