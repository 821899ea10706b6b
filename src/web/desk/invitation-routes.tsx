// Beginning by a one-time link: password, code application, backup codes, and one is signed in.
import { codeIn, generatorAddress, isCodeOf, newGeneratorKey, type GeneratorKey } from '../../account/code-generator.ts'
import { passwordHash } from '../../account/password-hash.ts'
import { acceptInvitation, invitedBy, type Invited } from '../../app/accounts/accept-invitation.ts'
import { isPasswordOf } from '../../app/accounts/password-of.ts'
import { isSecondFactorOf } from '../../app/accounts/second-factor-of.ts'
import { privatePage, type PageStatus } from '../answer-page.ts'
import { errorResponse, unreadableResponse } from '../error-pages.tsx'
import { typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import { postedForm } from '../posted-form.ts'
import type { Fields } from '../read-form.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { RequestContext, Web } from '../web.ts'
import { senderOf } from './account-sender.ts'
import { enrolment, shownOnce } from './desk-cookies.ts'
import { InvitationOverPage, InvitationPage, InvitedGeneratorPage } from './invitation-page.tsx'
import { passwordErrors } from './password-errors.ts'
import { qrPicture } from './qr-picture.ts'
import { deviceOf, waitSentence, welcome } from './sign-in-routes.tsx'

export function invitationRoutes(web: Web, mount: Mount): void {
  mount('invitation', (c) => withInvitation(web, c, (link) => showInvitation(web, c, link, [])))
  mount('acceptInvitation', (c) => withInvitation(web, c, (link) => takePassword(web, c, link)))
  mount('invitedGenerator', (c) => withEnrolment(web, c, (link) => showGenerator(web, c, link, [])))
  mount('setUpGenerator', (c) => withEnrolment(web, c, (link) => takeGenerator(web, c, link)))
}

type Link = { readonly token: string; readonly invited: Invited }
type Enrolling = Link & { readonly passwordHash: string | null; readonly generator: GeneratorKey }

/** A link that is unknown, used or too old gets one and the same page. */
async function withInvitation(web: Web, c: RequestContext, answer: (link: Link) => Promise<Response>): Promise<Response> {
  c.header('Referrer-Policy', 'no-referrer')
  const token = c.req.param('token') ?? ''
  const invited = await invitedBy(web.accounting, web.database.pool, token)
  return invited === null ? overResponse(web, c) : answer({ token, invited })
}

/** The second step belongs to the browser that made the first. */
function withEnrolment(web: Web, c: RequestContext, answer: (link: Enrolling) => Promise<Response>): Promise<Response> {
  return withInvitation(web, c, async (link) => {
    const begun = enrolment.read(web, c)
    return begun?.token === link.token ? answer({ ...link, ...begun }) : c.redirect(paths.invitation(link.token), 303)
  })
}

function overResponse(web: Web, c: RequestContext): Promise<Response> {
  return errorResponse(c, <InvitationOverPage frame={frameOf(web, c)} />, 404)
}

function showInvitation(web: Web, c: RequestContext, { token, invited }: Link, errors: readonly FieldError[]): Promise<Response> {
  return privatePage(c, <InvitationPage frame={frameOf(web, c)} token={token} invited={invited} errors={errors} />, statusOf(errors))
}

async function takePassword(web: Web, c: RequestContext, link: Link): Promise<Response> {
  const read = await postedForm(c)
  if ('problem' in read) return unreadableResponse(web, c, read.problem)
  const { officer, purpose } = link.invited
  const errors = [...(purpose === 'factor' ? await presentPasswordErrors(web, c, read.fields, officer.officer) : await passwordErrors(web, frameOf(web, c).t, read.fields, officer))]
  if (errors.length === 0 && purpose === 'password') errors.push(...(await codeErrors(web, c, read.fields, officer.officer)))
  if (errors.length > 0) return showInvitation(web, c, link, errors)
  const chosen = purpose === 'factor' ? null : await passwordHash(typed(read.fields, 'password'))
  if (purpose === 'password' && chosen !== null) return renewPassword(web, c, link.token, chosen)
  enrolment.write(web, c, { token: link.token, passwordHash: chosen, generator: newGeneratorKey() })
  return c.redirect(paths.invitedGenerator(link.token), 303)
}

/** Opens no session: one signs in with the new password. */
async function renewPassword(web: Web, c: RequestContext, token: string, hash: string): Promise<Response> {
  const done = await acceptInvitation(web.accounting, token, { passwordHash: hash })
  return 'refused' in done ? overResponse(web, c) : c.redirect(`${paths.signIn}?baru`, 303)
}

/** Asked last: a code that was right is used up. */
async function codeErrors(web: Web, c: RequestContext, fields: Fields, officer: number): Promise<readonly FieldError[]> {
  const { t } = frameOf(web, c)
  const checked = await isSecondFactorOf(web.accounting, officer, typed(fields, 'code').slice(0, 40), deviceOf(web, c).network)
  if (checked === true) return []
  return [{ field: 'code', message: checked === false ? t.signIn.faults.codeWrong : waitSentence(web, c, checked.wait) }]
}

async function presentPasswordErrors(web: Web, c: RequestContext, fields: Fields, officer: number): Promise<readonly FieldError[]> {
  const { t } = frameOf(web, c)
  const checked = await isPasswordOf(web.accounting, officer, typed(fields, 'current'), deviceOf(web, c).network)
  if (checked === true) return []
  return [{ field: 'current', message: checked === false ? t.signIn.faults.currentWrong : waitSentence(web, c, checked.wait) }]
}

async function showGenerator(web: Web, c: RequestContext, { token, generator, invited }: Enrolling, errors: readonly FieldError[]): Promise<Response> {
  const picture = await qrPicture(generatorAddress(generator, invited.officer.email))
  return privatePage(c, <InvitedGeneratorPage frame={frameOf(web, c)} token={token} generator={generator} picture={picture} errors={errors} />, statusOf(errors))
}

async function takeGenerator(web: Web, c: RequestContext, enrolling: Enrolling): Promise<Response> {
  const read = await postedForm(c)
  if ('problem' in read) return unreadableResponse(web, c, read.problem)
  const code = codeIn(typed(read.fields, 'code'))
  const { token, generator, passwordHash: hash } = enrolling
  if (code === null || !(await isCodeOf(generator, code))) return showGenerator(web, c, enrolling, [{ field: 'code', message: frameOf(web, c).t.signIn.generator.wrong }])
  const done = await acceptInvitation(web.accounting, token, { generator, code, ...(hash !== null && { passwordHash: hash }) })
  enrolment.clear(web, c)
  if ('refused' in done) return overResponse(web, c)
  const cookies = await web.accounting.accounts.openSession(done.officer, senderOf(c))
  shownOnce.write(web, c, { owner: done.officer, backupCodes: done.backupCodes })
  return welcome(web, c, { officer: done.officer, cookies, goal: paths.backupCodes })
}

function statusOf(errors: readonly FieldError[]): PageStatus {
  return errors.length === 0 ? 200 : 422
}
