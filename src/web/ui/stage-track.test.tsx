import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { textOf } from '../../text/text.ts'
import { StageTrack } from './stage-track.tsx'

const t = textOf('id')

function stagesHeard(track: unknown): string[] {
  const page = load(String(track))
  return page('li').toArray().map((stage) => page(stage).text())
}

describe('the way of a report', () => {
  it('says which stages are done, which one is now and which are to come', () => {
    expect(stagesHeard(<StageTrack t={t} current="handled" />)).toEqual(['Ditulis (sudah)', 'Diperiksa (sudah)', 'Ditindaklanjuti (sekarang)', 'Dijawab (belum)', 'Selesai (belum)'])
  })

  it('ends with every stage done', () => {
    expect(stagesHeard(<StageTrack t={t} current="closed" finished />).at(-1)).toBe('Selesai (sudah)')
  })

  it('marks the current stage for who hears the page', () => {
    const page = load(String(<StageTrack t={t} current="verified" />))
    expect(page('[aria-current=step] .track-name').text()).toBe('Diperiksa')
  })
})
