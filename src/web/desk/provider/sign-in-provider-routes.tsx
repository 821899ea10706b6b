// Signing in by the government's identity provider: sent there, coming back, a code where it asked for none, and signing out there too.
import type { IdentityProvider, Identity } from '../../../account/identity-provider.ts'
import { answersFirst } from '../../../app/accounts/answered-challenge.ts'
import { linkProvider } from '../../../app/accounts/own-provider-link.ts'
import { signInWithProvider, signInWithProviderCode } from '../../../app/accounts/sign-in-with-provider.ts'
import { privatePage, type PageStatus } from '../../answer-page.ts'
import { typed } from '../../form-values.ts'
import { frameOf } from '../../frame-of.ts'
import type { Mount } from '../../mount.ts'
import { paths } from '../../paths.ts'
import type { Fields } from '../../read-form.ts'
import { senderNetwork } from '../../sender.ts'
import type { FieldError } from '../../ui/field-error.ts'
import type { RequestContext, Web } from '../../web.ts'
import { senderOf } from '../account-sender.ts'
import { admitOfficer } from '../admit-officer.ts'
import { providerStep, sentToProvider, type SentToProvider } from '../desk-cookies.ts'
import { withFields } from '../posted-fields.ts'
import { goalOf, showSignIn, waitSentence, welcome } from '../sign-in-routes.tsx'
import { NotLinkedPage, ProviderCodePage } from './provider-pages.tsx'
import { governmentOf, withProvider } from './with-provider.ts'

export function signInProviderRoutes(web: Web, mount: Mount): void {
  mount('beginProvider', (c) => withProvider(web, c, (provider) => begin(web, c, provider)))
  mount('providerReturn', (c) => withProvider(web, c, (provider) => comeBack(web, c, provider)))
  mount('providerCode', (c) => withProvider(web, c, async (provider) => (providerStep.read(web, c) === null ? c.redirect(paths.signIn, 303) : showCode(web, c, provider, []))))
  mount('checkProviderCode', (c) => withProvider(web, c, (provider) => withFields(web, c, (fields) => checkCode(web, c, provider, fields))))
  mount('leaveProvider', (c) => withProvider(web, c, async (provider) => c.redirect((await provider.signOutAddress()) ?? paths.signIn, 302)))
}

async function begin(web: Web, c: RequestContext, provider: IdentityProvider): Promise<Response> {
  const goal = goalOf(c.req.query('tujuan') ?? '')
  const begun = await provider.begin()
  if ('fault' in begun) return otherwise(web, c, goal, frameOf(web, c).t.provider[begun.fault](provider.setting.name), begun.fault === 'away' ? 503 : 422)
  sentToProvider.write(web, c, { ...begun.sent, goal, linking: null })
  return c.redirect(begun.url, 302)
}

/** The sign-in page with what went wrong; nothing was typed that could be lost. */
function otherwise(web: Web, c: RequestContext, goal: string, message: string, status: PageStatus = 422): Promise<Response> {
  return showSignIn(web, c, { errors: [], trouble: message, goal }, status)
}

async function comeBack(web: Web, c: RequestContext, provider: IdentityProvider): Promise<Response> {
  const { provider: words } = frameOf(web, c).t
  const { name } = provider.setting
  const sent = sentToProvider.read(web, c)
  sentToProvider.clear(web, c)
  if (sent === null || !(await answersFirst(web.accounting, sent.state))) return otherwise(web, c, sent?.goal ?? paths.desk, words.over)
  const identity = await provider.finish(new URL(`${web.config.baseUrl}${paths.providerReturn}${new URL(c.req.url).search}`), sent, sent.linking !== null)
  if ('fault' in identity) {
    const message = words[identity.fault](name)
    return sent.linking === null ? otherwise(web, c, sent.goal, message, identity.fault === 'away' ? 503 : 422) : notLinked(web, c, message)
  }
  return sent.linking === null ? enter(web, c, provider, identity, sent) : link(web, c, provider, identity, sent.linking)
}

async function enter(web: Web, c: RequestContext, provider: IdentityProvider, identity: Identity, { goal }: SentToProvider): Promise<Response> {
  const step = await signInWithProvider(web.accounting, identity, governmentOf(web, provider), senderOf(c))
  if ('refused' in step) return otherwise(web, c, goal, frameOf(web, c).t.provider.unknown(provider.setting.name))
  if ('cookies' in step) return welcome(web, c, { ...step, goal })
  providerStep.write(web, c, { officer: step.code, account: { issuer: identity.issuer, subject: identity.subject }, goal })
  return c.redirect(paths.providerCode, 303)
}

/** Only in the session that began it. */
async function link(web: Web, c: RequestContext, { setting }: IdentityProvider, identity: Identity, officer: number): Promise<Response> {
  const atWork = (await admitOfficer(web, c)) ? c.get('officer') : undefined
  if (atWork?.officer !== officer) return otherwise(web, c, paths.account, frameOf(web, c).t.provider.over)
  const done = await linkProvider(web.accounting, atWork, identity, setting.domain)
  return 'refused' in done ? notLinked(web, c, frameOf(web, c).t.provider.faults[done.refused]) : c.redirect(`${paths.account}?selesai=hubung`, 303)
}

async function notLinked(web: Web, c: RequestContext, why: string): Promise<Response> {
  if (c.get('officer') === undefined) await admitOfficer(web, c)
  return privatePage(c, <NotLinkedPage frame={frameOf(web, c)} why={why} />, 422)
}

function showCode(web: Web, c: RequestContext, { setting }: IdentityProvider, errors: readonly FieldError[]): Promise<Response> {
  return privatePage(c, <ProviderCodePage frame={frameOf(web, c)} name={setting.name} errors={errors} />, errors.length === 0 ? 200 : 422)
}

async function checkCode(web: Web, c: RequestContext, provider: IdentityProvider, fields: Fields): Promise<Response> {
  const { t } = frameOf(web, c)
  const step = providerStep.read(web, c)
  const code = typed(fields, 'code').slice(0, 40)
  if (step === null) return otherwise(web, c, paths.desk, t.provider.over)
  if (code.trim() === '') return showCode(web, c, provider, [{ field: 'code', message: t.signIn.faults.codeMissing }])
  const done = await signInWithProviderCode(web.accounting, { ...step, government: governmentOf(web, provider) }, code, { sender: senderOf(c), network: senderNetwork(c, web.config.trustProxy) })
  if ('wait' in done) return showCode(web, c, provider, [{ field: 'code', message: waitSentence(web, c, done.wait) }])
  if ('cookies' in done) {
    providerStep.clear(web, c)
    return welcome(web, c, { ...done, goal: step.goal })
  }
  if ('refused' in done && done.refused === 'wrong') return showCode(web, c, provider, [{ field: 'code', message: t.signIn.faults.codeWrong }])
  return otherwise(web, c, step.goal, t.provider.unknown(provider.setting.name))
}
