import { describe, expect, it } from 'vitest'
import { instant } from '../../../test/given.ts'
import { sentFrom } from './quiet-hours.ts'

describe('what the system says of itself', () => {
  it.each([
    ['2026-11-19 00:00', '2026-11-19 06:00'], ['2026-11-19 05:59', '2026-11-19 06:00'], ['2026-11-19 06:00', '2026-11-19 06:00'],
    ['2026-11-19 16:00', '2026-11-19 16:00'], ['2026-11-19 20:59', '2026-11-19 20:59'], ['2026-11-19 21:00', '2026-11-20 06:00'], ['2026-12-31 23:59', '2027-01-01 06:00'],
  ])('at %s goes out from %s', (at, from) => {
    for (const kind of ['clock-missed', 'silence-warned', 'consent-asked', 'clocks-rejudged'] as const) expect(sentFrom(kind, instant(at), 'Asia/Jakarta')).toBe(instant(from))
  })

  it('goes by the hours where the government is', () => {
    expect(sentFrom('silence-warned', instant('2026-11-19 19:30'), 'Asia/Jayapura')).toBe(instant('2026-11-20 04:00'))
  })

  it('does not hold up what somebody did and another waits for', () => {
    for (const kind of ['way-taken', 'report-submitted', 'messages-resent', 'delivery-recorded'] as const) expect(sentFrom(kind, instant('2026-11-19 23:00'), 'Asia/Jakarta')).toBe(instant('2026-11-19 23:00'))
  })
})
