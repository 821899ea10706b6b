// Names a process so that a later process with the same number is not taken for it.
import { readFileSync } from 'node:fs'

/** "pid start", where the start time is told by the system (Linux), else "pid ". */
export function processMark(pid = process.pid) {
  return `${pid} ${startTime(pid)}`
}

/** Whether the process that a mark names still runs. */
export function isRunning(mark) {
  const [pid, started] = mark.trim().split(' ')
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false
  }
  return !started || started === startTime(pid)
}

/** Field 22 of /proc/PID/stat, counted after the name in parentheses, which may hold anything. */
function startTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}
