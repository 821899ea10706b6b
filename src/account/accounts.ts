// Sign-in and sessions as the rest of the product asks for them; that a library answers is known in this folder only.
import { isAPIError } from 'better-auth/api'
import { openLogIn, type LogIn, type LogInSettings } from './log-in.ts'
import { droppedCookie, renewedCookie, tokenOf } from './session-cookie.ts'

/** Lines of `Set-Cookie` that the answer must carry. */
export type Cookies = readonly string[]

/** The cookies of a request, as its `Cookie` header has them; `userAgent` names the browser in the list of sessions. */
export type Sender = { readonly cookie: string; readonly userAgent: string }

export type Accounts = {
  /** The first step: the cookies of a wait for the second, or null when e-mail or password is wrong. Takes as long for an e-mail that nobody has. */
  readonly checkPassword: (email: string, password: string) => Promise<Cookies | null>
  /** The second step, of the browser that made the first: opens a session. `over`: the wait has ended or five tries were wrong. */
  readonly checkCode: (sender: Sender, code: string) => Promise<SecondStep>
  /** The same with the hash of a backup code, which is used up. */
  readonly checkBackupCode: (sender: Sender, codeHash: string) => Promise<SecondStep>
  /** Of the signed-in sender, without opening anything. */
  readonly isCodeOfSender: (sender: Sender, code: string) => Promise<boolean>
  readonly isPasswordOfSender: (sender: Sender, password: string) => Promise<boolean>
  /** The token of the session that the sender's cookie names, whether or not it is still open; null when nobody here signed it. */
  readonly tokenOf: (sender: Sender) => string | null
  /** The session's cookie once more, for another idle time. */
  readonly renewed: (sender: Sender) => Cookies
  readonly openSession: (officer: number, sender: Sender) => Promise<Cookies>
  /** Takes the session's cookie away; ending the session itself is the caller's. */
  readonly forgotten: () => Cookies
  readonly close: () => Promise<void>
}

export type SecondStep = { readonly officer: number; readonly cookies: Cookies } | { readonly refused: 'wrong' | 'over' }

export function openAccounts(settings: LogInSettings): Accounts {
  const logIn = openLogIn(settings)
  const { api } = logIn.auth
  return {
    checkPassword: (email, password) => unless(['UNAUTHORIZED', 'BAD_REQUEST'], async () => {
      const cookies = cookiesOf(await api.signInEmail({ body: { email, password }, headers: new Headers(), returnHeaders: true }))
      // It would also take away the cookie of a session that the browser has, which is to be ended, not forgotten.
      return cookies.filter((cookie) => cookie.startsWith(`${logIn.challengeCookie}=`))
    }),
    checkCode: (sender, code) => secondStep(() => api.verifyTOTP({ body: { code }, headers: headersOf(logIn, sender, 'challenge'), returnHeaders: true })),
    checkBackupCode: (sender, code) => secondStep(() => api.verifyBackupCode({ body: { code }, headers: headersOf(logIn, sender, 'challenge'), returnHeaders: true })),
    isCodeOfSender: async (sender, code) => (await unless(['UNAUTHORIZED', 'BAD_REQUEST'], () => api.verifyTOTP({ body: { code }, headers: headersOf(logIn, sender, 'session') }))) !== null,
    isPasswordOfSender: async (sender, password) => (await unless(['UNAUTHORIZED', 'BAD_REQUEST'], () => api.verifyPassword({ body: { password }, headers: headersOf(logIn, sender, 'session') }))) !== null,
    tokenOf: (sender) => tokenOf(logIn.sessionCookie, sender),
    renewed: (sender) => [renewedCookie(logIn.sessionCookie, sender)],
    openSession: async (officer, sender) => cookiesOf(await api.openSession({ body: { userId: String(officer) }, headers: headersOf(logIn, sender, 'none'), returnHeaders: true })),
    forgotten: () => [droppedCookie(logIn.sessionCookie)],
    close: () => logIn.close(),
  }
}

async function secondStep(verify: () => Promise<{ headers: Headers; response: { user: unknown } }>): Promise<SecondStep> {
  try {
    const { headers, response } = await verify()
    const { id } = response.user as { id: string }
    return { officer: Number(id), cookies: headers.getSetCookie() }
  } catch (error) {
    if (!isAPIError(error)) throw error
    const wrong = ['INVALID_CODE', 'INVALID_BACKUP_CODE'].includes(String(error.body?.code))
    if (wrong || error.status === 'UNAUTHORIZED' || error.status === 'BAD_REQUEST') return { refused: wrong ? 'wrong' : 'over' }
    throw error
  }
}

/** Null where the library refuses with one of these. */
async function unless<T>(statuses: readonly string[], ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    if (isAPIError(error) && statuses.includes(String(error.status))) return null
    throw error
  }
}

/** Only the cookie that the question is about: an older session must not answer for a new sign-in, nor the other way round. */
function headersOf(logIn: LogIn, { cookie, userAgent }: Sender, about: 'session' | 'challenge' | 'none'): Headers {
  const name = about === 'session' ? logIn.sessionCookie.name : logIn.challengeCookie
  const pair = about === 'none' ? undefined : cookie.split(/;\s*/).find((one) => one.startsWith(`${name}=`))
  return new Headers({ 'user-agent': userAgent.slice(0, 300), ...(pair === undefined ? {} : { cookie: pair }) })
}

function cookiesOf({ headers }: { readonly headers: Headers }): Cookies {
  return headers.getSetCookie()
}
