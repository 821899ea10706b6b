// Everything that is done to the running product, each as one stroke.
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { kill, type Pids, type Product } from './product.ts'
import type { Random } from './random.ts'

/** `at` is the instant, in epoch milliseconds, after which nothing more is done to it. */
export type Stroke = { readonly kills: number; readonly at: number }

export type Nemesis = {
  readonly name: string
  /** @throws when there was nothing to strike. */
  readonly strike: (product: Product, random: Random) => Promise<Stroke>
}

const FREEZE_MS = 1_000

export const nemeses: readonly Nemesis[] = [
  { name: 'web killed', strike: (product) => killThese(product, ['web']) },
  { name: 'worker killed', strike: (product) => killThese(product, ['worker']) },
  { name: 'backend killed', strike: killBackend },
  { name: 'database killed', strike: (product) => killThese(product, ['postmaster']) },
  { name: 'supervisor killed', strike: (product) => killAndStart(product, ['supervisor']) },
  { name: 'everything killed', strike: (product) => killAndStart(product, ['supervisor', 'web', 'worker', 'postmaster']) },
  { name: 'web and database killed', strike: (product) => killThese(product, ['web', 'postmaster']) },
  { name: 'supervisor and web killed', strike: (product) => killAndStart(product, ['supervisor', 'web']) },
  { name: 'supervisor and database killed', strike: (product) => killAndStart(product, ['supervisor', 'postmaster']) },
  { name: 'everything killed, and again while it starts', strike: killWhileStarting },
  { name: 'database killed, and again when it is back', strike: killDatabaseTwice },
  { name: 'sessions of the database ended', strike: endSessions },
  { name: 'web frozen', strike: freezeWeb },
  { name: 'database frozen', strike: freezeDatabase },
  { name: 'stopped and started', strike: stopAndStart },
]

async function killThese(product: Product, names: readonly (keyof Pids)[]): Promise<Stroke> {
  return killAll(await found(product, names))
}

function killAll(pids: readonly number[]): Stroke {
  for (const pid of pids) kill(pid, 'SIGKILL')
  return { kills: pids.length, at: Date.now() }
}

async function killAndStart(product: Product, names: readonly (keyof Pids)[]): Promise<Stroke> {
  const stroke = await killThese(product, names)
  await product.ended()
  product.start()
  return stroke
}

async function killWhileStarting(product: Product, random: Random): Promise<Stroke> {
  const first = await killAndStart(product, ['supervisor', 'web', 'worker', 'postmaster'])
  await pause(random.whole(50, 1_500))
  const second = killAll(Object.values(await product.pids()))
  await product.ended()
  product.start()
  return { kills: first.kills + second.kills, at: second.at }
}

async function killDatabaseTwice(product: Product, random: Random): Promise<Stroke> {
  await killThese(product, ['postmaster'])
  await found(product, ['postmaster'])
  await pause(random.whole(0, 300))
  const { kills, at } = await killThese(product, ['postmaster'])
  return { kills: kills + 1, at }
}

/** One process of the server dies; the server then ends all its sessions and recovers. */
async function killBackend(product: Product, random: Random): Promise<Stroke> {
  const pids = await asAdmin(product, `select pid from pg_stat_activity where application_name in ('tuntas-web', 'tuntas-worker')`)
  return killAll([random.pick(pids)])
}

async function endSessions(product: Product): Promise<Stroke> {
  const ended = await asAdmin(product, `select pid, pg_terminate_backend(pid) from pg_stat_activity where application_name like 'tuntas-%'`)
  return { kills: ended.length, at: Date.now() }
}

async function freezeWeb(product: Product): Promise<Stroke> {
  return freeze(await found(product, ['web']))
}

async function freezeDatabase(product: Product): Promise<Stroke> {
  const sessions = await asAdmin(product, 'select pid from pg_stat_activity where pid <> pg_backend_pid()')
  return freeze([...(await found(product, ['postmaster'])), ...sessions])
}

async function freeze(pids: readonly number[]): Promise<Stroke> {
  for (const pid of pids) kill(pid, 'SIGSTOP')
  await pause(FREEZE_MS)
  for (const pid of pids.toReversed()) kill(pid, 'SIGCONT')
  return { kills: 0, at: Date.now() }
}

async function stopAndStart(product: Product): Promise<Stroke> {
  const at = Date.now()
  const status = await product.stop()
  if (status !== 0) throw new Error(`It was told to stop and ended with ${status}.`)
  product.start()
  return { kills: 0, at }
}

/** Waits for those of them that are just being started. */
async function found(product: Product, names: readonly (keyof Pids)[]): Promise<number[]> {
  for (const end = Date.now() + 20_000; Date.now() < end; await pause(10)) {
    const pids = await product.pids()
    const wanted = names.flatMap((name) => pids[name] ?? [])
    if (wanted.length === names.length) return wanted
  }
  throw new Error(`There is no process to strike: ${names.join(', ')}.`)
}

async function asAdmin(product: Product, question: string): Promise<number[]> {
  const client = new Client({ connectionString: (await product.urls()).adminUrl })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<{ pid: number }>(question)).rows.map(({ pid }) => pid)
  } finally {
    await client.end().catch(() => undefined)
  }
}
