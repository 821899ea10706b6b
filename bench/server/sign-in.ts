// Signs an officer of the demonstration in, by the forms that officers use.
import { createOTP } from '@better-auth/utils/otp'
import { base32 } from '@better-auth/utils/base32'
import { demoOfficer } from '../../src/app/accounts/demo-officers.ts'
import { DEMO_PARTS } from '../../src/app/accounts/demo-parts.ts'

const HALF_MINUTE = 30_000

const sessions = new Map<string, Promise<string>>()

/** The cookie to send with every request; one session for the whole run. @throws when the doors stay shut. */
export function signedIn(port: number, officer: number): Promise<string> {
  const known = sessions.get(`${port} ${officer}`) ?? signIn(port, officer)
  sessions.set(`${port} ${officer}`, known)
  return known
}

async function signIn(port: number, officer: number): Promise<string> {
  const part = DEMO_PARTS.find((one) => one.officer === officer)
  if (part === undefined) throw new Error(`The demonstration has no officer ${officer}.`)
  const { email, password, generator } = demoOfficer(part)
  const first = await post(port, '/meja/masuk', { email, password }, '')
  const code = await createOTP(base32.decode(generator)).hotp(Math.floor(Date.now() / HALF_MINUTE))
  const second = await post(port, '/meja/masuk/kode', { code }, first.cookie)
  if (second.leadsTo !== '/meja') throw new Error(`An officer could not sign in: status ${second.status}.`)
  return second.cookie
}

type Posted = { readonly status: number; readonly leadsTo: string | null; readonly cookie: string }

async function post(port: number, path: string, fields: Readonly<Record<string, string>>, cookie: string): Promise<Posted> {
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST', redirect: 'manual', body: new URLSearchParams(fields), headers: { 'Sec-Fetch-Site': 'same-origin', ...(cookie !== '' && { Cookie: cookie }) },
  })
  const kept = new Map(cookie.split('; ').filter((pair) => pair !== '').map((pair) => [pair.split('=')[0], pair]))
  for (const line of answer.headers.getSetCookie()) kept.set(line.split('=')[0], line.split(';')[0] ?? '')
  return { status: answer.status, leadsTo: answer.headers.get('location'), cookie: [...kept.values()].join('; ') }
}
