import { describe, expect, it } from 'vitest'
import { unitsOf } from './units-file.ts'

const file = (rows: string) => `government:
  code: contoh
  name: Pemerintah Contoh
  calendar: nasional
  coordinator: { code: contoh.admin, name: Tim Admin }
  retention:
    basis: Peraturan Bupati Contoh Nomor 1 Tahun 2026
    rows:
${rows}`

const OVERSIGHT = '      - { class: pengawasan, name: { id: Pengawasan, en: Oversight }, nature: with-oversight, active: 2, inactive: 8, then: keep }\n'
const REST = '      - { class: lain, name: { id: Lainnya, en: Others }, active: 1, inactive: 2, then: destroy }\n'

describe('the schedule of retention in a units file', () => {
  it('is read with its basis and its rows in order', () => {
    const [government] = unitsOf(file(OVERSIGHT + REST), 'x.yaml')
    expect([government?.retention?.basis, government?.retention?.rows.map((row) => [row.class, row.then])]).toEqual(['Peraturan Bupati Contoh Nomor 1 Tahun 2026', [['pengawasan', 'keep'], ['lain', 'destroy']]])
  })

  it('has a last row for everything else, years that are years, and an end that is one', () => {
    expect(() => unitsOf(file(OVERSIGHT), 'x.yaml')).toThrow(/x\.yaml: government\.retention\.rows: the last row says nothing/)
    expect(() => unitsOf(file(REST.replace('inactive: 2', 'inactive: -1')), 'x.yaml')).toThrow(/retention\.rows\.0\.inactive/)
    expect(() => unitsOf(file(REST.replace('destroy', 'burn')), 'x.yaml')).toThrow(/retention\.rows\.0\.then/)
    expect(() => unitsOf('government: *lain', 'x.yaml')).toThrow(/^x\.yaml: /)
  })
})
