// Writing a report: the form, and what happens when it is sent.
import { reportIdFrom } from '../../report/numbers/public-number.ts'
import type { Unit } from '../../report/world.ts'
import { formatSubmissionKey, newSubmissionKey, parseSubmissionKey } from '../../report/numbers/submission-key.ts'
import { submitReport, submittedBefore, type Submitted } from '../../app/submit-report.ts'
import { pooledRandom } from '../../vault/pooled-random.ts'
import { newReportKey } from '../../vault/report-key.ts'
import { freshPage, privatePage } from '../answer-page.ts'
import { unreadableResponse } from '../error-pages.tsx'
import { firstValues, typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import { postedForm } from '../posted-form.ts'
import type { Fields } from '../read-form.ts'
import { challengeFor } from '../proof/challenge.ts'
import { judgeProof, type Asked } from '../proof/judge-proof.ts'
import { probeCookies } from '../reporter-session.ts'
import { sessionSettings } from '../session-settings.ts'
import { typedBack } from '../typed-back.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { Hidden } from '../ui/hidden-fields.tsx'
import type { RequestContext, Web } from '../web.ts'
import { conflictResponse } from './conflict-response.tsx'
import { ChooseAgainPage } from './choose-again-page.tsx'
import { ChooseGovernmentPage } from './choose-government-page.tsx'
import { isTooLarge, tooLargeFault } from './too-large.ts'
import { evidenceIntake, type EvidenceIntake } from './evidence-intake.ts'
import { newReportTo } from './information-routes.tsx'
import { FILES_FIELD } from './report-form-values.ts'
import { readSubmission, typedValues } from './read-submission.ts'
import { receiptResponse } from './receipt-response.tsx'
import { ReportFormPage, type ReportFormPageProps } from './report-form-page.tsx'
import { senderNetwork } from '../sender.ts'
import { WaitPage } from './wait-page.tsx'
import { localDay } from './local-day.ts'

export function newReportRoutes(web: Web, mount: Mount): void {
  mount('newReport', async (c) => {
    const government = chosenGovernment(web, c.req.query('pemerintah'))
    if (government === null) return choosePage(web, c)
    probeCookies(c, sessionSettings(web))
    return freshPage(c, reportForm(web, c, { government, values: {}, errors: [], hidden: await firstHidden(web, c, government) }))
  })
  mount('submitReport', (c) => {
    const keys = submissionKeys(web)
    const intake = evidenceIntake(web, 'report', (fields) => ({ reportId: reportIdFrom(keys(fields)), key: newReportKey() }))
    return intake.answering(async () => {
      const read = await postedForm(c, intake.take)
      const tooLarge = isTooLarge(read)
      if ('problem' in read && !tooLarge) return unreadableResponse(web, c, read.problem)
      return takeIn(web, c, { fields: read.fields, tooLarge, intake, submissionKey: keys(read.fields) })
    })
  })
}

type Posted = { readonly fields: Fields; readonly tooLarge: boolean; readonly intake: EvidenceIntake; readonly submissionKey: Uint8Array }

async function takeIn(web: Web, c: RequestContext, posted: Posted): Promise<Response> {
  const { fields, intake, submissionKey, tooLarge } = posted
  const government = chosenGovernment(web, typed(fields, 'government'))
  const { key, reportId } = intake.finish(fields)
  if (government === null) return chooseAgainPage(web, c, posted)
  // Files that came before the key of their form are sealed for another report.
  if (reportId !== reportIdFrom(submissionKey)) return filesAgainPage(web, c, { fields, government }, submissionKey)
  const { t } = frameOf(web, c)
  const read = readSubmission({ fields, government, reference: web.reference.get(), today: localDay(web, government), t })
  const errors = [...('errors' in read ? read.errors : []), ...(tooLarge ? [tooLargeFault(t)] : []), ...intake.faults(t)]
  if ('errors' in read || errors.length > 0) return formAgain(web, c, { ...posted, government }, errors)
  const asked = await judgeProof(web, c, { form: formatSubmissionKey(submissionKey), challenge: typed(fields, 'challenge'), proof: typed(fields, 'proof'), identity: read.contents.identity })
  const submission = { ...read.contents, submissionKey, channel: 'web', government: government.id, key } as const
  if (asked !== null) {
    const before = await submittedBefore(web, { ...submission, evidence: intake.accepted() })
    return before === null ? waitPage(web, c, { ...posted, government }, asked) : answer(web, c, before, { ...posted, government })
  }
  const evidence = await intake.publish()
  if (evidence === null) return filesAgainPage(web, c, { fields, government }, submissionKey)
  const submitted = await submitReport(web, { ...submission, evidence })
  return answer(web, c, submitted, { ...posted, government })
}

type Sent = Posted & { readonly government: Unit }

function answer(web: Web, c: RequestContext, submitted: Submitted, sent: Sent): Promise<Response> {
  switch (submitted.outcome) {
    case 'taken-in':
    case 'taken-in-before':
      return receiptResponse(web, c, submitted.receipt)
    case 'differs-from-before':
      return conflictResponse(web, c, submitted.receipt)
    case 'key-not-free':
      return filesAgainPage(web, c, sent, newKey(web))
    case 'refused':
      if (submitted.refusal !== 'government-has-no-procedure') throw new Error(`The report form was refused: ${submitted.refusal}`)
      return formAgain(web, c, sent, [{ field: 'kind', message: frameOf(web, c).t.form.faults.kindNotHandled }])
  }
}

/** Everything comes back with the challenge; files stay here as for a form with faults. */
function waitPage(web: Web, c: RequestContext, { fields, intake, submissionKey, government }: Sent, { challenge, waitMs }: Asked): Promise<Response> {
  const frame = frameOf(web, c)
  const own = { ...hiddenFields(government, submissionKey), ...intake.keptField(), challenge, proof: '' }
  const sent = [...fields].filter(([name]) => !(name in own) && name !== 'kept').flatMap(([name, values]) => values.map((value) => [name, value] as const))
  c.header('Retry-After', String(Math.ceil(waitMs / 1000)))
  return privatePage(c, <WaitPage frame={frame} fields={[...Object.entries(own), ...sent]} seconds={Math.ceil(waitMs / 1000)} typed={typedBack(c, frame.t)} files={intake.kept()} />, 428)
}

/** The form as it was sent, with what is wrong and the files that were accepted. */
function formAgain(web: Web, c: RequestContext, { fields, government, intake, submissionKey, tooLarge }: Sent, errors: readonly FieldError[]): Promise<Response> {
  const hidden = { ...hiddenFields(government, submissionKey), ...intake.keptField() }
  return formPage(web, c, { government, values: typedValues(fields), errors, hidden, keptFiles: intake.kept() }, tooLarge ? 413 : 422)
}

/** Everything that was typed is there; the files must be chosen once more. */
function filesAgainPage(web: Web, c: RequestContext, { fields, government }: Pick<Sent, 'fields' | 'government'>, submissionKey: Uint8Array): Promise<Response> {
  const errors = [{ field: FILES_FIELD, message: frameOf(web, c).t.form.filesAgain }]
  return formPage(web, c, { government, values: typedValues(fields), errors, hidden: hiddenFields(government, submissionKey) }, 422)
}

/** The government asked for, or the only one there is; null when it must be chosen. */
function chosenGovernment(web: Web, code: string | undefined): Unit | null {
  const { governments } = web.reference.get()
  const named = governments.find((unit) => unit.code === code)
  return named ?? (governments.length === 1 ? (governments[0] ?? null) : null)
}

function choosePage(web: Web, c: RequestContext): Promise<Response> {
  const governments = web.reference.get().governments.map(({ name, code }) => ({ name, href: newReportTo(code) }))
  return freshPage(c, <ChooseGovernmentPage frame={frameOf(web, c)} governments={governments} />)
}

function chooseAgainPage(web: Web, c: RequestContext, { fields, intake, submissionKey }: Posted): Promise<Response> {
  const frame = frameOf(web, c)
  const { government: _unknown, ...sent } = firstValues(fields)
  const hidden = { ...sent, submission: formatSubmissionKey(submissionKey), ...intake.keptField() }
  const errors = [{ field: 'government', message: frame.t.form.faults.governmentMissing }, ...intake.faults(frame.t)]
  return privatePage(c, <ChooseAgainPage frame={frame} governments={web.reference.get().governments} errors={errors} hidden={hidden} typed={typedBack(c, frame.t)} />, 422)
}

type FormState = Pick<ReportFormPageProps, 'values' | 'errors' | 'hidden' | 'keptFiles'> & { readonly government: Unit }

function formPage(web: Web, c: RequestContext, state: FormState, status: 413 | 422): Promise<Response> {
  return privatePage(c, reportForm(web, c, state), status)
}

function reportForm(web: Web, c: RequestContext, state: FormState) {
  const reference = web.reference.get()
  const { government } = state
  return (
    <ReportFormPage
      {...state}
      frame={frameOf(web, c)}
      government={{ name: government.name, change: reference.governments.length > 1 ? paths.newReport : null }}
      districts={reference.regionsIn(government.region ?? '').map(({ code, name }) => ({ value: code, label: name }))}
      agencies={reference.agenciesOf(government.id).map(({ code, name }) => ({ value: code, label: name }))}
      identityNeeded={reference.identityNeeded(government.id)}
      sendsEmail={web.config.mail !== null}
      today={localDay(web, government)}
    />
  )
}

/** Where work would be asked for, it begins while the person still writes. */
async function firstHidden(web: Web, c: RequestContext, government: Unit): Promise<Hidden> {
  const hidden = hiddenFields(government, newKey(web))
  if (!(await web.pressure.isHigh(senderNetwork(c, web.config.trustProxy)))) return hidden
  return { ...hidden, challenge: challengeFor(web.secrets.cookieKey, hidden['submission'] ?? '', web.clock.now()), proof: '' }
}

function hiddenFields(government: Unit, submissionKey: Uint8Array): Hidden {
  return { submission: formatSubmissionKey(submissionKey), government: government.code }
}

/** The key that the form carries, or one made for this request: a form without a usable key is still taken in. */
function submissionKeys(web: Web): (fields: Fields) => Uint8Array {
  let made: Uint8Array | null = null
  return (fields) => parseSubmissionKey(typed(fields, 'submission'), web.clock.now()) ?? (made ??= newKey(web))
}

function newKey(web: Web): Uint8Array {
  return newSubmissionKey(web.clock.now(), pooledRandom(16))
}
