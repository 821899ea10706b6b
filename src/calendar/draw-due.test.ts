// The little calendar as a picture: what it shows, and that it needs neither script nor style.
import { load } from 'cheerio'
import { describe, expect, it } from 'vitest'
import { at, dayOff, pause, sampleCalendar } from '../../test/calendar/sample-calendar.ts'
import { dueSvg } from './draw-due-svg.ts'
import { dueText } from './draw-due-text.ts'
import type { DueQuery } from './due.ts'
import { explainDue } from './explain-due.ts'

const daysOff = [dayOff('2026-03-18', 'joint-leave', 'Nyepi <&>'), dayOff('2026-03-19')]
const query: DueQuery = {
  from: at('2026-03-13 09:00'), budget: { n: 5, unit: 'wd' }, ends: 'office', calendar: sampleCalendar({ daysOff }),
  pauses: [pause('2026-03-20 09:00', '2026-03-22 09:00')],
}

function drawn(question = query, language: 'id' | 'en' = 'id') {
  const svg = dueSvg({ query: question, due: explainDue(question, language), language, id: 'batas' })
  return { svg, $: load(svg, { xml: true }) }
}

describe('the picture of a deadline', () => {
  it('marks each day by what it is: receipt, counted, days off, pause, end', () => {
    const { $ } = drawn()
    const days = $('.due-day').toArray().map((day) => [$(day).attr('class')?.split('-').pop(), $(day).find('text').first().text(), $(day).find('.due-mark').text()])
    expect(days).toEqual([
      ['receipt', '13', ''], ['off', '14', '–'], ['off', '15', '–'], ['counted', '16', '1'], ['counted', '17', '2'], ['leave', '18', ''], ['holiday', '19', ''],
      ['paused', '20', ''], ['off', '21', '–'], ['off', '22', '–'], ['counted', '23', '3'], ['counted', '24', '4'], ['end', '25', '5'],
    ])
  })
  it('has a name and a description in words, and a reason on each day', () => {
    const { $ } = drawn()
    expect($('svg').attr('role')).toBe('img')
    expect($('svg').attr('aria-labelledby')?.split(' ').map((id) => $(`[id="${id}"]`).text())).toEqual([
      'Kalender batas waktu', expect.stringContaining('Waktu 5 hari kerja berakhir Rabu, 25 Maret 2026 pukul 16.00 WIB, saat kantor tutup.'),
    ])
    expect($('.due-leave title').text()).toBe('18 Maret 2026: cuti bersama: Nyepi <&>')
    expect($('.due-paused title').text()).toBe('20 Maret 2026: penghitungan dijeda: menunggu pelapor')
  })
  it('holds no script, no style and nothing from elsewhere, and its ids bear the prefix it was given', () => {
    const { svg, $ } = drawn()
    expect($('script, style, foreignObject, image, use, a').length).toBe(0)
    expect(svg).not.toMatch(/\s(?:style|on\w+|href)=/)
    expect($('[id]').toArray().map((node) => $(node).attr('id'))).toEqual(['batas-title', 'batas-desc', 'batas-hatch'])
  })
  it('lists every colour that it uses, and no end while the clock stands', () => {
    const frozen = drawn({ ...query, pauses: [pause('2026-03-17 09:00', null)] })
    expect(frozen.$('.due-legend text').toArray().map((node) => frozen.$(node).text())).toEqual(['hari penerimaan (hari ke-0)', 'libur mingguan', 'hari kerja yang dihitung', 'penghitungan dijeda'])
    expect(frozen.$('.due-end').length).toBe(0)
    expect(drawn().$('.due-legend text').last().text()).toBe('batas waktu')
  })
  it('keeps text and ground apart: at least 4.5 to 1 on every day', () => {
    const { $ } = drawn()
    for (const day of $('.due-day').toArray()) {
      const fill = $(day).find('rect').attr('fill') ?? ''
      const ground = fill.startsWith('url(') ? ['#f0ebfa', '#d5c9ee'] : [fill]
      for (const text of $(day).find('text').toArray()) for (const colour of ground) expect(contrast($(text).attr('fill') ?? '', colour)).toBeGreaterThanOrEqual(4.5)
    }
  })
  it('speaks English when asked, in picture and text', () => {
    expect(drawn(query, 'en').$('desc').text()).toContain('The 5 working days end Wednesday, 25 March 2026 16:00 WIB, when the office closes.')
    expect(dueText(query, explainDue(query, 'en'), 'en')).toContain('JL joint leave')
  })
  it('says how much is left while the clock stands', () => {
    const standing = { ...query, pauses: [pause('2026-03-17 09:00', null)] }
    expect(dueText(standing, explainDue(standing), 'id')).toContain('Penghitungan dijeda sejak Selasa, 17 Maret 2026 pukul 09.00 WIB; sisa 4 hari kerja.')
  })
})

/** The contrast ratio of WCAG 2.2 between two colours written `#rrggbb`. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
      const channel = Number.parseInt(colour.slice(i, i + 2), 16) / 255
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}
