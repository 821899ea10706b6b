import { describe, expect, it } from 'vitest'
import { unitsNamed } from './units-named.ts'

const units = [
  { id: 1, code: 'x.pupr', name: 'Dinas Pekerjaan Umum dan Penataan Ruang (contoh)' },
  { id: 2, code: 'x.dinkes', name: 'Dinas Kesehatan (contoh)' },
  { id: 3, code: 'x.pkm-1', name: 'Puskesmas Rembang 1' },
  { id: 4, code: 'x.pkm-2', name: 'Puskesmas Rembang 2' },
  { id: 5, code: 'x.satpol', name: 'Satuan Polisi Pamong Praja (Satpol PP)' },
]

describe('units somebody types', () => {
  it.each([
    ['PUPR', [1]], ['dpupr', [1]], ['dinkes', [2]], ['Dinas Kesehatan (contoh)', [2]], ['kesehatan', [2]], ['pekerjaan umum', [1]], ['satpol pp', [5]],
    ['puskesmas', [3, 4]], ['puskesmas 2', [4]], ['dinas', [1, 2]], ['kebakaran', []], ['', []], ['(', []],
  ])('“%s” means %j', (typed, ids) => {
    expect(unitsNamed(units, typed).map(({ id }) => id)).toEqual(ids)
  })
})
