// What browsers of officers keep besides their session.
import type { Sent } from '../../account/identity-provider.ts'
import type { GeneratorKey } from '../../account/code-generator.ts'
import type { ReceiptCode } from '../../report/numbers/receipt-code.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import { CHALLENGE_LIVES_S } from '../../app/accounts/answered-challenge.ts'
import type { ProviderAccount } from '../../store/accounts/provider-links.ts'
import { sealedCookie } from './sealed-cookie.ts'

/** Whose password was right, and where they wanted to go; the log-in library's own cookie says the same to it. */
export const signInStep = sealedCookie<{ readonly officer: number; readonly goal: string }>('tahap', 'sign-in-step', 10 * 60)

/** For half a year: the officers who signed in on this device, so that nobody's guessing elsewhere holds them up here. */
export const knownDevice = sealedCookie<{ readonly id: string; readonly officers: readonly number[] }>('perangkat', 'known-device', 180 * 86_400)

/** Between choosing a password by a link and setting up the code application. */
export const enrolment = sealedCookie<{ readonly token: string; readonly passwordHash: string | null; readonly generator: GeneratorKey }>('pasang', 'enrolment', 3_600)

/** A new code application that is being set up in place of the old one. */
export const newGenerator = sealedCookie<{ readonly officer: number; readonly generator: GeneratorKey }>('ganti', 'new-generator', 1_800)

/** What a passkey is to sign for signing in, and where to go afterwards. */
export const passkeyChallenge = sealedCookie<{ readonly challenge: string; readonly goal: string }>('tantangan', 'passkey-challenge', CHALLENGE_LIVES_S)

/** A passkey that is being added by whoever has just proven who they are, at `provenAt` in epoch milliseconds: no new challenge makes the proof younger. */
export const newPasskey = sealedCookie<{ readonly officer: number; readonly challenge: string; readonly provenAt: number }>('kunci', 'new-passkey', CHALLENGE_LIVES_S)

/** What the identity provider must send back, and what for: signing in and where to go then, or tying an account to this officer's. */
export type SentToProvider = Sent & { readonly goal: string; readonly linking: number | null }
export const sentToProvider = sealedCookie<SentToProvider>('penyedia', 'sent-to-provider', 2 * CHALLENGE_LIVES_S)

/** For whom the provider vouches with one factor, by which account there; their code is asked for. */
export const providerStep = sealedCookie<{ readonly officer: number; readonly account: ProviderAccount; readonly goal: string }>('penyedia-tahap', 'provider-step', 10 * 60)

/** Who has just proven who they are, to tie an account at the provider to theirs. */
export const linkingProvider = sealedCookie<{ readonly officer: number }>('penyedia-hubung', 'linking-provider', 10 * 60)

/** Something to be shown on the next page and never again. */
export const shownOnce = sealedCookie<{ readonly officer: number; readonly link: string } | { readonly backupCodes: readonly string[]; readonly owner: number }>('sekali', 'shown-once', 900)

/** Reports entered by hand in the last half hour, with the codes that are to be handed on. */
export const enteredReports = sealedCookie<readonly { readonly officer: number; readonly reportId: ReportId; readonly code: ReceiptCode; readonly until: number }[]>('masukan', 'entered-reports', 1_800)
