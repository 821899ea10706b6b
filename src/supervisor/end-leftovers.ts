// Waits for the children of a killed supervisor to finish, which they do by themselves, and kills one that hangs.
import { setTimeout as pause } from 'node:timers/promises'
import { isAlive, processCommand } from '../process-command.ts'

const patience = 7_000

/** `pids` may have passed to other programs meanwhile: only processes that run one of `scripts` are touched. */
export async function endLeftovers(pids: readonly number[], scripts: readonly string[]): Promise<void> {
  await Promise.all(pids.map((pid) => endLeftover(pid, scripts)))
}

async function endLeftover(pid: number, scripts: readonly string[]): Promise<void> {
  const end = Date.now() + patience
  while (isAlive(pid) && (await isOurs(pid, scripts))) {
    if (Date.now() > end) {
      process.kill(pid, 'SIGKILL')
      return
    }
    await pause(30)
  }
}

async function isOurs(pid: number, scripts: readonly string[]): Promise<boolean> {
  const command = await processCommand(pid)
  return scripts.some((script) => command.includes(script))
}
