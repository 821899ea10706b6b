import { describe, expect, it } from 'vitest'
import { definitions } from '../../../test/given.ts'
import { en } from '../../text/en.ts'
import { id } from '../../text/id.ts'
import { ProcedureDrawing, type ProcedureDrawingProps } from './procedure-drawing.tsx'

const sop = definitions.sops.find((one) => one.id === 'rembang-sp4n-lapor')

function drawn(shown: Partial<ProcedureDrawingProps>): string {
  if (sop === undefined) throw new Error('There is no such procedure.')
  return String(ProcedureDrawing({ t: id, language: 'id', sop, ...shown }))
}

describe('a drawing that is remembered', () => {
  it('is the same when it is asked for again, and another for every place, language and shape', () => {
    const asked: Partial<ProcedureDrawingProps>[] = [
      {}, { narrow: true }, { whole: true }, { t: en, language: 'en' }, { current: ['verifikasi'] }, { current: ['tanggapan'] }, { current: ['tanggapan'], passed: ['verifikasi'] },
    ]
    const first = asked.map(drawn)
    expect(new Set(first).size).toBe(asked.length)
    expect(asked.map(drawn)).toEqual(first)
    expect(first.at(-1)).toContain('aria-current="step"')
    expect(first[0]).not.toContain('aria-current')
  })

  it('is drawn anew after more places than are kept', () => {
    const before = drawn({ current: ['verifikasi'] })
    for (let no = 0; no < 70; no += 1) drawn({ current: [`tidak-ada-${no}`] })
    expect(drawn({ current: ['verifikasi'] })).toBe(before)
  })
})
