// What the page of the public log shows of it: how large and how old it is, by which keys it is checked, who else has seen it.
import { dailyCheckpoints, newestCheckpoint, readHalt, readLogKeys, readPublicLog } from '../../store/log/log-rows.ts'
import { readOutlets } from '../../store/log/log-outlets.ts'
import type { Web } from '../web.ts'
import type { LogShown } from './verify-page.tsx'

const DAYS = 14

export async function logShown({ database: { pool }, config, clock }: Web): Promise<LogShown> {
  const log = await readPublicLog(pool)
  const address = log === null || log.no === 1 ? `${config.baseUrl}/log` : `${config.baseUrl}/log/${log.no}`
  if (log === null) return { origin: config.log.origin, address, size: 0, signedAt: null, checkpoint: null, keys: [], halted: false, outlets: [], days: [], now: clock.now() }
  const [newest, keys, halt, outlets, days] = await Promise.all([newestCheckpoint(pool, log.no), readLogKeys(pool, log.no), readHalt(pool), readOutlets(pool), dailyCheckpoints(pool, log.no, DAYS)])
  return {
    origin: log.origin, address, size: newest?.size ?? 0, signedAt: newest?.at ?? null, checkpoint: newest?.note ?? null, halted: halt !== null, now: clock.now(),
    keys: keys.map(({ key }) => key),
    outlets: outlets.map(({ shown, kind, size, at }) => ({ shown, kind, size, at })),
    days: days.map(({ size, root, at }) => ({ at, size, root: root.toString('base64') })),
  }
}
