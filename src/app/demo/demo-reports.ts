// The example reports of all governments: lives that have ended over three years, and for every step and every post one that waits there now.
import { setImmediate as breath } from 'node:timers/promises'
import type { UnitId } from '../../report/world.ts'
import type { DemoLife, DemoPast } from './demo-life.ts'
import { holdingsAt } from './steps-waiting.ts'
import { postsLives } from './posts-lives.ts'
import { rest } from './rest.ts'
import { walkDemo, type Course } from './walk-demo.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const YEARS_MS = 3 * 365 * DAY
/** Numbers of reports begin with this year. */
const EARLIEST = Date.UTC(2024, 0, 2)
/** Of each government. */
const ENDED = 47
/** How long ago reports came in that nobody has looked at yet, in hours. */
const UNTOUCHED = [2, 19, 43]
/** Lives looked through for steps that nobody waits at yet, and how many in vain before it is given up. */
const SOUGHT = 160
const IN_VAIN = 70
const MOST_MOVES = 40
/** For a look ahead: long enough ago that nothing of it would still be in the future. */
const LOOK_AHEAD = 400 * DAY

/** The long way, looking around, straight on, back and forth, information asked for, handed to others, an idea instead of a complaint. */
const COURSES: readonly Omit<Course, 'lead' | 'doneBefore'>[] = [
  { avoids: /kembali|arsip|tolak|ulang|minta|tunda|terlapor|serah|luar|jawab|tutup|langsung|tanpa|selesaikan$/ },
  {},
  { avoids: /kembali|arsip|tolak|ulang|minta|tunda|terlapor|serah|luar|tidak/ },
  { prefers: /kembali|ulang|bukan|dispos|distribusi|salur|terus/, avoids: /selesaikan$|jawab|tanggap|tolak|arsip|luar|tunda|terlapor/ },
  { prefers: /\/(daftarkan-ppid|perpanjang)$/, avoids: /arsip|tolak|tunda|terlapor|beri$/, classification: 'information-request' },
  { prefers: /serah|luar/, avoids: /tunda|arsip|kembali/ },
  { avoids: /kembali|arsip|tolak|ulang|minta|tunda|terlapor|jawab|tutup/ },
  { prefers: /aspirasi/, classification: 'aspiration' },
]

/** Ever the same for the same instant and reference data, but for keys. The process may do other things in between. */
export async function demoReports(past: DemoPast): Promise<readonly DemoLife[]> {
  const lives: DemoLife[] = []
  const done = new Map<string, number>()
  const governments = past.reference.governments.toSorted((a, b) => a.code.localeCompare(b.code, 'en'))
  for (const [index, { id }] of governments.entries()) {
    const ended = await endedLives(past, id, (index + 1) * 10_000)
    // Of each government by itself: two may run the same procedure, and the officers of both want something to do.
    const waiting = new Set(ended.flatMap((life) => holdingsAt(life.state)))
    const others = [...ended, ...(await untouchedLives(past, id, (index + 1) * 10_000 + 9_000)), ...(await waitingLives(past, id, { first: (index + 1) * 10_000 + 5_000, waiting, done }))]
    lives.push(...others, ...(await postsLives(past, id, { first: (index + 1) * 10_000 + 7_000, others })))
  }
  return lives
}

async function endedLives(past: DemoPast, government: UnitId, first: number): Promise<readonly DemoLife[]> {
  const lives: DemoLife[] = []
  const from = Math.max(EARLIEST, past.until - YEARS_MS)
  for (let index = 0; index < ENDED; index += 1) {
    const begin = Math.round(from + (past.until - 20 * DAY - from) * (index / ENDED) + (index % 9) * 67 * 60_000)
    const { life } = await walkDemo(past, { government, seed: first + index, begin, moves: MOST_MOVES })
    lives.push(life)
    await breath()
  }
  return lives
}

/** A morning's work: what came in and waits to be looked at. */
async function untouchedLives(past: DemoPast, government: UnitId, first: number): Promise<readonly DemoLife[]> {
  return Promise.all(UNTOUCHED.map(async (hours, index) => (await walkDemo(past, { government, seed: first + index, begin: past.until - hours * HOUR, moves: 0 })).life))
}

type Seeking = { readonly first: number; /** Steps that a report waits at; grows. */ readonly waiting: Set<string>; /** How often each way was looked at; grows. */ readonly done: Map<string, number> }

/** A life is looked at in advance, to find where on its way it waits at a step that has none yet; there it stops, now. */
async function waitingLives(past: DemoPast, government: UnitId, { first, waiting, done }: Seeking): Promise<readonly DemoLife[]> {
  const lives: DemoLife[] = []
  const leads = [...leadsOf(past, government), null]
  for (let [index, inVain] = [0, 0]; index < SOUGHT && inVain < IN_VAIN; index += 1) {
    const course: Course = { lead: leads[(index + Math.floor(index / COURSES.length)) % leads.length] ?? null, ...COURSES[index % COURSES.length], ...(index % 2 === 1 && { doneBefore: new Map(done) }) }
    const walk = { government, seed: first + index, begin: past.until - LOOK_AHEAD, moves: 28, course }
    const ahead = await walkDemo({ ...past, pictures: undefined }, walk)
    for (const [name, count] of ahead.done) done.set(name, (done.get(name) ?? 0) + count)
    const stage = ahead.stages.findLast((one) => one.waiting.some((step) => !waiting.has(step)))
    await breath()
    inVain += 1
    if (stage === undefined) continue
    const begin = past.until - (stage.at - walk.begin) - rest(stage, index)
    const { life } = await walkDemo(past, { ...walk, begin, moves: stage.moves })
    if (!holdingsAt(life.state).some((step) => !waiting.has(step))) continue
    for (const step of holdingsAt(life.state)) waiting.add(step)
    lives.push(life)
    inVain = 0
  }
  return lives
}

/** Units that work a procedure of their own inside their government's. */
function leadsOf({ reference, until }: DemoPast, government: UnitId): readonly UnitId[] {
  const world = reference.worldAt(until)
  return reference.units.filter(({ id }) => id !== government && reference.governmentOf(id) === government && world.sopInForce(id, 'complaint') !== null).map(({ id }) => id)
}
