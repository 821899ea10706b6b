import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresCsv } from './figures-csv.ts'
import { FEWEST, percentMet, sumOf, totalOf, withoutSmall, type FigureRow } from './shown-figures.ts'

const OTHERS = 'Lainnya (digabung)'
const row = (name: string, met: number, missed: number): FigureRow => ({ name, met, missed })

describe('figures in public', () => {
  it('hide what is small among the others', () => {
    expect(withoutSmall([row('A', 20, 3), row('B', 3, 0), row('C', 1, 1)], OTHERS)).toEqual([row('A', 20, 3), { ...row(OTHERS, 4, 1), joined: true }])
  })

  it('take the next larger in where the others tell of themselves, until they no longer do', () => {
    const joined = (met: number, missed: number) => ({ ...row(OTHERS, met, missed), joined: true })
    const [a, b] = [row('A', 20, 3), row('B', 12, 1)]
    expect(withoutSmall([a, b, row('C', 1, 0)], OTHERS), 'a single small one').toEqual([a, joined(13, 1)])
    expect(withoutSmall([a, b, row('C', 4, 0), row('D', 3, 1)], OTHERS), 'the most that two small ones hold').toEqual([a, joined(19, 2)])
    expect(withoutSmall([a, b, row('C', 1, 0), row('D', 1, 0), row('E', 1, 0), row('F', 1, 0), row('G', 0, 1)], OTHERS), 'the least that five hold').toEqual([a, joined(16, 2)])
    expect(withoutSmall([a, b, row('C', 3, 0), row('D', 2, 0)], OTHERS), 'all met').toEqual([a, joined(17, 1)])
    expect(withoutSmall([a, b, row('C', 0, 3), row('D', 0, 2)], OTHERS), 'none met').toEqual([a, joined(12, 6)])
    expect(withoutSmall([a, row('B', 5, 0), row('C', 1, 0)], OTHERS), 'the least that a large and a small one hold').toEqual([joined(26, 3)])
    expect(withoutSmall([row('A', 7, 1), row('B', 1, 6), row('C', 0, 4), row('D', 0, 1), row('E', 0, 1)], OTHERS), 'the small ones can hold no less than six, so they were taken for none met').toEqual([joined(8, 13)])
    expect(withoutSmall([row('C', 1, 0)], OTHERS)).toEqual([])
  })

  it('never show a row below the least, and lose nothing where anything is shown', () => {
    fc.assert(fc.property(fc.array(fc.record({ name: fc.string({ minLength: 1 }), met: fc.nat(12), missed: fc.nat(12) })), (rows) => {
      const sorted = rows.toSorted((one, other) => totalOf(other) - totalOf(one))
      const shown = withoutSmall(sorted, OTHERS)
      expect(shown.every((one) => totalOf(one) >= FEWEST)).toBe(true)
      if (shown.length > 0) expect(sumOf(shown, '')).toEqual(sumOf(rows, ''))
    }))
  })

  it('are rounded, but nearly all is not all and hardly any not none', () => {
    const rounded: readonly (readonly [met: number, missed: number, percent: number])[] = [[7, 1, 88], [1, 2, 33], [2, 1, 67], [1, 7, 13], [999, 1, 99], [1, 999, 1], [0, 0, 0], [7, 0, 100], [0, 7, 0]]
    for (const [met, missed, percent] of rounded) expect(percentMet(row('', met, missed)), `${met} of ${met + missed}`).toBe(percent)
  })
})

it('a spreadsheet takes no cell for a formula', () => {
  expect(figuresCsv(['a', 'b'], [{ title: '=1+1', rows: [row('+62 "dinas", satu', 1, 2), row('@x', 0, 0)] }])).toBe('\uFEFFa,b\r\n\'=1+1,"\'+62 ""dinas"", satu",1,2\r\n\'=1+1,\'@x,0,0\r\n')
})
