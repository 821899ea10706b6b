// What the pages and handlers are given: everything a web process holds, made once at start.
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { IdentityProvider } from '../account/identity-provider.ts'
import type { Accounting } from '../app/accounts/accounting.ts'
import type { ContactNotes } from '../app/contacts/note-contacts.ts'
import type { CurrentReference } from '../app/current-reference.ts'
import type { Handling } from '../app/handle.ts'
import type { Clock, Files, KeyManager } from '../app/ports.ts'
import type { Config } from '../config.ts'
import type { ProcessLog } from '../process-log.ts'
import type { Verdicts } from '../scanner/remembered-verdicts.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { OfficerRow } from '../store/accounts/officers.ts'
import type { Database } from '../store/database.ts'
import type { LoadedReport } from '../store/load-reports.ts'
import type { Language } from '../text/text.ts'
import type { LogSigning } from '../vault/log-signing.ts'
import type { ServerSecrets } from '../vault/server-secrets.ts'
import type { AssetStore } from './asset-store.ts'
import type { Limits } from './limits.ts'
import type { Metrics } from './metrics.ts'
import type { Pressure } from './proof/pressure.ts'
import type { Fields } from './read-form.ts'
import type { UploadPlaces } from './upload-places.ts'

export type Web = {
  readonly config: Config
  readonly clock: Clock
  readonly database: Database
  readonly reference: CurrentReference
  readonly handling: Handling
  readonly accounting: Accounting
  /** Where a government signs its officers in by a provider of its own; null where none is set up. */
  readonly provider: IdentityProvider | null
  readonly keys: KeyManager
  readonly secrets: ServerSecrets
  readonly signing: LogSigning
  readonly files: Files
  readonly contacts: ContactNotes
  /** What a scanner says of evidence before it is given out; null where the operator has none. */
  readonly verdicts: Verdicts | null
  readonly assets: AssetStore
  readonly limits: Limits
  readonly pressure: Pressure
  readonly uploads: UploadPlaces
  readonly metrics: Metrics
  readonly log: ProcessLog
}

/** An officer whom the gate of a route let in, with the session that asks. */
export type OfficerAtWork = OfficerRow & { readonly sessionId: string }

/** What a request carries along besides its own data. */
export type Carried = {
  /** Names the request in the log and on an error page. */
  requestId: string
  language: Language
  /** What was typed into a posted form: shown back when it can't be saved. */
  typed: Fields
  /** That there was more of it, which was not waited for. */
  typedInPart: boolean
  /** Whether a file came with what was typed. */
  filesSent: boolean
  /** Who is signed in, on pages of the desk. */
  officer: OfficerAtWork
  /** The report that the route's access was judged on. */
  reportId: ReportId
  /** The same as it stood then, at the desk. */
  report: LoadedReport
  /** As what an officer may see it. */
  audience: 'verifier' | 'handler'
  /** The Content-Security-Policy of this answer instead of that of all pages. */
  contentPolicy: string
}

export type Env = { Bindings: HttpBindings; Variables: Partial<Carried> }

export type RequestContext = Context<Env>

export type Handler = (c: RequestContext) => Response | Promise<Response>
