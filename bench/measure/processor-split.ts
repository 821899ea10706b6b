// Who used the processors during a run: the load generator, our servers, PostgreSQL, and whatever else ran on the machine.
import { machineBusyTime, processorTime } from './process-times.ts'

/** Processor seconds. `others` is what ran beside us; a run with much of it says little about absolute speed. */
export type ProcessorSplit = { readonly load: number; readonly node: number; readonly postgres: number; readonly others: number | null }

export type Measured = { readonly load: readonly number[]; readonly node: readonly number[]; readonly postgres: readonly number[] }

/** Runs `action` and tells what the processes (by id, with all they started) used meanwhile. */
export async function withProcessorSplit<T>(pids: Measured, action: () => Promise<T>): Promise<{ result: T; split: ProcessorSplit }> {
  const before = await times(pids)
  const result = await action()
  const after = await times(pids)
  const used = { load: after.load - before.load, node: after.node - before.node, postgres: after.postgres - before.postgres }
  const busy = after.busy === null || before.busy === null ? null : after.busy - before.busy
  const others = busy === null ? null : Math.max(0, busy - used.load - used.node - used.postgres)
  return { result, split: { load: used.load / 1000, node: used.node / 1000, postgres: used.postgres / 1000, others: others === null ? null : others / 1000 } }
}

async function times({ load, node, postgres }: Measured) {
  const [loadTime, nodeTime, postgresTime, busy] = await Promise.all([total(load), total(node), total(postgres), machineBusyTime()])
  return { load: loadTime, node: nodeTime, postgres: postgresTime, busy }
}

async function total(pids: readonly number[]): Promise<number> {
  const each = await Promise.all(pids.map(processorTime))
  return each.reduce((sum, one) => sum + one, 0)
}
