// The same form came with other content: shows what was taken in and offers to send the rest as a reply.
import { randomBytes } from 'node:crypto'
import { readReport } from '../../app/read-report.ts'
import type { Receipt } from '../../app/submit-report.ts'
import type { ReportState } from '../../report/state.ts'
import { formatSubmissionKey, newSubmissionKey } from '../../report/numbers/submission-key.ts'
import type { Text } from '../../text/text.ts'
import { errorResponse } from '../error-pages.tsx'
import { ConflictPage } from '../errors/conflict-page.tsx'
import { ticked } from '../form-values.ts'
import { openingOf } from '../opening.ts'
import { rememberReport } from '../reporter-session.ts'
import { sessionSettings } from '../session-settings.ts'
import { typedBack } from '../typed-back.ts'
import type { FileItem } from '../ui/file-list.tsx'
import type { RequestContext, Web } from '../web.ts'
import { shownOf } from './report-shown.ts'

/** Whoever has the key of a form can derive nothing from it, but they sent the form: the same person, so the report opens. */
export async function conflictResponse(web: Web, c: RequestContext, { reportId, number, code, state }: Receipt): Promise<Response> {
  const { frame, zone } = shownOf(web, c, state)
  rememberReport(c, sessionSettings(web), { reportId, code, now: web.clock.now() })
  const report = await readReport(openingOf(web), reportId)
  const files = (report?.evidence ?? []).map(({ kind, name, size }): FileItem => ({ kind: kind as FileItem['kind'], name, size }))
  const rest = [...typedBack(c, frame.t).map(({ label, value }) => `${label}: ${value}`), ...choicesMissed(c, frame.t, state)].join('\n\n')
  const hidden = { command: formatSubmissionKey(newSubmissionKey(web.clock.now(), randomBytes(16))) }
  const taken = { at: state.receivedAt, subject: report?.words?.title ?? null, files }
  return errorResponse(c, <ConflictPage frame={frame} zone={zone} number={number} taken={taken} rest={rest} hidden={hidden} />, 409)
}

/** Choices of the second sending that the first one lacks: whoever wished to be protected must not find the wish gone. */
function choicesMissed(c: RequestContext, { form }: Text, { anonymous, secret }: Pick<ReportState, 'anonymous' | 'secret'>): readonly string[] {
  const fields = c.get('typed')
  if (fields === undefined) return []
  return [...(ticked(fields, 'anonymous') && !anonymous ? [form.anonymous.title] : []), ...(ticked(fields, 'secret') && !secret ? [form.secret.title] : [])]
}
