// Figures for the operator's monitoring, in Prometheus' text form: how many, how long, how deep the queues; never about whom.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Database } from '../store/database.ts'
import { queueDepths } from '../store/queue-depths.ts'

export type Metrics = {
  readonly answered: (route: string, method: string, status: number, seconds: number) => void
  readonly contentType: string
  readonly text: () => Promise<string>
}

export function webMetrics(database: Database): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const labelNames = ['route', 'method', 'status'] as const
  const seconds = new Histogram({
    name: 'tuntas_http_request_seconds', help: 'Time from request to answer, by route', labelNames, registers: [registry],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  })
  const refused = new Counter({ name: 'tuntas_http_faults_total', help: 'Answers with status 500 and above', registers: [registry] })
  registerQueueDepths(registry, database)
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    answered(route, method, status, elapsed) {
      seconds.observe({ route, method, status: String(status) }, elapsed)
      if (status >= 500) refused.inc()
    },
  }
}

function registerQueueDepths(registry: Registry, database: Database): void {
  const waiting = new Gauge({
    name: 'tuntas_queue_waiting', help: 'Rows of a queue that are due and not yet done', labelNames: ['queue'], registers: [registry],
    async collect() {
      const depths = await queueDepths(database.pool)
      waiting.set({ queue: 'deadline' }, depths.deadlines)
      waiting.set({ queue: 'message' }, depths.messages)
      waiting.set({ queue: 'leaf' }, depths.leaves)
    },
  })
}
