// Who used the processors during a run: the load generator, our servers, PostgreSQL, and whatever else ran on the machine.
import { machineBusyTime } from './process-times.ts'

/** Processor seconds. `others` is what ran beside us; a run with much of it says little about absolute speed. */
export type ProcessorSplit = { readonly load: number; readonly node: number; readonly postgres: number; readonly others: number | null }

/** Each tells the milliseconds of processor time used so far. */
export type ProcessorMeters = { readonly load: () => Promise<number>; readonly node: () => Promise<number>; readonly postgres: () => Promise<number> }

/** Runs `action` and tells who used what meanwhile. */
export async function withProcessorSplit<T>(meters: ProcessorMeters, action: () => Promise<T>): Promise<{ result: T; split: ProcessorSplit }> {
  const before = await readings(meters)
  const result = await action()
  const after = await readings(meters)
  const [load, node, postgres] = [after.load - before.load, after.node - before.node, after.postgres - before.postgres]
  const busy = after.busy === null || before.busy === null ? null : after.busy - before.busy
  const others = busy === null ? null : Math.max(0, busy - load - node - postgres)
  return { result, split: { load: load / 1000, node: node / 1000, postgres: postgres / 1000, others: others === null ? null : others / 1000 } }
}

async function readings({ load, node, postgres }: ProcessorMeters) {
  const [loadTime, nodeTime, postgresTime, busy] = await Promise.all([load(), node(), postgres(), machineBusyTime()])
  return { load: loadTime, node: nodeTime, postgres: postgresTime, busy }
}
