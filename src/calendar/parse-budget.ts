// Reads a time budget as people write it: `10wd`, `3d`, `72h`, `10-20omin`.
import type { Budget, Unit } from './budget.ts'

const units: readonly string[] = ['h', 'min', 'oh', 'omin', 'd', 'wd', 'mo'] satisfies Unit[]

/** The budget that `text` names, or a sentence that says what is wrong with it. */
export function parseBudget(text: string): { readonly budget: Budget } | { readonly problem: string } {
  const match = /^(\d{1,7})(?:-(\d{1,7}))?([a-z]+)$/.exec(text)
  const unit = match?.[3]
  if (match === null || unit === undefined || !isUnit(unit)) {
    return { problem: `"${text}" is no time budget: write a whole number and a unit (${units.join(' ')}), such as 10wd or 10-20omin.` }
  }
  const n = Number(match[1])
  if (match[2] === undefined) return { budget: { n, unit } }
  const upTo = Number(match[2])
  if (upTo < n) return { problem: `"${text}" is no range: its upper end is below its lower end.` }
  return { budget: { n, upTo, unit } }
}

/** A budget as it is written: `10wd`, `10-20omin`; a frozen remainder of hours or minutes keeps up to three decimals. */
export function budgetText({ n, upTo, unit }: Budget): string {
  return upTo === undefined ? `${plain(n)}${unit}` : `${plain(n)}-${plain(upTo)}${unit}`
}

function plain(n: number): string {
  return String(Math.round(n * 1000) / 1000)
}

function isUnit(text: string): text is Unit {
  return units.includes(text)
}
