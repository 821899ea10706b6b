// Tying an account at the identity provider to the own one, and cutting the tie; each after password and code.
import { unlinkProvider } from '../../../app/accounts/own-provider-link.ts'
import type { IdentityProvider } from '../../../account/identity-provider.ts'
import { privatePage } from '../../answer-page.ts'
import { notFoundResponse } from '../../error-pages.tsx'
import { frameOf } from '../../frame-of.ts'
import type { Mount } from '../../mount.ts'
import { paths } from '../../paths.ts'
import type { Fields } from '../../read-form.ts'
import type { FieldError } from '../../ui/field-error.ts'
import type { RequestContext, Web } from '../../web.ts'
import { ProofPage } from '../account-forms.tsx'
import { proofErrors } from '../account-routes.tsx'
import { linkingProvider, sentToProvider } from '../desk-cookies.ts'
import { officerAtWork, ownerAtWork } from '../officer-at-work.ts'
import { withFields } from '../posted-fields.ts'
import { GoToProviderPage, NotLinkedPage, UnlinkProviderPage } from './provider-pages.tsx'
import { speaksFor, withProvider } from './with-provider.ts'

export function providerLinkRoutes(web: Web, mount: Mount): void {
  mount('proveForProvider', (c) => withOwnProvider(web, c, (provider) => showProof(web, c, provider, [])))
  mount('beginLink', (c) => withOwnProvider(web, c, (provider) => withFields(web, c, (fields) => begin(web, c, provider, fields))))
  mount('goToProvider', (c) => withOwnProvider(web, c, (provider) => withProof(web, c, () => privatePage(c, <GoToProviderPage frame={frameOf(web, c)} name={provider.setting.name} />))))
  mount('linkAtProvider', (c) => withOwnProvider(web, c, (provider) => withProof(web, c, () => leave(web, c, provider))))
  mount('unlinkForm', (c) => withOwnProvider(web, c, (provider) => showUnlink(web, c, provider, [])))
  mount('unlinkProvider', (c) => withOwnProvider(web, c, (provider) => withFields(web, c, (fields) => unlink(web, c, provider, fields))))
}

/** Of the officer's own government; another's looks as if there were none. */
function withOwnProvider(web: Web, c: RequestContext, answer: (provider: IdentityProvider) => Promise<Response>): Promise<Response> {
  return withProvider(web, c, (provider) => (speaksFor(web, provider, officerAtWork(c).government) ? answer(provider) : Promise.resolve(notFoundResponse(web, c))))
}

function showProof(web: Web, c: RequestContext, { setting }: IdentityProvider, errors: readonly FieldError[]): Promise<Response> {
  const frame = frameOf(web, c)
  return privatePage(c, <ProofPage frame={frame} title={frame.t.provider.link(setting.name)} action={paths.proveForProvider} errors={errors} />, errors.length === 0 ? 200 : 422)
}

async function begin(web: Web, c: RequestContext, provider: IdentityProvider, fields: Fields): Promise<Response> {
  const errors = await proofErrors(web, c, fields, true)
  if (errors.length > 0) return showProof(web, c, provider, errors)
  linkingProvider.write(web, c, { officer: officerAtWork(c).officer })
  return c.redirect(paths.goToProvider, 303)
}

/** Only for who has just proven who they are; else that comes first. */
function withProof(web: Web, c: RequestContext, answer: () => Promise<Response>): Promise<Response> {
  return linkingProvider.read(web, c)?.officer === officerAtWork(c).officer ? answer() : Promise.resolve(c.redirect(paths.proveForProvider, 303))
}

async function leave(web: Web, c: RequestContext, provider: IdentityProvider): Promise<Response> {
  const begun = await provider.begin()
  const { t } = frameOf(web, c)
  if ('fault' in begun) return privatePage(c, <NotLinkedPage frame={frameOf(web, c)} why={t.provider[begun.fault](provider.setting.name)} />, 503)
  linkingProvider.clear(web, c)
  sentToProvider.write(web, c, { ...begun.sent, goal: paths.account, linking: officerAtWork(c).officer })
  return c.redirect(begun.url, 302)
}

function showUnlink(web: Web, c: RequestContext, { setting }: IdentityProvider, errors: readonly FieldError[]): Promise<Response> {
  return privatePage(c, <UnlinkProviderPage frame={frameOf(web, c)} name={setting.name} errors={errors} />, errors.length === 0 ? 200 : 422)
}

async function unlink(web: Web, c: RequestContext, provider: IdentityProvider, fields: Fields): Promise<Response> {
  const errors = await proofErrors(web, c, fields, true)
  if (errors.length > 0) return showUnlink(web, c, provider, errors)
  await unlinkProvider(web.accounting, ownerAtWork(web, c))
  return c.redirect(`${paths.account}?selesai=putus`, 303)
}
