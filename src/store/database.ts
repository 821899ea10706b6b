// Connections to PostgreSQL, always as the restricted role.
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

export type Database = {
  readonly pool: pg.Pool
  /** For reads; writes of reports go through `app/handle.ts` alone. */
  readonly read: Kysely<Tables>
  close(): Promise<void>
}

// Whole numbers of 64 bits (report ids) stay text: they exceed what a JavaScript number holds exactly.
const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.TIMESTAMPTZ
      ? (text: string) => Date.parse(text)
      : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
}

/** Where a dropped connection is noted. */
export type ConnectionLog = { readonly warn: (message: string, fields: { readonly error: unknown }) => void }

export type DatabaseSettings = {
  readonly url: string
  readonly connections: number
  readonly name: string
  readonly log: ConnectionLog
  /** How long an answer may take, in milliseconds; afterwards the question fails and its connection is given up. */
  readonly answerMs?: number
}

/** Commits take milliseconds; a question unanswered for so long has been lost on the way, or the disk stands still. */
const ANSWER_MS = 15_000

/**
 * Opens a pool. Every connection takes the role `tuntas_app`, whoever logs in, so that history can't be changed
 * even where an operator gave one connection string with more rights.
 */
export function openDatabase({ url, connections, name, log, answerMs = ANSWER_MS }: DatabaseSettings): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: name,
    options: '-c role=tuntas_app -c plan_cache_mode=force_generic_plan -c jit=off -c timezone=UTC',
    connectionTimeoutMillis: 5_000,
    query_timeout: answerMs,
    keepAlive: true,
    types,
  })
  // A dropped idle connection is replaced at the next query; without a listener it would end the process.
  pool.on('error', (error) => log.warn('a database connection was lost', { error }))
  const read = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { pool, read, close: () => read.destroy() }
}
