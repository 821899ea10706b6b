// The figures of all web processes of this machine as those of one: whichever is asked, the same are told.
import { AggregatorRegistry } from 'prom-client'
import type { Metrics, MetricValues } from './metrics.ts'
import type { Siblings } from '../siblings.ts'

export function sharedMetrics(own: Metrics, siblings: Siblings): Metrics {
  if (siblings.count === 0) return own
  siblings.answer('figures', () => own.values())
  return {
    ...own,
    async text() {
      const others = (await siblings.ask('figures')) as readonly MetricValues[]
      return AggregatorRegistry.aggregate([await own.values(), ...others]).metrics()
    },
  }
}
