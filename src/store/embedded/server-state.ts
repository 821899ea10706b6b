// Waits until a starting server answers, by connecting to it.
import { setTimeout as pause } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { isAlive } from '../../process-command.ts'
import { StartFault } from '../../start-fault.ts'

export type ServerState = Readonly<{ kind: 'ready'; clusterName: string } | { kind: 'ended' } | { kind: 'unreachable' }>

/** Recovery after a crash replays at most max_wal_size of log; a slow disk gets five minutes for it. */
const recoveryLimit = 300_000

/**
 * Resolves when the server of process `pid` takes connections or is gone, or when nothing has listened at its socket
 * for `patience` milliseconds. @throws StartFault when it does not know our password, or recovers for too long.
 */
export async function serverState(question: { adminUrl: string; pid: number; patience: number }): Promise<ServerState> {
  const began = Date.now()
  for (;;) {
    const answer = await ask(question.adminUrl)
    if (answer.clusterName !== undefined) return { kind: 'ready', clusterName: answer.clusterName }
    if (!isAlive(question.pid)) return { kind: 'ended' }
    const waited = Date.now() - began
    if (answer.silent && waited > question.patience) return { kind: 'unreachable' }
    if (waited > recoveryLimit) throw new StartFault('The database is still recovering after five minutes; its log lies beside its data.')
    await pause(25)
  }
}

type Answer = Readonly<{ clusterName?: string; silent: boolean }>

async function ask(adminUrl: string): Promise<Answer> {
  const client = new Client({ connectionString: adminUrl, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined) // a connection that breaks after its answer is of no interest
  try {
    await client.connect()
    const { rows } = await client.query<{ cluster_name: string }>('show cluster_name')
    return { clusterName: rows[0]?.cluster_name ?? '', silent: false }
  } catch (error) {
    return { silent: !(error instanceof DatabaseError) || refusedForGood(error) }
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** 57P03: starting, stopping or recovering; 53300: too many connections. Anything else that the server says is final. */
function refusedForGood(error: DatabaseError): boolean {
  if (error.code === '28P01' || error.code === '28000') {
    throw new StartFault('The database does not accept the passwords in passwords.json beside it: it is of another making. Nothing was changed.')
  }
  return error.code !== '57P03' && error.code !== '53300'
}
