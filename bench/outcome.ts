// The outcome of a run: as the one JSON document, and as tables for people.
import type { Machine } from './measure/machine.ts'
import type { Measurement, ScenarioResult } from './scenario.ts'
import type { Memory } from './server/memory-marks.ts'

export type Outcome = {
  readonly machine: Machine
  /** Loaded before anything was measured. */
  readonly reports: number
  readonly loaded: { readonly reports: number; readonly seconds: number } | null
  readonly scenarios: readonly Measurement[]
  readonly baselines: readonly Measurement[]
  readonly ratios: { readonly submit_to_pgbench: Readonly<Record<string, number | null>> } & Readonly<Record<string, Readonly<Record<string, number | null>>>>
  /** MiB. */
  readonly memory_mb: Memory
  /** MiB at the end; null when no database ran. */
  readonly database_mb: number | null
  readonly problems: readonly string[]
}

/** Not measured is null, never left out. */
const NO_RATIOS = { submit_to_pgbench: { '1': null, '8': null, '32': null } }
export const NO_MEMORY: Memory = { web: null, worker: null, postgres: null }

export function outcomeOf(results: readonly ScenarioResult[], rest: Pick<Outcome, 'machine' | 'reports' | 'loaded' | 'memory_mb' | 'database_mb'>): Outcome {
  return {
    ...rest,
    scenarios: results.flatMap(({ measurements }) => measurements.map(rounded)),
    baselines: results.flatMap(({ baselines = [] }) => baselines.map(rounded)),
    ratios: Object.assign({ ...NO_RATIOS }, ...results.map(({ ratios = {} }) => roundedRatios(ratios))),
    memory_mb: { web: round(rest.memory_mb.web, 1), worker: round(rest.memory_mb.worker, 1), postgres: round(rest.memory_mb.postgres, 1) },
    problems: results.flatMap(({ problems }) => problems),
  }
}

export function outcomeTables({ machine, reports, loaded, scenarios, baselines, ratios, memory_mb, database_mb, problems }: Outcome): string {
  const settings = Object.entries(machine.postgres_settings).map(([name, value]) => `${name} ${value}`).join(', ')
  return [
    `${machine.cores} × ${machine.processor}, ${machine.memory_mb} MiB, ${machine.system}; Node ${machine.node}; PostgreSQL ${machine.postgres ?? 'not used'}`,
    ...(settings === '' ? [] : [settings]),
    ...(machine.flush_ms === null ? [] : [`a durable write of 8 KiB takes ${machine.flush_ms.toFixed(2)} ms`]),
    `${reports} reports before${loaded === null ? '' : `, loaded in ${loaded.seconds.toFixed(1)} s (${(loaded.reports / loaded.seconds).toFixed(0)}/s)`}; database ${shown(database_mb)} MiB after`,
    '',
    ...table(scenarios),
    ...(baselines.length === 0 ? [] : ['', ...table(baselines)]),
    '',
    ...Object.entries(ratios).map(([name, values]) => `${name}: ${Object.entries(values).map(([clients, ratio]) => `${clients}: ${shown(ratio)}`).join(', ')}`),
    `memory (PSS) in MiB: web ${shown(memory_mb.web)}, worker ${shown(memory_mb.worker)}, PostgreSQL ${shown(memory_mb.postgres)}`,
    ...(problems.length === 0 ? ['', 'All checks held.'] : ['', 'WRONG:', ...problems.map((problem) => `- ${problem}`)]),
    '',
  ].join('\n')
}

const columns = ['scenario', 'clients', 'rate/s', 'p50 ms', 'p95 ms', 'p99 ms', 'errors', 'cost ms', 'cores: load', 'node', 'postgres', 'others']

function table(measurements: readonly Measurement[]): string[] {
  const rows = measurements.map(({ name, clients, rate, p50, p95, p99, errors, cost_ms, processors }) =>
    [name, clients, rate, p50, p95, p99, errors, cost_ms, processors?.load, processors?.node, processors?.postgres, processors?.others].map((value) =>
      typeof value === 'string' ? value : shown(value ?? null)))
  const widths = columns.map((title, index) => Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)))
  return [columns, ...rows].map((row) => row.map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0))).join('  '))
}

function shown(value: number | null): string {
  return value === null ? '–' : String(value)
}

function rounded(measurement: Measurement): Measurement {
  const { rate, p50, p95, p99, processors, cost_ms, runs } = measurement
  return {
    ...measurement, rate: round(rate, 1) ?? 0, p50: brief(p50), p95: brief(p95), p99: brief(p99),
    ...(cost_ms === undefined ? {} : { cost_ms: brief(cost_ms) ?? 0 }),
    ...(runs === undefined ? {} : { runs: runs.map((one) => round(one, 1) ?? 0) }),
    ...(processors === undefined
      ? {}
      : { processors: { load: round(processors.load, 2) ?? 0, node: round(processors.node, 2) ?? 0, postgres: round(processors.postgres, 2) ?? 0, others: round(processors.others, 2) } }),
  }
}

function roundedRatios(ratios: Readonly<Record<string, Readonly<Record<string, number | null>>>>) {
  return Object.fromEntries(Object.entries(ratios).map(([name, values]) => [name, Object.fromEntries(Object.entries(values).map(([clients, ratio]) => [clients, round(ratio, 3)]))]))
}

function round(value: number | null, digits: number): number | null {
  return value === null || !Number.isFinite(value) ? null : Number(value.toFixed(digits))
}

/** Four digits that count, whatever the size. */
function brief(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : Number(value.toPrecision(4))
}
