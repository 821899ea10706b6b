// Signing in by password and code, and signing out.
import { randomBytes } from 'node:crypto'
import { relyingParty } from '../../account/relying-party.ts'
import { currentCode } from '../../account/code-generator.ts'
import { signInWithCode, signInWithPassword } from '../../app/accounts/sign-in.ts'
import { demoOfficers, type DemoOfficer } from '../../app/accounts/demo-officers.ts'
import { endSessionOf, signOut } from '../../app/accounts/sign-out.ts'
import { formatTime } from '../../text/format.ts'
import { privatePage, type PageStatus } from '../answer-page.ts'
import { unreadableResponse } from '../error-pages.tsx'
import { typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import { postedForm } from '../posted-form.ts'
import { senderNetwork } from '../sender.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { RequestContext, Web } from '../web.ts'
import { passOn, senderOf } from './account-sender.ts'
import { CodePage } from './code-page.tsx'
import { admitOfficer } from './admit-officer.ts'
import { knownDevice, signInStep } from './desk-cookies.ts'
import { SignInPage, type DemoGroup } from './sign-in-page.tsx'

export function signInRoutes(web: Web, mount: Mount): void {
  mount('signIn', (c) => showSignIn(web, c, { errors: [], goal: goalOf(c.req.query('tujuan') ?? ''), notice: noticeOf(web, c), ...chosenExample(web, c.req.query('contoh')) }))
  mount('checkPassword', (c) => checkPassword(web, c))
  mount('signInCode', (c) => (signInStep.read(web, c) === null ? c.redirect(paths.signIn, 303) : showCode(web, c, { errors: [], backup: c.req.query('cadangan') !== undefined })))
  mount('checkCode', (c) => checkCode(web, c))
  mount('signOutAgain', (c) => c.redirect(paths.desk, 303))
  mount('signOut', (c) => leave(web, c))
}

type SignInShown = { readonly errors: readonly FieldError[]; readonly goal: string; readonly email?: string; readonly password?: string; readonly notice?: string | undefined; readonly trouble?: string }

export function showSignIn(web: Web, c: RequestContext, shown: SignInShown, status: PageStatus = 200): Promise<Response> {
  return privatePage(c, <SignInPage frame={frameOf(web, c)} provider={web.provider?.setting.name ?? null} left={c.req.query('keluar') !== undefined} passkeys={relyingParty(web.config.baseUrl) !== null} demo={demoGroups(web)} {...shown} />, status)
}

async function checkPassword(web: Web, c: RequestContext): Promise<Response> {
  const read = await postedForm(c)
  if ('problem' in read) return unreadableResponse(web, c, read.problem)
  const { t } = frameOf(web, c)
  const [email, password, goal] = [typed(read.fields, 'email').slice(0, 254), typed(read.fields, 'password'), goalOf(typed(read.fields, 'goal'))]
  const missing = [...(email.trim() === '' ? [{ field: 'email', message: t.signIn.faults.emailMissing }] : []), ...(password === '' ? [{ field: 'password', message: t.signIn.faults.passwordMissing }] : [])]
  if (missing.length > 0) return showSignIn(web, c, { errors: missing, email, goal }, 422)
  const step = await signInWithPassword(web.accounting, { email, password }, deviceOf(web, c))
  if ('cookies' in step) {
    passOn(c, step.cookies)
    signInStep.write(web, c, { officer: step.officer, goal })
    return c.redirect(paths.signInCode, 303)
  }
  const message = 'wait' in step ? waitSentence(web, c, step.wait) : t.signIn.wrong
  return showSignIn(web, c, { errors: [{ field: 'email', message }], email, goal }, 422)
}

async function showCode(web: Web, c: RequestContext, shown: { readonly errors: readonly FieldError[]; readonly backup: boolean }, status: PageStatus = 200): Promise<Response> {
  const step = signInStep.read(web, c)
  const demo = demoHere(web).find(({ officer }) => officer === step?.officer)
  const demoCode = demo === undefined ? null : await currentCode(demo.generator)
  return privatePage(c, <CodePage frame={frameOf(web, c)} demoCode={demoCode} {...shown} />, status)
}

async function checkCode(web: Web, c: RequestContext): Promise<Response> {
  const read = await postedForm(c)
  if ('problem' in read) return unreadableResponse(web, c, read.problem)
  const { t } = frameOf(web, c)
  const step = signInStep.read(web, c)
  if (step === null) return showSignIn(web, c, { errors: [{ field: 'email', message: t.signIn.codeOver }], goal: paths.desk }, 422)
  const [code, backup] = [typed(read.fields, 'code').slice(0, 40), typed(read.fields, 'kind') === 'backup']
  if (code.trim() === '') return showCode(web, c, { errors: [{ field: 'code', message: t.signIn.faults.codeMissing }], backup }, 422)
  const done = await signInWithCode(web.accounting, { officer: step.officer, sender: senderOf(c) }, { code, backup }, deviceOf(web, c))
  if ('cookies' in done) return welcome(web, c, { officer: done.officer.officer, cookies: done.cookies, goal: step.goal })
  if ('wait' in done) return showCode(web, c, { errors: [{ field: 'code', message: waitSentence(web, c, done.wait) }], backup }, 422)
  if (done.refused === 'wrong') return showCode(web, c, { errors: [{ field: 'code', message: backup ? t.signIn.backupWrong : t.signIn.codeWrong }], backup }, 422)
  signInStep.clear(web, c)
  return showSignIn(web, c, { errors: [{ field: 'email', message: t.signIn.codeOver }], goal: step.goal }, 422)
}

function demoHere({ config, reference }: Web): readonly DemoOfficer[] {
  const { onlySynthetic, units } = reference.get()
  const codes = new Set(units.map(({ code }) => code))
  return demoOfficers({ ...config, onlySynthetic }).filter(({ unit }) => codes.has(unit))
}

function demoGroups(web: Web): readonly DemoGroup[] {
  const names = new Map(web.reference.get().units.map(({ code, name }) => [code, name]))
  return [...Map.groupBy(demoHere(web), ({ government }) => government)].map(([code, officers]) => ({ name: names.get(code) ?? code, officers }))
}

/** E-mail and password of the example officer whom a link names. */
function chosenExample(web: Web, number: string | undefined): Pick<SignInShown, 'email' | 'password'> {
  const chosen = demoHere(web).find(({ officer }) => String(officer) === number)
  return chosen === undefined ? {} : { email: chosen.email, password: chosen.password }
}

/** A session that the browser had before ends: its token must not live beside the new one. */
export async function welcome(web: Web, c: RequestContext, { officer, cookies, goal }: { readonly officer: number; readonly cookies: readonly string[]; readonly goal: string }): Promise<Response> {
  await endSessionOf(web.accounting, senderOf(c))
  passOn(c, cookies)
  signInStep.clear(web, c)
  const known = knownDevice.read(web, c)
  knownDevice.write(web, c, { id: known?.id ?? randomBytes(16).toString('base64url'), officers: [officer, ...(known?.officers ?? []).filter((one) => one !== officer)].slice(0, 12) })
  return c.redirect(goal, 303)
}

async function leave(web: Web, c: RequestContext): Promise<Response> {
  const officer = (await admitOfficer(web, c)) ? c.get('officer') : undefined
  if (officer !== undefined) await signOut(web.accounting, officer)
  passOn(c, web.accounting.accounts.forgotten())
  c.header('Clear-Site-Data', '"cache"')
  return c.redirect(`${paths.signIn}?keluar`, 303)
}

export function deviceOf(web: Web, c: RequestContext) {
  const known = knownDevice.read(web, c)
  return { network: senderNetwork(c, web.config.trustProxy), knownFor: (officer: number) => (known?.officers.includes(officer) ? known.id : null) }
}

export function waitSentence(web: Web, c: RequestContext, wait: number): string {
  const { t } = frameOf(web, c)
  return t.signIn.wait(formatTime(t, web.clock.now() + Math.max(wait, 60_000), 'Asia/Jakarta'))
}

function noticeOf(web: Web, c: RequestContext): string | undefined {
  const { t } = frameOf(web, c)
  if (c.req.query('keluar') !== undefined) return t.signIn.signedOut
  if (c.req.query('baru') !== undefined) return t.signIn.invitation.resetDone
  return c.req.query('tujuan') === undefined ? undefined : t.signIn.needed
}

/** Only pages of the desk: whoever writes the address can't lead elsewhere. */
export function goalOf(text: string): string {
  return /^\/meja(?:\/[\w/-]*)?$/.test(text) && !text.startsWith(paths.signIn) ? text : paths.desk
}
