// Lets checkpoints leave the house: whoever holds one elsewhere can show later that the log was changed.
import { hash } from 'node:crypto'
import type pg from 'pg'
import { leaseOutlets, noteHanded, noteNotHanded, settleOutlets, type OutletKind } from '../../store/log/log-outlets.ts'
import { newestCheckpoint, readPublicLog } from '../../store/log/log-rows.ts'

export type Handing = {
  readonly pool: pg.Pool
  readonly kind: OutletKind
  readonly targets: readonly string[]
  /** Hands one over. @throws when it was not taken */
  readonly hand: (target: string, checkpoint: { readonly origin: string; readonly size: number; readonly note: string; readonly at: number }) => Promise<void>
  /** Told of each that was not taken. */
  readonly failed: (error: unknown, attempt: number) => void
}

/** Seconds between two that an address has taken: whoever reads mail wants one a day. */
const REST: Readonly<Record<OutletKind, number>> = { webhook: 60, mail: 86_400 }
const LONGEST_REST = 3_600

export function outletHash(kind: OutletKind, target: string): Buffer {
  return hash('sha256', `${kind} ${target}`, 'buffer')
}

export async function settleTargets(pool: pg.Pool, { mailTo, webhooks }: { readonly mailTo: readonly string[]; readonly webhooks: readonly string[] }): Promise<void> {
  await settleOutlets(pool, [
    ...mailTo.map((target) => ({ hash: outletHash('mail', target), kind: 'mail' as const, shown: target.split('@')[1] ?? '' })),
    ...webhooks.map((target) => ({ hash: outletHash('webhook', target), kind: 'webhook' as const, shown: URL.parse(target)?.host ?? '' })),
  ])
}

/** Returns how many were taken. */
export async function handOut({ pool, kind, targets, hand, failed }: Handing): Promise<number> {
  if (targets.length === 0) return 0
  const log = await readPublicLog(pool)
  const newest = log === null ? null : await newestCheckpoint(pool, log.no)
  if (log === null || newest === null) return 0
  let taken = 0
  for (const due of await leaseOutlets(pool, kind, { log: log.no, size: newest.size })) {
    const target = targets.find((one) => outletHash(kind, one).equals(due.hash))
    if (target === undefined) continue
    try {
      await hand(target, { origin: log.origin, size: newest.size, note: newest.note, at: newest.at })
      await noteHanded(pool, due.hash, { log: log.no, size: newest.size, rest: REST[kind] })
      taken += 1
    } catch (error) {
      await noteNotHanded(pool, due.hash, { fault: codeOf(error), rest: Math.min(LONGEST_REST, 30 * 2 ** Math.min(due.attempts, 10)) })
      failed(error, due.attempts)
    }
  }
  return taken
}

/** A code, never an address. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.name : 'unknown'
  return /^[\w.-]{1,40}$/.test(code) ? code : 'unknown'
}
