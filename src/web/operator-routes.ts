// What monitoring asks: whether the process lives, whether it can serve, and its figures.
import type { Handler, Web } from './web.ts'

/** 200 when the database answers, 503 when not; the body says which. Liveness is that anything answers at all. */
export function answerHealth({ database, log }: Web): Handler {
  return async (c) => {
    c.header('Cache-Control', 'no-store')
    try {
      await database.pool.query('select 1')
      return c.json({ status: 'ok', database: 'ok' })
    } catch (error) {
      log.warn('the health check found no database', { error })
      return c.json({ status: 'unavailable', database: 'unavailable' }, 503)
    }
  }
}

export function answerMetrics({ metrics }: Web): Handler {
  return async (c) => c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' })
}
