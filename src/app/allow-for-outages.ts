// Gives reporters back what they lost while the public could not reach us: every time of theirs that ran then, once.
import type pg from 'pg'
import { outageAllowed, outagesNotAllowed, reportersTimesIn, type NewOutage, type Place } from '../store/outages.ts'
import { handle, noContent, type Handling } from './handle.ts'

export type Allowing = { readonly handling: Handling; readonly pool: pg.Pool }

const PAGE = 200

/** Returns how many reports were given time. An outage that this process dies over is gone through again; nothing is given twice. */
export async function allowForOutages({ handling, pool }: Allowing): Promise<number> {
  let given = 0
  for (const outage of await outagesNotAllowed(pool)) {
    await handling.refresh()
    given += await allowFor({ handling, pool }, outage)
    await outageAllowed(pool, outage.id)
  }
  return given
}

async function allowFor({ handling, pool }: Allowing, outage: NewOutage): Promise<number> {
  let given = 0
  for (let after: Place | null = null, more = true; more; ) {
    const places = await reportersTimesIn(pool, outage, after, PAGE)
    const reports = [...new Set(places.map(({ reportId }) => reportId))]
    const handled = await Promise.all(reports.map((reportId) => handle(handling, { reportId, build: () => ({ command: { type: 'allow-for-outages' }, content: noContent }) })))
    given += handled.filter(({ outcome }) => outcome === 'done').length
    after = places.at(-1) ?? null
    more = places.length === PAGE
  }
  return given
}
