// The world with the time in it since which nobody has served the public: it is an outage before anybody has noted it as one.
import type pg from 'pg'
import type { World } from '../report/world.ts'
import { GAP_MS, heartbeats } from '../store/outages.ts'
import type { Handling } from './handle.ts'

/** After a standstill the sweep may be up before the web process; it must not strike over a gap that will be noted in a moment. */
export async function mindfulOfGap(handling: Handling, pool: pg.Pool): Promise<Handling> {
  const { web } = await heartbeats(pool)
  return web === undefined ? handling : { ...handling, world: () => withGap(handling.world(), web) }
}

function withGap(world: World, lastBeat: number): World {
  if (world.now - lastBeat < GAP_MS) return world
  return { ...world, outages: [...(world.outages ?? []), { from: lastBeat, to: world.now, government: null }] }
}
