// The most memory that each of our processes was seen to take while it worked.
import { proportionalMemory } from '../measure/process-times.ts'

/** MiB, pages shared between processes counted by share; null where the system does not tell. */
export type Memory = { readonly web: number | null; readonly worker: number | null; readonly postgres: number | null }

export type MemoryMarks = { note(): Promise<void>; most(): Memory }

export function memoryMarks(pids: { readonly web: number; readonly worker: number; readonly postgres: number }): MemoryMarks {
  let most: Memory = { web: null, worker: null, postgres: null }
  return {
    async note() {
      const [web, worker, postgres] = await Promise.all([proportionalMemory(pids.web), proportionalMemory(pids.worker), proportionalMemory(pids.postgres)])
      most = { web: larger(most.web, web), worker: larger(most.worker, worker), postgres: larger(most.postgres, postgres) }
    },
    most: () => most,
  }
}

function larger(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : Math.max(one, other)
}
