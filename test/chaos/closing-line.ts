// What a kill test has shown, on one line.
import type { ChaosResult } from './chaos.ts'

export function chaosLine(rounds: number, seed: number, result: ChaosResult): string {
  const slowest = [...result.pauses].map(([name, times]) => ({ name, most: Math.max(...times) })).sort((one, other) => other.most - one.most)[0]
  return [
    `Kill test: ${rounds} rounds, ${result.kills} kills`, `${result.receipts} receipts`, `${result.unknown} sendings without an answer (${result.sentAgain} sent again at the end)`,
    `${result.files} files`, `${result.orphans} orphans removed`, `${result.lost} lost`, `longest pause in service ${slowest?.most ?? 0} ms (${slowest?.name ?? 'none'})`,
    `${Math.round(result.seconds)} s`, `seed ${seed}`,
  ].join(', ')
}

/** Pauses in service by kind of stroke. */
export function pauseLines({ pauses }: ChaosResult): string[] {
  return [...pauses].sort(([one], [other]) => one.localeCompare(other)).map(([name, times]) => {
    const sorted = times.toSorted((one, other) => one - other)
    return `  ${name}: ${sorted[Math.floor(sorted.length / 2)]} ms in the middle, ${sorted.at(-1)} ms at most (${sorted.length} times)`
  })
}
