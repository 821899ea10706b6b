// Runs pgbench and reads what it says.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

export type PgbenchRun = {
  readonly pgbench: string
  readonly socketFolder: string
  readonly user: string
  readonly database: string
  /** Files of the scripts; each transaction takes one of them by chance. */
  readonly scripts: readonly string[]
  readonly variables: readonly (readonly [name: string, value: string])[]
  readonly clients: number
  /** Seconds before counting begins, in which statements are prepared; then seconds that count. */
  readonly warmUp: number
  readonly seconds: number
}

/** Transactions a second; the seconds of warming up are left out. @throws when a transaction failed. */
export async function runPgbench(run: PgbenchRun): Promise<number> {
  const { clients, scripts, variables, warmUp, seconds } = run
  const child = spawn(
    run.pgbench,
    [
      '-h', run.socketFolder, '-U', run.user, '-M', 'prepared', '-n', '-j', '2', '-c', String(clients), '-T', String(warmUp + seconds), '-P', '1',
      ...variables.map(([name, value]) => ['-D', `${name}=${value}`]).flat(), ...scripts.map((file) => ['-f', file]).flat(), run.database,
    ],
    {
      env: { PATH: process.env['PATH'], LC_ALL: 'C', PGOPTIONS: '-c role=tuntas_app -c plan_cache_mode=force_generic_plan -c jit=off -c timezone=UTC' },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const [status] = (await once(child, 'close')) as [number | null]
  if (status !== 0 || /aborted/.test(said)) throw new Error(`pgbench failed: ${said.trim().split('\n').slice(-3).join(' ')}`)
  return rateSince(said, warmUp)
}

/** Mean of the rates that `-P 1` printed after `warmUp` seconds. */
export function rateSince(said: string, warmUp: number): number {
  const lines = [...said.matchAll(/^progress: ([\d.]+) s, ([\d.]+) tps/gm)].map(([, at, tps]) => ({ at: Number(at), tps: Number(tps) }))
  const counted = lines.filter(({ at }) => at > warmUp + 0.5)
  if (counted.length === 0) throw new Error('pgbench said nothing about its progress.')
  const first = lines.findLast(({ at }) => at <= warmUp + 0.5)?.at ?? 0
  let transactions = 0
  let before = first
  for (const { at, tps } of counted) {
    transactions += tps * (at - before)
    before = at
  }
  return transactions / (before - first)
}
