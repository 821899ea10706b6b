// The log-in library as it is set up here: its tables are ours by name, its addresses aren't mounted, only its functions are called.
import { kyselyAdapter } from '@better-auth/kysely-adapter'
import { betterAuth } from 'better-auth/minimal'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { Kysely, PostgresDialect } from 'kysely'
import { hkdfSync, randomBytes, type KeyObject } from 'node:crypto'
import pg from 'pg'
import { z } from 'zod'
import { passwordHash, passwordMatches } from './password-hash.ts'
import type { SessionCookie } from './session-cookie.ts'
import { PASSWORD_LENGTH } from './password-fault.ts'

/** A session ends when nothing was asked for `idleS`, counted anew at most every `refreshS`, and in any case after `longestS`; seconds. */
export const SESSION = { idleS: 30 * 60, refreshS: 60, longestS: 12 * 3600 } as const
/** How long somebody may look for their phone between password and code, in seconds. */
const CODE_WAIT_S = 10 * 60

export type LogInSettings = { readonly databaseUrl: string; readonly accountKey: KeyObject; readonly baseUrl: string }

export type LogIn = ReturnType<typeof openLogIn>

/** Its own connections: it wants instants as dates, where the rest of the product reads them as numbers. */
export function openLogIn({ databaseUrl, accountKey, baseUrl }: LogInSettings) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4, application_name: 'tuntas-accounts', options: '-c role=tuntas_app -c timezone=UTC', connectionTimeoutMillis: 5_000, query_timeout: 15_000 })
  // A dropped idle connection is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined)) // also while it is lent out
  const secure = baseUrl.startsWith('https:')
  const auth = betterAuth({
    appName: 'Tuntas',
    baseURL: baseUrl,
    secret: librarySecret(accountKey),
    database: kyselyAdapter(new Kysely({ dialect: new PostgresDialect({ pool }) }).withSchema('account'), { type: 'postgres', transaction: true }),
    telemetry: { enabled: false },
    // What it says may hold addresses of people; every refusal is in its answer too.
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_LENGTH.least, maxPasswordLength: 4 * PASSWORD_LENGTH.most,
      password: { hash: passwordHash, verify: ({ hash, password }) => passwordMatches(password, hash) },
    },
    session: { ...sessionTable, expiresIn: SESSION.idleS, updateAge: SESSION.refreshS },
    user: personTable,
    account: credentialTable,
    verification: verificationTable,
    plugins: [twoFactor({ issuer: 'Tuntas', twoFactorCookieMaxAge: CODE_WAIT_S, accountLockout: { enabled: false }, schema: twoFactorTable }), openSession()],
    advanced: {
      database: { generateId: () => randomBytes(16).toString('base64url') },
      ipAddress: { disableIpTracking: true },
      useSecureCookies: false,
      defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
      cookies: { session_token: { name: cookieName('petugas', secure) }, two_factor: { name: cookieName('masuk', secure) }, dont_remember: { name: cookieName('sesaat', secure) } },
    },
  })
  const sessionCookie: SessionCookie = { name: cookieName('petugas', secure), secret: librarySecret(accountKey), secure, livesS: SESSION.idleS }
  return { auth, sessionCookie, challengeCookie: cookieName('masuk', secure), close: () => pool.end() }
}

/** Browsers keep others from setting a cookie of this name, where the connection is encrypted. */
export function cookieName(name: string, secure: boolean): string {
  return secure ? `__Host-${name}` : name
}

/** Seals as the library reads it: the key of a code generator, the hashes of backup codes. */
export function sealedForLogIn(accountKey: KeyObject, data: string): Promise<string> {
  return symmetricEncrypt({ key: librarySecret(accountKey), data })
}

export function openedForLogIn(accountKey: KeyObject, sealed: string): Promise<string> {
  return symmetricDecrypt({ key: librarySecret(accountKey), data: sealed })
}

function librarySecret(accountKey: KeyObject): string {
  return Buffer.from(hkdfSync('sha256', accountKey.export(), '', 'log-in library 1', 32)).toString('hex')
}

/** Lets the server open a session for somebody whose password and code it has just seen being chosen. */
function openSession() {
  return {
    id: 'open-session',
    endpoints: {
      openSession: createAuthEndpoint.serverOnly({ method: 'POST', body: z.object({ userId: z.string() }), requireHeaders: true }, async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId)
        if (user === null) throw new Error('A session was to be opened for nobody.')
        const session = await ctx.context.internalAdapter.createSession(user.id)
        await setSessionCookie(ctx, { session, user })
        return ctx.json({ token: session.token })
      }),
    },
  }
}

const times = { createdAt: 'created_at', updatedAt: 'updated_at' } as const
const personTable = {
  modelName: 'person', fields: { emailVerified: 'email_verified', ...times },
  // Persons are never made by the library: an administrator invites officers.
  additionalFields: { officer: { type: 'number', required: true, input: false, fieldName: 'officer_id' } },
} as const
const sessionTable = { fields: { userId: 'user_id', userAgent: 'user_agent', ipAddress: 'ip_address', expiresAt: 'expires_at', ...times } } as const
const verificationTable = { fields: { expiresAt: 'expires_at', ...times } } as const
const credentialTable = {
  modelName: 'credential',
  fields: {
    accountId: 'account_id', providerId: 'provider_id', userId: 'user_id', accessToken: 'access_token', refreshToken: 'refresh_token', idToken: 'id_token',
    accessTokenExpiresAt: 'access_token_expires_at', refreshTokenExpiresAt: 'refresh_token_expires_at', ...times,
  },
} as const
const twoFactorTable = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: { modelName: 'two_factor', fields: { backupCodes: 'backup_codes', userId: 'user_id', failedVerificationCount: 'failed_verification_count', lockedUntil: 'locked_until' } },
} as const
