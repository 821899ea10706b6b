// Connections to PostgreSQL, always as the restricted role.
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { gatherQuestions } from './gathered.ts'
import type { Tables } from './tables.ts'

export type Database = {
  readonly pool: pg.Pool
  /** For the write path alone, so that many readers can't keep a report from being written. */
  readonly writing: pg.Pool
  /** For what everybody may read: as a role that can read no secret report, no sealed word, no identity and no account. */
  readonly open: pg.Pool
  /** For reads; writes of reports go through `app/handle.ts` alone. */
  readonly read: Kysely<Tables>
  close(): Promise<void>
}

// Whole numbers of 64 bits (report ids) stay text: they exceed what a JavaScript number holds exactly.
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.TIMESTAMPTZ
      ? (text: string) => (text === 'infinity' ? Number.POSITIVE_INFINITY : Date.parse(text))
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

/** Where a dropped connection is noted. */
export type ConnectionLog = { readonly warn: (message: string, fields: { readonly error: unknown }) => void }

export type DatabaseSettings = {
  readonly url: string
  readonly connections: number
  readonly name: string
  readonly log: ConnectionLog
  /** What it may do; the application's role where nothing is said. */
  readonly role?: 'tuntas_app' | 'tuntas_sender' | 'tuntas_sealer'
  /** How long an answer may take, in milliseconds; afterwards the question fails and its connection is given up. */
  readonly answerMs?: number
  /** Whether several requests' questions go to the database as one. */
  readonly gather?: boolean
}

/** Commits take milliseconds; a question unanswered for so long has been lost on the way, or the disk stands still. */
const ANSWER_MS = 15_000
const CONNECT_MS = 5_000

/** Two for the commits, the others for loading what is to be changed. */
const WRITING_CONNECTIONS = 6

/** A migration or a hand at the console may hold a lock for a moment; longer, and the request is better answered with "try again". */
const LOCK_MS = 5_000

/** No transaction of ours waits for anything but the database. */
const IDLE_IN_TRANSACTION_MS = 30_000

/**
 * Opens the pools. Every connection takes a restricted role, whoever logs in, so that history can't be changed
 * even where an operator gave one connection string with more rights.
 */
export function openDatabase({ url, connections, name, log, role = 'tuntas_app', answerMs = ANSWER_MS, gather = false }: DatabaseSettings): Database {
  const settings = {
    connectionString: url,
    application_name: name,
    options: optionsAs(role, answerMs),
    connectionTimeoutMillis: Math.min(CONNECT_MS, answerMs),
    query_timeout: answerMs,
    keepAlive: true,
    types,
  }
  const pool = new pg.Pool({ ...settings, max: connections })
  const writing = new pg.Pool({ ...settings, max: WRITING_CONNECTIONS })
  const open = new pg.Pool({ ...settings, max: connections, options: optionsAs('tuntas_public', answerMs) })
  const pools = [pool, writing, open]
  // A dropped idle connection is replaced at the next query; without a listener it would end the process.
  for (const one of pools) one.on('error', (error) => log.warn('a database connection was lost', { error }))
  // One that is lent out is nobody's to listen to: its loss fails the statement that is under way or comes next.
  for (const one of pools) one.on('connect', (client) => client.on('error', () => undefined))
  if (gather) for (const one of pools) gatherQuestions(one)
  const read = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { pool, writing, open, read, close: async () => void (await Promise.all([read.destroy(), writing.end(), open.end()])) }
}

function optionsAs(role: string, answerMs: number): string {
  return (
    `-c role=${role} ` +
    '-c plan_cache_mode=force_generic_plan -c jit=off -c timezone=UTC ' +
    `-c statement_timeout=${answerMs} -c lock_timeout=${LOCK_MS} -c idle_in_transaction_session_timeout=${IDLE_IN_TRANSACTION_MS}`
  )
}
