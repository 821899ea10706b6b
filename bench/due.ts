// Measures the legal clock: working-day deadlines a second on one core, with and without their explanation.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { CompiledCalendar } from '../src/calendar/calendar.ts'
import { due, type DueQuery } from '../src/calendar/due.ts'
import { explainDue } from '../src/calendar/explain-due.ts'
import { projectRoot } from '../src/project-root.ts'
import { loadCalendars } from '../src/store/calendar-files.ts'

/**
 * Deadlines a second by the clock and a second of processor time (the same on a machine with nothing else to do), and
 * milliseconds for one; latencies are means of blocks of a thousand, since one is too short to time.
 */
export type Measured = {
  readonly rate: number
  readonly rate_per_cpu_second: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly errors: number
}

export type DueScenario = Measured & {
  readonly name: 'due'
  readonly clients: 1
  readonly withExplanation: Measured & { readonly days_explained: number }
  readonly withPauses: Measured
}

const questions = 4096
const block = 1000

/** Runs each of the three measurements for a third of the seconds, after a warm-up. */
export async function benchDue(seconds: number): Promise<DueScenario> {
  const calendar = loadCalendars(join(projectRoot(), 'calendar')).get('nasional')
  if (calendar === undefined) throw new Error('The calendar "nasional" is missing.')
  const plain = invented(calendar, false)
  let days = 0
  let explained = 0
  const measurePart = (deadlines: readonly DueQuery[], one: (query: DueQuery) => boolean): Measured => measure(deadlines, one, seconds / 3)
  const bare = measurePart(plain, hasDate)
  const withExplanation = measurePart(plain, (query) => {
    const result = explainDue(query)
    days += result.explanation.length
    explained++
    return !result.frozen && result.explanation.at(-1)?.date === result.date
  })
  const withPauses = measurePart(invented(calendar, true), hasDate)
  return { name: 'due', clients: 1, ...bare, withExplanation: { ...withExplanation, days_explained: days / explained }, withPauses }
}

function hasDate(query: DueQuery): boolean {
  const result = due(query)
  return !result.frozen && result.at > query.from
}

function measure(deadlines: readonly DueQuery[], holds: (query: DueQuery) => boolean, seconds: number): Measured {
  let [done, errors, next] = [0, 0, 0]
  const runBlock = (): number => {
    const begin = performance.now()
    for (let i = 0; i < block; i++) {
      const query = deadlines[next++ % deadlines.length]
      if (query === undefined || !holds(query)) errors++
    }
    return (performance.now() - begin) / block
  }
  for (let warm = 0; warm < 50; warm++) runBlock()
  errors = 0
  const each: number[] = []
  const begin = performance.now()
  const processorBegin = process.cpuUsage()
  while (performance.now() - begin < seconds * 1000) {
    each.push(runBlock())
    done += block
  }
  const rate = (done / (performance.now() - begin)) * 1000
  const { user, system } = process.cpuUsage(processorBegin)
  each.sort((a, b) => a - b)
  const part = (p: number): number => each[Math.min(each.length - 1, Math.floor(each.length * p))] ?? 0
  return { rate, rate_per_cpu_second: (done / (user + system)) * 1e6, p50: part(0.5), p95: part(0.95), p99: part(0.99), errors }
}

/** Anchors spread over 2024–2026 by day and minute, 1 to 60 working days, the same on every run. */
function invented(calendar: CompiledCalendar, paused: boolean): DueQuery[] {
  const begin = Date.parse('2024-01-02T00:00:00+07:00')
  let seed = 20_260_313
  const below = (n: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff
    return Math.floor((seed / 0x8000_0000) * n)
  }
  return Array.from({ length: questions }, () => {
    const from = begin + below(950 * 1440) * 60_000
    const standsFrom = from + below(20 * 1440) * 60_000
    const pauses = paused ? [{ from: standsFrom, to: standsFrom + below(10 * 1440) * 60_000, cause: 'menunggu pelapor' }] : []
    return { from, budget: { n: 1 + below(60), unit: 'wd' }, ends: 'office', calendar, pauses } satisfies DueQuery
  })
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(JSON.stringify(await benchDue(6), null, 2))
}
