// What processes cost, as Linux tells in /proc: processor time and memory, with everything they started.
import { readdir, readFile } from 'node:fs/promises'

/** Linux counts processor time in hundredths of a second for programs, on every architecture (man 5 proc, USER_HZ). */
const TICK_MS = 10

type Stat = { readonly pid: number; readonly parent: number; readonly ticks: number; readonly endedChildrenTicks: number }

/** Null when the process is gone, or /proc is not there. */
async function readStat(pid: number): Promise<Stat | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (text === null) return null
  // The name may hold spaces and brackets; after it come state, parent (field 4) and, from field 14 on, the times.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const field = (number: number) => Number(fields[number - 3])
  return { pid, parent: field(4), ticks: field(14) + field(15), endedChildrenTicks: field(16) + field(17) }
}

async function family(root: number): Promise<Stat[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number)
  const all = (await Promise.all(pids.map(readStat))).filter((stat) => stat !== null)
  const members = new Set([root])
  for (let before = 0; before < members.size; ) {
    before = members.size
    for (const { pid, parent } of all) if (members.has(parent)) members.add(pid)
  }
  return all.filter(({ pid }) => members.has(pid))
}

/** Processor time in milliseconds that a process and all it started have used so far, those that ended included. */
export async function processorTime(root: number): Promise<number> {
  const stats = await family(root)
  return stats.reduce((sum, { ticks, endedChildrenTicks }) => sum + ticks + endedChildrenTicks, 0) * TICK_MS
}

/** Processor time in milliseconds of everything that a process started and that has ended. */
export async function endedChildrenTime(pid: number): Promise<number> {
  return ((await readStat(pid))?.endedChildrenTicks ?? 0) * TICK_MS
}

/**
 * Memory of a process and all it started in MiB, pages shared with others counted by their share (PSS).
 * Null when the system does not tell.
 */
export async function proportionalMemory(root: number): Promise<number | null> {
  const parts = await Promise.all((await family(root)).map(({ pid }) => readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')))
  const kilobytes = parts.map((text) => Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0))
  const total = kilobytes.reduce((sum, one) => sum + one, 0)
  return total === 0 ? null : total / 1024
}

/** Time in milliseconds in which the machine's processors were busy, with whatever they did; null where /proc is missing. */
export async function machineBusyTime(): Promise<number | null> {
  const line = /^cpu +(.*)$/m.exec(await readFile('/proc/stat', 'utf8').catch(() => ''))?.[1]
  if (line === undefined) return null
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = line.split(' ').map(Number)
  return (user + nice + system + irq + softirq + steal) * TICK_MS
}
