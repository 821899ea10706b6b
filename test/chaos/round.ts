// One round: reporters at work, a stroke in the middle of it, and service back before the round ends.
import { setTimeout as pause } from 'node:timers/promises'
import { report, type Scene } from './episodes.ts'
import { presenceOf } from './check-filing.ts'
import type { Nemesis } from './nemesis.ts'
import { pastFilings } from './past-filings.ts'
import type { Product } from './product.ts'

export type RoundResult = { readonly kills: number; /** The longest time after the stroke in which no form was acknowledged, in milliseconds. */ readonly pauseMs: number }

const REPORTERS = 12
const PAST_REPORTS = 15
const RECOVERY_LIMIT_MS = 60_000

/** @throws when the product does not come back. */
export async function round(product: Product, scene: Scene, nemesis: Nemesis): Promise<RoundResult> {
  const { random, history } = scene
  history.filings.push(...(await pastFilings(product, random, PAST_REPORTS)))
  const stop = new AbortController()
  const reporters = Promise.all(Array.from({ length: REPORTERS }, () => report(scene, stop.signal)))
  await pause(random.whole(200, 900))
  const known = history.acknowledged.length
  const { kills, at } = await nemesis.strike(product, random)
  await serviceBack(product, scene, nemesis)
  await pause(random.whole(100, 500))
  stop.abort()
  await reporters
  return { kills, pauseMs: longestPause(at, scene.history.acknowledged.slice(known).map((form) => form.at)) }
}

/** Every process is there, and a form that was sent after that was acknowledged. */
async function serviceBack(product: Product, { history }: Scene, { name }: Nemesis): Promise<void> {
  let wholeAt = Infinity
  for (const end = Date.now() + RECOVERY_LIMIT_MS; Date.now() < end; await pause(10)) {
    const { supervisor, web, worker, postmaster } = await product.pids()
    if (![supervisor, web, worker, postmaster].includes(undefined)) wholeAt = Math.min(wholeAt, Date.now())
    if (history.acknowledged.slice(-50).some(({ sentAt }) => sentAt > wholeAt)) return
  }
  throw new Error(`For a minute after the stroke "${name}" there was no service.`)
}

/** Between the stroke, each acknowledgement after it, and the next. */
function longestPause(struckAt: number, acknowledged: readonly number[]): number {
  const instants = [struckAt, ...acknowledged.filter((at) => at > struckAt).sort((one, other) => one - other)]
  return Math.max(0, ...instants.slice(1).map((at, index) => at - (instants[index] ?? at)))
}

export function counted(scene: Scene): { readonly receipts: number; readonly unanswered: number } {
  const presences = scene.history.filings.map(presenceOf)
  return { receipts: presences.filter((presence) => presence === 'there').length, unanswered: presences.filter((presence) => presence === 'perhaps').length }
}
