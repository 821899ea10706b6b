// A request and its answer as the accounts see them: the cookies that came, and those that go back.
import type { Cookies, Sender } from '../../account/accounts.ts'
import type { RequestContext } from '../web.ts'

export function senderOf(c: RequestContext): Sender {
  return { cookie: c.req.header('cookie') ?? '', userAgent: c.req.header('user-agent') ?? '' }
}

export function passOn(c: RequestContext, cookies: Cookies): void {
  for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true })
}
