// The check of a procedure of sixty steps: its processor time in a running program, and how long the whole command takes an official.
import { execFile } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../src/project-root.ts'
import { checkDefinitions } from '../../src/report/story/check-definitions.ts'
import type { SopFile } from '../../src/sop/read-sops.ts'
import { longProcedure } from '../data/long-procedure.ts'
import { median, percentile } from '../measure/percentile.ts'
import type { Measurement, Scenario } from '../scenario.ts'

const STEPS = 60
/** Thirteen steps with times by a choice, work handed down, inspected and sent back, loops, a ladder and the Ombudsman. */
const BASE = 'sop/contoh-pdam/pengaduan.yaml'

export const sopCheck: Scenario = {
  needs: 'nothing',
  async run({ seconds, runs }) {
    const text = longProcedure(readFileSync(join(projectRoot(), BASE), 'utf8'), STEPS)
    const overlays = globSync('sop/overlay/*.yaml', { cwd: projectRoot() }).map((file): SopFile => ({ file, text: readFileSync(join(projectRoot(), file), 'utf8') }))
    const { problems, sops } = checkDefinitions([{ file: 'sixty.yaml', text }], new Map(), overlays)
    const steps = sops[0]?.steps.filter(({ origin }) => origin === null).length ?? 0
    const measured = Array.from({ length: runs }, () => measure(() => checkDefinitions([{ file: 'sixty.yaml', text }], new Map(), overlays).problems.length === 0, seconds))
    return {
      measurements: [middle('sop-check', measured), await wholeCommand(text, runs)],
      problems: [...problems.map(({ message }) => `sop-check: ${message}`), ...(steps >= STEPS ? [] : [`sop-check: the procedure has ${steps} steps only.`])],
    }
  },
}

type Measured = Pick<Measurement, 'rate' | 'p50' | 'p95' | 'p99' | 'errors'> & { readonly cost_ms: number }

function measure(holds: () => boolean, seconds: number): Measured {
  const each: number[] = []
  let errors = 0
  const [begin, processor] = [performance.now(), process.cpuUsage()]
  while (performance.now() - begin < seconds * 1000) {
    const at = performance.now()
    if (!holds()) errors += 1
    each.push(performance.now() - at)
  }
  const { user, system } = process.cpuUsage(processor)
  return { ...spread(each), rate: each.length / ((performance.now() - begin) / 1000), errors, cost_ms: (user + system) / 1000 / each.length }
}

/** From the key press to the answer: a program that starts, reads, checks and ends. */
async function wholeCommand(text: string, runs: number): Promise<Measurement> {
  const folder = await mkdtemp(join(tmpdir(), 'sop-check-'))
  const file = join(folder, 'sixty.yaml')
  await writeFile(file, text)
  const each: number[] = []
  let errors = 0
  for (let run = 0; run < Math.max(runs, 5); run += 1) {
    const at = performance.now()
    await promisify(execFile)(process.execPath, [join(projectRoot(), 'dist/cli.js'), 'sop', 'check', file]).catch(() => { errors += 1 })
    each.push(performance.now() - at)
  }
  await rm(folder, { recursive: true })
  return { name: 'sop-check-command', clients: 1, rate: 1000 / median(each), ...spread(each), errors }
}

function spread(each: readonly number[]): Pick<Measurement, 'p50' | 'p95' | 'p99'> {
  const sorted = each.toSorted((one, other) => one - other)
  return { p50: percentile(sorted, 50), p95: percentile(sorted, 95), p99: percentile(sorted, 99) }
}

function middle(name: string, runs: readonly Measured[]): Measurement {
  const of = (value: (run: Measured) => number) => median(runs.map(value))
  return {
    name, clients: 1, rate: of(({ rate }) => rate), p50: of(({ p50 }) => p50 ?? 0), p95: of(({ p95 }) => p95 ?? 0), p99: of(({ p99 }) => p99 ?? 0),
    errors: runs.reduce((sum, { errors }) => sum + errors, 0), cost_ms: of(({ cost_ms }) => cost_ms), runs: runs.map(({ rate }) => rate),
  }
}
