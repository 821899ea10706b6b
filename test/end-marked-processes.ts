// Ends every process that a run of the tests has started and not ended, found by the mark in its environment.
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'

/** Linux only: elsewhere the environment of a process is not told. Stops at once what must not outlive the run. */
export async function endMarkedProcesses(run: string): Promise<void> {
  if (process.platform !== 'linux') return
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const pids = await markedProcesses(run)
    if (pids.length === 0) return
    for (const pid of pids) end(pid)
    await pause(50)
  }
}

async function markedProcesses(run: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const marks = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')))
  return pids.filter((pid, index) => pid !== process.pid && marks[index]?.split('\0').includes(`TUNTAS_TEST_RUN=${run}`))
}

/** One that has just ended by itself is what we want. */
function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
