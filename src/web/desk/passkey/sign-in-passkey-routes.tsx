// Signing in with a passkey alone.
import { newChallenge, requestOptions } from '../../../account/passkeys.ts'
import { relyingParty } from '../../../account/relying-party.ts'
import { signInWithPasskey } from '../../../app/accounts/sign-in-with-passkey.ts'
import { privatePage } from '../../answer-page.ts'
import { typed } from '../../form-values.ts'
import { frameOf } from '../../frame-of.ts'
import type { Mount } from '../../mount.ts'
import { paths } from '../../paths.ts'
import type { Fields } from '../../read-form.ts'
import type { RequestContext, Web } from '../../web.ts'
import { senderOf } from '../account-sender.ts'
import { passkeyChallenge } from '../desk-cookies.ts'
import { withFields } from '../posted-fields.ts'
import { deviceOf, goalOf, waitSentence, welcome } from '../sign-in-routes.tsx'
import { SignInPasskeyPage } from './sign-in-passkey-page.tsx'

export function signInPasskeyRoutes(web: Web, mount: Mount): void {
  mount('signInPasskey', (c) => show(web, c, goalOf(c.req.query('tujuan') ?? ''), null))
  mount('checkPasskey', (c) => withFields(web, c, (fields) => check(web, c, fields)))
}

/** With another challenge each time. */
async function show(web: Web, c: RequestContext, goal: string, trouble: string | null): Promise<Response> {
  const party = relyingParty(web.config.baseUrl)
  const challenge = newChallenge()
  if (party !== null) passkeyChallenge.write(web, c, { challenge, goal })
  const options = party === null ? null : await requestOptions(party, challenge)
  return privatePage(c, <SignInPasskeyPage frame={frameOf(web, c)} options={options} goal={goal} trouble={trouble} />, trouble === null ? 200 : 422)
}

async function check(web: Web, c: RequestContext, fields: Fields): Promise<Response> {
  const { passkeys: words } = frameOf(web, c).t
  const party = relyingParty(web.config.baseUrl)
  const asked = passkeyChallenge.read(web, c)
  if (party === null || asked === null) return show(web, c, paths.desk, party === null ? words.notAtAddress : words.over)
  const done = await signInWithPasskey(web.accounting, { party, challenge: asked.challenge, answer: typed(fields, 'answer') }, senderOf(c), deviceOf(web, c))
  if ('wait' in done) return show(web, c, asked.goal, waitSentence(web, c, done.wait))
  if ('refused' in done) return show(web, c, asked.goal, words[done.refused])
  passkeyChallenge.clear(web, c)
  return welcome(web, c, { ...done, goal: asked.goal })
}
