// Plays a story against the core: each beat is done at its time and compared with what the story says came of it.
import { isLate } from '../../calendar/is-late.ts'
import type { Case, Sop, Words } from '../../sop/sop.ts'
import type { Beat, Story } from '../../sop/story.ts'
import type { Command } from '../command.ts'
import { comingClock, type Coming } from '../clocks/due-clock.ts'
import { decideAndTrace } from '../decide.ts'
import type { ReportEvent } from '../event.ts'
import { evolve } from '../evolve.ts'
import type { ReportId } from '../numbers/public-number.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'
import { nobodyLeft, type DeadEnd } from './nobody-left.ts'
import { whyRefused } from './why-refused.ts'
import { storyAct } from './story-act.ts'
import { givenLine, localText, whenLine } from './story-lines.ts'
import { StoryFault, type Stage } from './story-world.ts'
import { messagesOf, owedIn, publicStage, timesOf, turnsOf, warningsOf } from './told-so-far.ts'

/** What a story got wrong, or what is wrong with the procedure that it tells of; `beat` is -1 for its beginning. */
export type Mismatch = {
  readonly beat: number
  readonly field: string
  readonly id: string
  readonly en: string
  /** How the line of the story would read if what happens is right; absent where nothing happens that could be written. */
  readonly line?: string
  /** What would mend it, where that is neither the line nor either of the two files alone. */
  readonly remedy?: Words
  /** What the story goes on to tell doesn't happen any more: the rest of it isn't played. */
  readonly breaks?: true
}

export type Told = {
  readonly mismatches: readonly Mismatch[]
  readonly followed: readonly Case[]
  /** Times whose date a beat states, by the procedure and the time. */
  readonly timed: readonly Timed[]
  /** Warnings that a beat states, by the procedure and the rung. */
  readonly warned: readonly string[]
  readonly history: readonly { readonly event: ReportEvent; readonly state: ReportState }[]
}

/** `time` by the procedure and the time; `stands` when it stood still. */
export type Timed = { readonly time: string; readonly stands: boolean }

type Play = { readonly stage: Stage; state: ReportState | null; now: number; refusal: Refusal | null; why: Words | null; events: ReportEvent[]; readonly followed: Case[]; readonly timed: Timed[]; readonly warned: string[]; readonly stages: string[]; readonly history: { event: ReportEvent; state: ReportState }[] }

const reportId = '1' as ReportId

export function runStory(stage: Stage, story: Story, government: string): Told {
  const play: Play = { stage, state: null, now: 0, refusal: null, why: null, events: [], followed: [], timed: [], warned: [], stages: [], history: [] }
  const mismatches = begin(play, story, government)
  for (const [index, beat] of story.beats.entries()) {
    if (mismatches.some(({ breaks }) => breaks)) break
    mismatches.push(...playBeat(play, beat, index))
  }
  return { mismatches: mismatches.some(({ breaks }) => breaks) ? mismatches : [...mismatches, ...stagesDiffer(play, story)], followed: play.followed, timed: play.timed, warned: play.warned, history: play.history }
}

function begin(play: Play, story: Story, government: string): Mismatch[] {
  return guarded(-1, () => {
    const { at, receivedAt, ...rest } = givenLine(story.given, play.stage.calendar.zone)
    play.now = at
    carryOut(play, {
      type: 'submit', reportId, government: play.stage.unitCoded(story.to ?? government).id, agencyWished: null, region: null, occurredOn: null,
      wordings: [{ no: 1, kind: 'report', hash: '0' }], files: [], ...rest, ...(receivedAt === null ? {} : { receivedAt }),
    })
    return play.refusal === null ? [] : [notTakenIn(play.refusal, story, story.to ?? government)]
  })
}

function notTakenIn(refusal: Refusal, { given }: Story, to: string): Mismatch {
  if (refusal !== 'government-has-no-procedure') return { beat: -1, field: 'given', id: `Laporan ditolak: ${refusal}.`, en: `The report is refused: ${refusal}.`, breaks: true }
  return {
    beat: -1, field: 'given', breaks: true,
    id: `Unit ${to} tidak menjalankan SOP untuk laporan seperti "${given}" (government-has-no-procedure).`,
    en: `The unit ${to} runs no procedure for reports such as "${given}" (government-has-no-procedure).`,
    remedy: {
      id: `Tulis "runs: nama-SOP" pada unit ${to}, arahkan ceritanya ke unit yang menjalankannya ("to:"), atau tambahkan klasifikasinya pada "handles" SOP itu.`,
      en: `Write "runs: name-of-the-procedure" at the unit ${to}, address the story to a unit that runs one ("to:"), or add the classification to "handles" of the procedure.`,
    },
  }
}

function playBeat(play: Play, beat: Beat, index: number): Mismatch[] {
  return guarded(index, () => {
    if (play.state === null) return []
    const world = play.stage.worldAt(play.now)
    const before = turnsOf(world, play.state)
    const line = whenLine(beat.when, play.stage.calendar.zone)
    play.events = []
    play.refusal = null
    play.why = null
    if (line.does === null) passTime(play, line.at)
    else act(play, beat, { who: line.who, does: line.does, at: line.at })
    return differences(play, beat, index, before)
  })
}

const SECOND = 1000
const MINUTE = 60 * SECOND

/** Each clock strikes when its last second is over, in order; the minute that is named passes whole. */
function passTime(play: Play, until: number): void {
  const end = until + MINUTE - 1
  for (let clock = firstDue(play, end); clock !== null; clock = firstDue(play, end)) strike(play, clock)
  play.now = end
}

function strike(play: Play, { id, due }: Coming): void {
  play.now = Math.max(play.now, due + SECOND)
  carryOut(play, { type: 'strike-clock', clock: id })
  if (play.refusal !== null) throw new Error(`A clock that is due refuses to strike: ${play.refusal}.`)
}

function firstDue({ state }: Play, until: number): Coming | null {
  const coming = state === null ? null : comingClock(state)
  return coming !== null && isLate(until, coming.due) ? coming : null
}

/** Warnings come without being told of; a time that was missed must be. */
function warnUntil(play: Play, at: number): void {
  for (let due = firstDue(play, at); due !== null; due = firstDue(play, at)) {
    const clock = play.state?.clocks.find(({ id }) => id === due?.id)
    if (clock !== undefined) {
      const { minute } = localText(clock.due, play.stage.calendar.zone)
      throw new StoryFault(`Waktu "${clock.rule}" sudah terlewat pada ${minute}; tulis dahulu "… waktu berjalan".`, `The time "${clock.rule}" was missed at ${minute}; write "… waktu berjalan" first.`)
    }
    strike(play, due)
  }
}

function act(play: Play, beat: Beat, { who, does, at }: { readonly who: string; readonly does: string; readonly at: number }): void {
  warnUntil(play, at)
  play.now = at
  const { state } = play
  if (state === null) return
  const words = { wordings: [{ no: state.nextWording, kind: 'reply' as const, hash: '0' }], files: [] }
  const ofReporter: Readonly<Record<string, Command>> = {
    'menulis balasan': { type: 'add-reply', ...words }, 'menarik laporan': { type: 'withdraw', wordings: [] }, 'membuka kembali': { type: 'reopen', ...words },
  }
  carryOut(play, (who === 'Pelapor' ? ofReporter[does] : undefined) ?? storyAct(play.stage, play.stage.worldAt(at), state, { who, does, beat }))
}

function carryOut(play: Play, command: Command): void {
  const world = play.stage.worldAt(play.now)
  const { decision, followed } = decideAndTrace(world, play.state, command)
  if ('refused' in decision) {
    play.refusal = decision.refused
    play.why = play.state === null || command.type !== 'act' ? null : whyRefused(world, play.state, command, decision.refused)
    return
  }
  for (const event of decision.events) {
    play.state = evolve(play.state, event, { seq: (play.state?.version ?? 0) + 1, at: play.now, reportId })
    play.history.push({ event, state: play.state })
  }
  play.events.push(...decision.events)
  play.followed.push(...followed)
  if (play.state !== null) noteStage(play, publicStage(world, play.state))
}

function noteStage({ stages }: Play, stage: string): void {
  if (stages.at(-1) !== stage) stages.push(stage)
}

function differences(play: Play, beat: Beat, index: number, before: readonly string[]): Mismatch[] {
  const { state, refusal, stage } = play
  if (state === null) return []
  if (refusal !== null && beat.refused === undefined) return [refusedAlthough(index, refusal, play.why)]
  if (refusal !== (beat.refused ?? null)) return [differs(index, 'refused', beat.refused ?? null, refusal)].flatMap((one) => breaking(one) ?? [])
  const world = stage.worldAt(play.now)
  if (beat.due !== undefined) play.timed.push(...timedBy(play, beat.due))
  const warned = warningsOf(world, state, play.events)
  if (beat.warned !== undefined) play.warned.push(...warned.map(({ sop, rung }) => `${sop} ${rung}`))
  return [
    breaking(differs(index, 'ends', beat.ends ?? (state.open ? null : state.outcome), state.outcome)),
    beat.ends === undefined && !state.open && beat.at === undefined && before.length > 0 ? differs(index, 'ends', null, state.outcome) : null,
    state.open || beat.at !== undefined ? differs(index, 'at', beat.at ?? before, turnsOf(world, state)) : null,
    beat.owes === undefined ? null : differs(index, 'owes', beat.owes, owedIn(world, state)),
    beat.due === undefined ? null : differs(index, 'due', beat.due.toSorted(), timesOf(stage, state)),
    beat.warned === undefined ? null : differs(index, 'warned', beat.warned.toSorted(), warned.map(({ line }) => line).toSorted()),
    deadEnd(index, nobodyLeft(world, state)),
    differs(index, 'told', (beat.told ?? []).toSorted(), messagesOf(world, play.events)),
  ].filter((mismatch) => mismatch !== null)
}

/** A refusal that the story doesn't tell of is most often a slip of the story's: what is missing comes first, the line to copy last. */
function refusedAlthough(beat: number, refusal: Refusal, why: Words | null): Mismatch {
  return {
    beat, field: 'refused', breaks: true,
    id: `Ini ditolak, ${refusal}${why === null ? '' : `: ${why.id}`}.`, en: `This is refused, ${refusal}${why === null ? '' : `: ${why.en}`}.`,
    remedy: {
      id: `Lengkapi kejadian ini, atau perbaiki SOP. Hanya bila memang harus ditolak, tulis pada cerita: refused: ${refusal}`,
      en: `Complete this event, or mend the procedure. Only if it should be refused, write in the story: refused: ${refusal}`,
    },
  }
}

function deadEnd(beat: number, found: DeadEnd | null): Mismatch | null {
  return found === null ? null : { beat, field: 'when', ...found.message, remedy: found.remedy, breaks: true }
}

function breaking(mismatch: Mismatch | null): Mismatch | null {
  return mismatch === null ? null : { ...mismatch, breaks: true }
}

/** The time is known by the procedure of the holding that it comes from. */
function timedBy({ state, stage, now }: Play, due: readonly string[]): Timed[] {
  const stated = new Set(due.map((line) => line.slice(0, line.indexOf(': '))))
  const world = stage.worldAt(now)
  return (state?.clocks ?? []).filter(({ rule }) => stated.has(rule)).map((clock) => ({ time: `${sopIdOf(world.sop, state, clock.ruleOf)} ${clock.rule}`, stands: clock.pausedSince !== null }))
}

function sopIdOf(sop: (ref: { id: string; version: number }) => Sop, state: ReportState | null, no: number): string {
  const holding = state?.holdings.find((one) => one.no === no)
  return holding === undefined ? '' : sop(holding.sop).id
}

function stagesDiffer({ stages }: Play, story: Story): Mismatch[] {
  const mismatch = differs(story.beats.length - 1, 'public', story.public, stages)
  return mismatch === null ? [] : [{ ...mismatch, beat: -1 }]
}

function differs(beat: number, field: string, expected: unknown, found: unknown): Mismatch | null {
  if (JSON.stringify(expected) === JSON.stringify(found)) return null
  const [told, came] = Array.isArray(expected) && Array.isArray(found) ? [without(expected, found), without(found, expected)] : [expected, found]
  return { beat, field, ...(found === null ? {} : { line: lineOf(field, found) }), id: `Cerita mengatakan ${field} ${said(told, 'tidak ada')}, yang terjadi ${said(came, 'tidak ada')}.`, en: `The story says ${field} ${said(told, 'none')}, what happens is ${said(came, 'none')}.` }
}

/** To be copied into the story as it stands. */
function lineOf(field: string, found: unknown): string {
  return `${field}: ${Array.isArray(found) ? `[ ${found.map((one) => `"${String(one)}"`).join(', ')} ]` : String(found)}`
}

/** Of two lists only what differs is worth reading, unless only their order does. */
function without(list: readonly unknown[], other: readonly unknown[]): readonly unknown[] {
  const own = list.filter((one) => !other.includes(one))
  return own.length === 0 && other.every((one) => list.includes(one)) ? list : own
}

function said(value: unknown, none: string): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return `(${none})`
  return Array.isArray(value) ? `[${value.join('; ')}]` : `"${String(value)}"`
}

/** A line that can't be understood is a mismatch of its own. */
function guarded(beat: number, play: () => Mismatch[]): Mismatch[] {
  try {
    return play()
  } catch (error) {
    if (!(error instanceof StoryFault)) throw error
    return [{ beat, field: beat === -1 ? 'given' : 'when', id: error.message, en: error.en, breaks: true }]
  }
}
