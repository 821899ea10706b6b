// For everybody who works in the demonstration something that waits for them: a life is led to each post that has none, and rests there.
import { setImmediate as breath } from 'node:timers/promises'
import { owedSteps } from '../../report/holdings/owed-steps.ts'
import type { ReportState } from '../../report/state.ts'
import type { UnitId, World } from '../../report/world.ts'
import { rest } from './rest.ts'
import type { DemoLife, DemoPast } from './demo-life.ts'
import { walkDemo } from './walk-demo.ts'

const TRIES = 8
const MOST_MOVES = 14
const LOOK_AHEAD = 400 * 86_400_000
const LEADING = { prefers: /dispos|distribusi|salur|terus|lanjut|terima/, avoids: /kembali|arsip|tolak|ulang|minta|tunda|terlapor|serah|luar|jawab|tutup|langsung|selesaikan$/ }

type Post = { readonly unit: UnitId; readonly office: string }

/** `others` are the lives that there are already. Where no life reaches a post in a few tries, it stays without. */
export async function postsLives(past: DemoPast, government: UnitId, { first, others }: { readonly first: number; readonly others: readonly DemoLife[] }): Promise<readonly DemoLife[]> {
  const lives: DemoLife[] = []
  const world = past.reference.worldAt(past.until)
  const posts = past.reference.units.filter(({ id }) => past.reference.governmentOf(id) === government).flatMap(({ id }) => world.officers(id).map(({ office }) => ({ unit: id, office })))
  for (const [index, post] of posts.entries()) {
    if ([...others, ...lives].some((life) => waitsFor(post, life.world, life.state))) continue
    const life = await lifeFor(post, past, { government, first: first + index * TRIES })
    if (life !== null) lives.push(life)
  }
  return lives
}

/** Whether it stands in the list of who holds the post. */
export function waitsFor({ unit, office }: Post, world: World, state: ReportState): boolean {
  return owedSteps(world, state).some((owed) => owed.unit === unit && (owed.offices.length === 0 || owed.offices.includes(office)))
}

async function lifeFor(post: Post, past: DemoPast, { government, first }: { readonly government: UnitId; readonly first: number }): Promise<DemoLife | null> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const walk = { government, seed: first + attempt, begin: past.until - LOOK_AHEAD, moves: MOST_MOVES, course: { ...LEADING, lead: post.unit }, rests: (life: DemoLife) => waitsFor(post, life.world, life.state) }
    const stage = (await walkDemo({ ...past, pictures: undefined }, walk)).stages.at(-1)
    await breath()
    if (stage === undefined) continue
    const begin = past.until - (stage.at - walk.begin) - rest(stage, attempt + first)
    const { life } = await walkDemo(past, { ...walk, begin, moves: stage.moves })
    if (waitsFor(post, life.world, life.state)) return life
  }
  return null
}
