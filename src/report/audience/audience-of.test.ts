import { describe, expect, it } from 'vitest'
import { admin, dinkes, given, inspectorate, pupr, rembang, submission, verifier } from '../../../test/given.ts'
import { audienceOf, unitsThatSee } from './audience-of.ts'

const scene = given('2026-11-23 10:00').when(submission()).takes(verifier, 'disposisi', {
  gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'with-oversight' }, targets: { lead: pupr, supporters: [] },
})
const { world, state } = scene
const seenBy = (officer: number, ...units: number[]) => (seen: typeof state) => audienceOf(world, seen, { officer, posts: units.map((unit) => ({ unit })) })

describe('an officer sees a report', () => {
  it('as its verifier in the team that took it in, as its handler in an agency that has a turn, else not at all', () => {
    expect(seenBy(11, admin)(state)).toBe('verifier')
    expect(seenBy(21, pupr)(state)).toBe('handler')
    expect(seenBy(21, pupr, admin)(state)).toBe('verifier')
    for (const unit of [dinkes, inspectorate, rembang]) expect(seenBy(22, unit)(state)).toBeNull()
    expect(seenBy(23)(state)).toBeNull()
  })

  it('also when the turn is over', () => {
    const over = { ...state, open: false, holdings: state.holdings.map((holding) => ({ ...holding, open: false })) }
    expect(seenBy(21, pupr)(over)).toBe('handler')
  })

  it('never when it complains about them, nor in a case of oversight about their unit, which the unit above stands in for', () => {
    expect(seenBy(21, pupr)({ ...state, complainedAbout: [{ officer: 21, unit: pupr }] })).toBeNull()
    const about = { ...state, complainedAbout: [{ officer: null, unit: pupr }] }
    expect(seenBy(22, pupr)(about)).toBeNull()
    expect(seenBy(31, rembang)(about)).toBe('handler')
    expect(seenBy(22, pupr)({ ...about, nature: 'normative' })).toBe('handler')
    expect(seenBy(11, admin)({ ...about, complainedAbout: [{ officer: null, unit: admin }] })).toBeNull()
  })

  it('no more when it is secret and they gave it back or had it taken away', () => {
    const given = (secret: boolean, outcome: 'returned' | 'released' | 'answered') => ({ ...state, secret, holdings: state.holdings.map((holding) => (holding.unit === pupr ? { ...holding, open: false, outcome } : holding)) })
    expect([given(true, 'returned'), given(true, 'released'), given(true, 'answered'), given(false, 'returned')].map(seenBy(21, pupr))).toEqual([null, null, 'handler', 'handler'])
    expect(unitsThatSee(world, given(true, 'returned'))).not.toContain(pupr)
  })
})
