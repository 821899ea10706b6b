import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figuresCsv } from './figures-csv.ts'
import { FEWEST, percentMet, sumOf, totalOf, withoutSmall, type FigureRow } from './shown-figures.ts'

const OTHERS = { alone: 'Lainnya', with: (name: string) => `${name} dan lainnya` }
const row = (name: string, met: number, missed: number): FigureRow => ({ name, met, missed })

describe('figures in public', () => {
  it('hide what is small among the others', () => {
    expect(withoutSmall([row('A', 20, 3), row('B', 3, 1), row('C', 1, 1)], OTHERS)).toEqual([row('A', 20, 3), { ...row('Lainnya', 4, 2), merged: 2 }])
  })

  it('take the next larger in where the others are small themselves, so that no subtraction tells them', () => {
    expect(withoutSmall([row('A', 20, 3), row('B', 6, 1), row('C', 1, 0)], OTHERS)).toEqual([row('A', 20, 3), { ...row('B dan lainnya', 7, 1), merged: 1 }])
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
