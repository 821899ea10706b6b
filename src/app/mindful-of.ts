// The world with what a sweep must not strike over: time in which nobody served the public, and e-mails that nobody has read.
import type pg from 'pg'
import type { World } from '../report/world.ts'
import { unreadMail } from '../store/mail/unread-mail.ts'
import { GAP_MS, heartbeats } from '../store/outages.ts'
import type { Handling } from './handle.ts'

/** After a standstill the sweep may be up before the web process; it must not strike over a gap that will be noted in a moment. */
export async function mindfulOfGap(handling: Handling, pool: pg.Pool): Promise<Handling> {
  const { web } = await heartbeats(pool)
  return web === undefined ? handling : { ...handling, world: () => withGap(handling.world(), web) }
}

/** What came before the end of a reporter's time may be their answer. Asked after the reports were leased, so that none is struck over what came since. */
export async function mindfulOfMail(handling: Handling, pool: pg.Pool): Promise<Handling> {
  const unread = await unreadMail(pool)
  return unread === null ? handling : { ...handling, world: () => ({ ...handling.world(), unreadMail: unread }) }
}

function withGap(world: World, lastBeat: number): World {
  if (world.now - lastBeat < GAP_MS) return world
  return { ...world, outages: [...(world.outages ?? []), { from: lastBeat, to: world.now, government: null }] }
}
