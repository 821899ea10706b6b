// The most memory that each of our processes was seen to take while it worked.
import { proportionalMemory } from '../measure/process-times.ts'

/** MiB, pages shared between processes counted by share; null where the system does not tell. */
export type Memory = { /** All web processes together. */ readonly web: number | null; readonly worker: number | null; readonly postgres: number | null }

export type MemoryMarks = { note(): Promise<void>; most(): Memory }

export function memoryMarks(pids: { readonly webs: readonly number[]; readonly worker: number; readonly postgres: number }): MemoryMarks {
  let most: Memory = { web: null, worker: null, postgres: null }
  return {
    async note() {
      const [web, worker, postgres] = await Promise.all([inAll(pids.webs), proportionalMemory(pids.worker), proportionalMemory(pids.postgres)])
      most = { web: larger(most.web, web), worker: larger(most.worker, worker), postgres: larger(most.postgres, postgres) }
    },
    most: () => most,
  }
}

async function inAll(pids: readonly number[]): Promise<number | null> {
  const parts = await Promise.all(pids.map(proportionalMemory))
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0)
}

function larger(one: number | null, other: number | null): number | null {
  return one === null ? other : other === null ? one : Math.max(one, other)
}
