// Lets example officers and a reporter live through one report: what is done follows from a seed and from what is allowed.
import { holdingsAt } from './steps-waiting.ts'
import { DemoLife, type DemoPast, type DemoSubmission } from './demo-life.ts'
import { demoTopic, type DemoTopic } from './demo-topics.ts'
import { REPLIES, SECOND_THOUGHTS } from './demo-wordings.ts'
import { possibleDeeds, type PossibleDeed } from './possible-deeds.ts'
import { seededRandom, type Random } from './seeded-random.ts'
import type { By } from '../../report/event.ts'
import type { Channel, Classification, UnitId } from '../../report/world.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const CHANNELS: readonly Channel[] = ['whatsapp', 'instagram', 'letter', 'counter', 'x', 'email']
const MASKING_WAY = 'samarkan-naskah'
const SHARES = { entered: 0.2, reply: 0.06, withdrawal: 0.012, unnamed: 0.12 }

export type Walk = { readonly government: UnitId; readonly seed: number; readonly begin: number; /** After so many moves everybody rests; the report stays as it is but for its clocks. */ readonly moves: number; readonly course?: Course; /** Where everybody rests already before. */ readonly rests?: (life: DemoLife) => boolean }

/** Where a life is steered: to ways that were looked at least so far, to a unit, to a kind of report, to what ways are called. */
export type Course = {
  readonly doneBefore?: ReadonlyMap<string, number>
  readonly lead: UnitId | null
  readonly classification?: Classification
  readonly prefers?: RegExp
  readonly avoids?: RegExp
}

/** A place on the way: after so many moves, at what instant, and what was waiting then. */
export type Stage = { readonly moves: number; readonly at: number; readonly due: number | null; readonly waiting: readonly string[] }

export type Walked = { readonly life: DemoLife; readonly stages: readonly Stage[]; /** How often each way was taken. */ readonly done: ReadonlyMap<string, number> }

export async function walkDemo(past: DemoPast, { government, seed, begin, moves, course, rests = () => false }: Walk): Promise<Walked> {
  const random = seededRandom(seed)
  const targets = past.reference.units.filter(({ id, kind }) => id !== government && kind !== 'national' && past.reference.governmentOf(id) === government && !isTeam(past, government, id)).map(({ id }) => id)
  const topic = demoTopic(random, past.reference.units.filter(({ id }) => targets.includes(id)), course?.classification)
  const life = new DemoLife(past, random, { topic, at: begin })
  await life.submit(submissionOf(past, { government, topic, seed, random }))
  const stages: Stage[] = []
  const done = new Map<string, number>()
  for (let move = 0; move < moves && life.state.open && !rests(life); move += 1) {
    const at = life.now + gap(random)
    if (at >= past.until) break
    await life.waitUntil(at)
    if (life.state.open) await goOn(life, { random, topic, targets, done, course, until: past.until })
    stages.push({ moves: move + 1, at: life.now, due: soonest(life), waiting: holdingsAt(life.state) })
  }
  await life.waitUntil(past.until)
  return { life, stages, done }
}

type Going = { readonly random: Random; readonly topic: DemoTopic; readonly targets: readonly UnitId[]; readonly done: Map<string, number>; readonly course: Course | undefined; readonly until: number }

async function goOn(life: DemoLife, going: Going): Promise<void> {
  const { random, done } = going
  if (going.course === undefined && random.chance(SHARES.withdrawal)) return void (await life.withdraw(random.pick(SECOND_THOUGHTS)))
  if (random.chance(SHARES.reply) && (await life.reply(random.pick(REPLIES)))) return
  const possible = possibleDeeds(life.world, life.state, { ...going, lead: going.course?.lead ?? null })
  const waitsForReporter = life.state.holdings.some(({ open, resume }) => open && resume !== null)
  if (waitsForReporter && random.chance(0.7) && (await life.reply(random.pick(REPLIES)))) return
  if (possible.every(({ deed }) => deed.by.who === 'reporter') && random.chance(0.5)) return waitForTime(life, going)
  for (const { name, deed } of inOrder(possible, going)) {
    if (!(await life.act(deed))) continue
    done.set(name, (done.get(name) ?? 0) + 1)
    return
  }
  if (!(await life.reply(random.pick(REPLIES)))) await waitForTime(life, going)
}

/** Nobody is quicker than the clock: silence ends, or a time is missed. */
async function waitForTime(life: DemoLife, { until }: Going): Promise<void> {
  const due = soonest(life)
  if (due !== null && due + 2_000 < until) await life.waitUntil(due + 2_000)
}

/** What was done least comes first; else by chance, each kind of deed once. */
function inOrder(possible: readonly PossibleDeed[], { random, done, course }: Going): readonly PossibleDeed[] {
  const rank = ({ name, deed }: PossibleDeed) => (done.get(name) ?? 0) * 2 + random.next() * 2 + (course === undefined ? maskedFirst(name, done) : againstCourse(course, name, deed.expect.holding))
  const shuffled = possible.map((one) => ({ one, rank: rank(one) })).toSorted((a, b) => a.rank - b.rank)
  return [...new Map(shuffled.map(({ one }) => [one.name, one])).values()].slice(0, 8)
}

/** Most verifiers mask before they do anything else, or nothing of it could ever be read by the public. */
function maskedFirst(name: string, done: ReadonlyMap<string, number>): number {
  return name.endsWith(`/${MASKING_WAY}`) && !done.has(name) ? -3 : 0
}

/** The larger, the further from the course; whoever got the report last comes first. */
function againstCourse({ doneBefore, prefers, avoids }: Course, name: string, holding: number): number {
  return Math.min(6, doneBefore?.get(name) ?? 0) / 2 - holding * 1.5 - (prefers?.test(name) === true ? 8 : 0) + (avoids?.test(name) === true ? 8 : 0)
}

function soonest(life: DemoLife): number | null {
  const running = life.state.clocks.filter(({ struckAt, pausedSince }) => struckAt === null && pausedSince === null)
  return running.length === 0 ? null : Math.min(...running.map(({ due }) => due))
}

/** Mostly minutes and hours, sometimes days. */
function gap(random: Random): number {
  return random.chance(0.45) ? random.whole(5 * MINUTE, 3 * HOUR) : random.whole(3 * HOUR, 2 * DAY)
}

function isTeam({ reference }: DemoPast, government: UnitId, unit: UnitId): boolean {
  return reference.units.find(({ id }) => id === government)?.coordinator === unit
}

type Submitting = { readonly government: UnitId; readonly topic: DemoTopic; readonly seed: number; readonly random: Random }

function submissionOf(past: DemoPast, { government, topic, seed, random }: Submitting): DemoSubmission {
  const region = past.reference.units.find(({ id }) => id === government)?.region ?? ''
  const districts = past.reference.regionsIn(region)
  const by = random.chance(SHARES.entered) ? enteringOfficer(past, government) : null
  const channel = by === null ? 'web' : random.pick(CHANNELS)
  const number = String(seed % 1000).padStart(3, '0')
  return {
    channel, classification: topic.classification, government, region: districts.length === 0 ? null : random.pick(districts).code,
    agencyWished: topic.agencies.length > 0 && random.chance(0.5) ? random.pick(topic.agencies) : null,
    occurredOn: null, anonymous: seed % 2 === 1, secret: Math.floor(seed / 2) % 4 === 1,
    words: { title: topic.title, description: `${topic.description} (Laporan contoh.)`, place: topic.place, village: '', time: '', hope: random.chance(0.4) ? 'Mohon segera ditindaklanjuti.' : '' },
    identity: by === null && random.chance(SHARES.unnamed) ? null : { name: `Warga Contoh ${number}`, phone: `0800 1111 ${number}`, email: `warga${number}@contoh.invalid`, address: topic.place },
    picture: seed % 3 === 0 ? null : topic.picture,
    entered: by === null ? null : { by, source: `https://contoh.invalid/${channel}/${seed}` },
  }
}

function enteringOfficer({ reference, until }: DemoPast, government: UnitId): By | null {
  const unit = reference.units.find(({ id }) => id === government)?.coordinator ?? government
  const officer = reference.worldAt(until).officers(unit).find(({ office }) => office === 'admin')
  return officer === undefined ? null : { who: 'officer', officer: officer.id, unit, office: officer.office }
}
