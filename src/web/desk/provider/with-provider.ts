// What routes around the identity provider need of it; without one they are not there.
import type { IdentityProvider } from '../../../account/identity-provider.ts'
import { notFoundResponse } from '../../error-pages.tsx'
import type { RequestContext, Web } from '../../web.ts'

export function withProvider(web: Web, c: RequestContext, answer: (provider: IdentityProvider) => Promise<Response>): Promise<Response> {
  return web.provider === null ? Promise.resolve(notFoundResponse(web, c)) : answer(web.provider)
}

/** The government that the provider speaks for; null while no government of that code is here. */
export function governmentOf({ reference }: Pick<Web, 'reference'>, { setting }: IdentityProvider): number | null {
  return reference.get().units.find(({ code }) => code === setting.government)?.id ?? null
}

/** Whether the officer may tie an account at the provider to theirs. */
export function speaksFor(web: Pick<Web, 'reference'>, provider: IdentityProvider | null, government: number): provider is IdentityProvider {
  return provider !== null && governmentOf(web, provider) === government
}
