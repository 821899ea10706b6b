// The public page about retention: from the schedules in force, and counts alone of what was destroyed.
import { scheduleOf } from '../../report/erasure/retention.ts'
import { listsDone } from '../../store/destruction/lists.ts'
import { formatDate, formatNumber } from '../../text/format.ts'
import { publicPage } from '../answer-page.ts'
import { officeZone } from '../desk/office-zone.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import type { Web } from '../web.ts'
import { RetentionPage } from './retention-page.tsx'

const MOST = 50

export function retentionRoutes(web: Web, mount: Mount): void {
  mount('retention', async (c) => {
    const frame = frameOf(web, c)
    const { governments, worldAt } = web.reference.get()
    const world = worldAt(web.clock.now())
    const done = (await listsDone(web.database.pool, MOST)).filter(({ destroyed }) => destroyed > 0)
    const sentence = ({ destroyed, doneAt, government }: (typeof done)[number]) => frame.t.destruction.public.done(formatNumber(frame.t, destroyed), formatDate(frame.t, doneAt, officeZone(web, government)), world.unit(government).name)
    return publicPage(c, <RetentionPage frame={frame} governments={governments.map(({ id, name }) => ({ name, schedule: scheduleOf(world, id) }))} done={done.map(sentence)} />)
  })
}
