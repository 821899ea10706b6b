// Whoever knows the rule, which rows stand joined in public, and even which of them are large, computes none of them: every table that fits is enumerated.
import { describe, expect, it } from 'vitest'
import { FEWEST, totalOf, withoutSmall, type FigureRow } from './shown-figures.ts'

const NAMES = ['B', 'C', 'D', 'E']

type Possible = { readonly totals: Set<number>; readonly shares: Set<number> }

/**
 * By what is shown beside a kept row `fixed`: what each joined row may hold. Complete, since no joined row exceeds one that is kept: `others` rows of
 * one to as many promises as `fixed` has, all met or missed as may be.
 */
function possible(fixed: FigureRow, others: number): ReadonlyMap<string, ReadonlyMap<string, Possible>> {
  const found = new Map<string, Map<string, Possible>>()
  for (const table of tables(fixed, others)) {
    const rows = table.toSorted((one, other) => totalOf(other) - totalOf(one) || (one.name < other.name ? -1 : 1))
    const shown = withoutSmall(rows, 'Joined')
    const names = new Set(shown.map(({ name }) => name))
    if (!names.has(fixed.name) || !names.has('Joined')) continue
    const joined = rows.filter(({ name }) => !names.has(name))
    const large = joined.filter((row) => totalOf(row) >= FEWEST).map(({ name }) => name).toSorted()
    const seen = JSON.stringify([shown, large])
    const rowsOf = found.get(seen) ?? new Map<string, Possible>()
    found.set(seen, rowsOf)
    for (const row of joined) {
      const { totals, shares } = rowsOf.get(row.name) ?? { totals: new Set(), shares: new Set() }
      rowsOf.set(row.name, { totals: totals.add(totalOf(row)), shares: shares.add(row.met / totalOf(row)) })
    }
  }
  return found
}

function* tables(fixed: FigureRow, others: number): Generator<readonly FigureRow[]> {
  const name = NAMES[others - 1]
  if (name === undefined || others === 0) return yield [fixed]
  for (const rest of tables(fixed, others - 1)) {
    for (let all = 1; all <= totalOf(fixed); all++) for (let met = 0; met <= all; met++) yield [...rest, { name, met, missed: all - met }]
  }
}

/** Equal totals stand by name: one that comes before all others, and one that comes after. */
const fixedRows = (from: number, to: number): readonly FigureRow[] => Array.from({ length: to - from + 1 }, (_, more) => from + more).flatMap((all) => ['A', 'Z'].map((name) => ({ name, met: all - 1, missed: 1 })))

describe('a joined row in public', () => {
  it.each([{ others: 2, to: 14 }, { others: 3, to: 8 }])('leaves every row in it two counts and two shares at least: one kept of up to $to and $others more', ({ others, to }) => {
    let looked = 0
    for (const fixed of fixedRows(FEWEST, to)) {
      for (const [seen, rows] of possible(fixed, others)) {
        looked++
        for (const [name, { totals, shares }] of rows) {
          if (totals.size < 2 || shares.size < 2) expect.fail(`${name} is told by ${seen}`)
        }
      }
    }
    expect(looked).toBeGreaterThan(500)
  })

  it('says neither how many rows nor which', () => {
    const shown = withoutSmall([{ name: 'A', met: 20, missed: 3 }, { name: 'B', met: 20, missed: 1 }, { name: 'C', met: 1, missed: 0 }], 'Joined')
    expect(shown.at(-1)).toEqual({ name: 'Joined', met: 21, missed: 1, joined: true })
  })
})
