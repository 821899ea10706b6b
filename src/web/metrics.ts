// Figures for the operator's monitoring, in Prometheus' text form: how many, how long, how deep the queues; never about whom.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '../store/database.ts'
import { queueDepths, type QueueDepths } from '../store/queue-depths.ts'
import { isUnavailable } from '../store/unavailable.ts'
import { escrowIsCurrent } from '../vault/escrow.ts'

export type Metrics = {
  readonly answered: (route: string, method: string, status: number, seconds: number) => void
  readonly contentType: string
  readonly text: () => Promise<string>
  /** The same for adding them to those of other processes. */
  readonly values: () => Promise<MetricValues>
}

export type MetricValues = Awaited<ReturnType<Registry['getMetricsAsJSON']>>

/** `keysDir`: the keys whose escrow copy is watched. */
export function webMetrics(database: Database, keysDir?: string): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const labelNames = ['route', 'method', 'status'] as const
  const seconds = new Histogram({
    name: 'tuntas_http_request_seconds', help: 'Time from request to answer, by route', labelNames, registers: [registry],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  })
  const refused = new Counter({ name: 'tuntas_http_faults_total', help: 'Answers with status 500 and above', registers: [registry] })
  registerQueueDepths(registry, database)
  if (keysDir !== undefined) registerEscrow(registry, keysDir)
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    values: () => registry.getMetricsAsJSON(),
    answered(route, method, status, elapsed) {
      seconds.observe({ route, method, status: String(status) }, elapsed)
      if (status >= 500) refused.inc()
    },
  }
}

/** The figures of the process are wanted most when the database is gone: then the queues have none. */
async function depthsOrNone({ pool }: Database): Promise<QueueDepths | null> {
  try {
    return await queueDepths(pool)
  } catch (error) {
    if (isUnavailable(error)) return null
    throw error
  }
}

function registerQueueDepths(registry: Registry, database: Database): void {
  let asked: Promise<QueueDepths | null> | null = null
  /** Once for all figures of an answer: they are collected side by side. */
  const depths = () => (asked ??= depthsOrNone(database).finally(() => void (asked = null)))
  const waiting: Gauge<'queue'> = new Gauge({
    name: 'tuntas_queue_waiting', help: 'Rows of a queue that are due and not yet done', labelNames: ['queue'], registers: [registry], aggregator: 'max',
    async collect(): Promise<void> {
      const now = await depths()
      if (now === null) {
        waiting.reset()
        return
      }
      waiting.set({ queue: 'deadline' }, now.deadlines)
      waiting.set({ queue: 'email' }, now.emails)
      waiting.set({ queue: 'leaf' }, now.leaves)
      // Alarm above 0: the times of these reports pass without anything following from them.
      waiting.set({ queue: 'unswept' }, now.unswept)
    },
  })
  // Above 0 for five minutes: the worker, or the device that signs, is away.
  registerLog(registry, 'tuntas_log_unsigned', 'Entries of the public log for which no checkpoint is signed yet', async () => (await depths())?.unsigned ?? null)
  // On 1 a person must look: tuntas log status.
  registerLog(registry, 'tuntas_log_halted', '1 while signing waits for a person, else 0', async () => {
    const now = await depths()
    return now === null ? null : Number(now.halted)
  })
}

/** Not a number where the database is gone. */
function registerLog(registry: Registry, name: string, help: string, value: () => Promise<number | null>): void {
  const gauge: Gauge = new Gauge({ name, help, registers: [registry], aggregator: 'max', collect: async () => gauge.set((await value()) ?? Number.NaN) })
}

/** Alarm on 0: with the disk, what was sealed since the last copy would be lost. */
function registerEscrow(registry: Registry, keysDir: string): void {
  const current: Gauge = new Gauge({
    name: 'tuntas_escrow_current', help: '1 when every key has a copy in escrow, else 0', registers: [registry], aggregator: 'min',
    collect: () => current.set(escrowIsCurrent(keysDir).current ? 1 : 0),
  })
}
