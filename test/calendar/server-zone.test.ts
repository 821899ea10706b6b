// The zone of the server must not matter: the command line gives the same bytes wherever it is said to stand.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/project-root.ts'
import { seededRandom } from './random.ts'

const random = seededRandom(81)
const wall = (minutes: number): string => new Date(Date.UTC(2025, 0, 1) + minutes * 60_000).toISOString().slice(0, 19)

/** Two thousand questions in every unit and calendar, half of their times without an offset. */
const lines = Array.from({ length: 2000 }, () => {
  const from = random.below(700 * 1440)
  const held = from + random.below(10 * 1440)
  return JSON.stringify({
    from: random.chance(0.5) ? wall(from) : `${wall(from)}${random.oneOf(['Z', '+07:00', '-03:30'])}`,
    for: `${random.below(20)}${random.oneOf(['wd', 'd', 'mo', 'h', 'min', 'oh', 'omin'])}`,
    ends: random.oneOf(['office', 'citizen']),
    calendar: random.oneOf(['nasional', 'nasional-wita', 'nasional-wit', 'bali', 'enam-hari', 'lima-hari-istirahat']),
    pauses: random.chance(0.5) ? [{ from: wall(held), to: wall(held + random.below(5 * 1440)), cause: 'x' }] : [],
  })
}).join('\n')

function batchIn(zone: string): { status: number | null; stdout: string } {
  const { status, stdout } = spawnSync(process.execPath, [join(projectRoot(), 'src/cli.ts'), 'due', '--batch'], {
    input: `${lines}\n`, encoding: 'utf8', env: { ...process.env, TZ: zone }, maxBuffer: 1 << 28,
  })
  return { status, stdout }
}

describe('the zone of the server', () => {
  it('changes nothing in two thousand answers: UTC, America/St_Johns, Asia/Jayapura', () => {
    const utc = batchIn('UTC')
    expect(utc.status).toBe(0)
    expect(utc.stdout.trim().split('\n')).toHaveLength(2000)
    for (const zone of ['America/St_Johns', 'Asia/Jayapura']) expect(batchIn(zone)).toEqual(utc)
  })
})
