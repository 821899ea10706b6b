import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { admin, dinkes, given, instant, liaison, pupr, refolded, submission, verifier, type Scenario } from '../../../test/given.ts'
import type { DeliveryOutcome } from './reach.ts'
import { unreached, waysTo } from './reach.ts'

const words = { gives: [
  { artefact: 'disposisi-diterima', value: '2026-11-01T09:00Z' }, { artefact: 'kepala-diberi-tahu', value: '2026-11-01T09:00Z' },
  { artefact: 'redaksi-jawaban', wording: 9 }, { artefact: 'tindak-lanjut-dilaporkan', value: '2026-11-01T09:00Z' },
] }

function answered({ channel = 'web', offers = ['email'] as const, sends = ['email'] as const }: { readonly channel?: 'web' | 'instagram'; readonly offers?: readonly ('email' | 'phone')[]; readonly sends?: readonly 'email'[] } = {}): Scenario {
  return given('2026-11-02 09:00', { sends }).when(submission({ channel, offers })).at('2026-11-02 10:00')
    .takes(verifier, 'periksa', { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' } })
    .takes(verifier, 'disposisi', { targets: { lead: pupr, supporters: [] } })
    .at('2026-11-04 09:00').takes(liaison, 'jawab', words)
}

const answer = (scene: Scenario) => scene.state.contact?.sent.findLast(({ answers }) => answers)?.no ?? 0
const recorded = (scene: Scenario, outcome: DeliveryOutcome, at: string, message = answer(scene)) => scene.when({ type: 'record-delivery', message, outcome, at: instant(at) })
const silence = (scene: Scenario) => scene.state.clocks.find(({ kind }) => kind === 'silence')
const corrected = { type: 'correct-contact', by: { who: 'reporter' }, offers: ['email'], contactGiven: true, wordings: [{ no: 50, kind: 'identity', hash: 'ee' }] } as const

describe('silence over an answer that goes out by e-mail', () => {
  it('counts from the moment the receiving server took it, not from its queueing nor from when we recorded it', () => {
    const sent = answered()
    expect([sent.state.deliveredAt, silence(sent)]).toEqual([null, undefined])
    expect(sent.at('2027-03-01 09:00').swept().state.open).toBe(true)
    const taken = recorded(sent.at('2026-11-06 08:00'), 'accepted', '2026-11-05 10:00')
    expect(taken.state.deliveredAt).toBe(instant('2026-11-05 10:00'))
    expect(silence(taken)?.date).toBe('2026-11-19')
    expect(refolded(taken)).toEqual(taken.state)
    expect(taken.at('2026-11-20 00:00').swept().state.outcome).toBe('settled')
  })

  it('is cleared by a bounce: the page takes over from then, the watcher is told, and nothing more goes there', () => {
    const bounced = recorded(recorded(answered().at('2026-11-05 10:00'), 'accepted', '2026-11-05 10:00').at('2026-11-09 11:00'), 'bounced', '2026-11-09 10:00')
    expect(bounced.state.deliveredAt).toBe(instant('2026-11-09 11:00'))
    expect(silence(bounced)?.date).toBe('2026-11-23')
    expect(bounced.tellings).toMatchObject([{ to: { unit: admin }, template: 'not-reached' }])
    expect([waysTo(bounced.world, bounced.state), unreached(bounced.state)]).toMatchObject([[], [{ template: 'answered', state: 'bounced' }]])
  })

  it('is undone by a bounce that comes after silence has closed the report', () => {
    const closed = recorded(answered().at('2026-11-04 10:00'), 'accepted', '2026-11-04 10:00').at('2026-11-19 00:00').swept()
    expect(closed.state.outcome).toBe('settled')
    const back = recorded(closed.at('2026-11-20 09:00'), 'bounced', '2026-11-20 08:00')
    expect(back.state).toMatchObject({ open: true, outcome: null, holdings: [{ open: true, step: 'pantau' }, {}] })
    expect(silence(back)?.date).toBe('2026-12-04')
    expect(refolded(back)).toEqual(back.state)
  })

  it('counts from the page where the e-mail is given up, from the moment that was recorded', () => {
    const failed = recorded(answered().at('2026-11-07 09:00'), 'failed', '2026-11-07 09:00')
    expect(failed.state.deliveredAt).toBe(instant('2026-11-07 09:00'))
    expect(waysTo(failed.world, failed.state)).toEqual(['email'])
    const late = recorded(failed.at('2026-11-08 09:00'), 'accepted', '2026-11-07 08:00')
    expect(late.state.deliveredAt).toBe(instant('2026-11-07 08:00'))
  })

  it('counts from the page at once without a contact, without an e-mail address, and where no mail is sent', () => {
    for (const scene of [answered({ offers: [] }), answered({ offers: ['phone'] }), answered({ sends: [] })]) {
      expect(scene.state.deliveredAt).toBe(instant('2026-11-04 09:00'))
      expect(scene.tellings.some(({ over }) => over !== undefined)).toBe(false)
    }
  })

  it('waits for the source too, where the answer has to be entered there', () => {
    const taken = recorded(answered({ channel: 'instagram' }).at('2026-11-04 10:00'), 'accepted', '2026-11-04 10:00')
    expect(taken.state.deliveredAt).toBeNull()
    const entered = taken.at('2026-11-05 09:00').takes(verifier, 'dijawab', { gives: [{ artefact: 'bukti-di-sumber', wording: 12 }] })
    expect(entered.state.deliveredAt).toBe(instant('2026-11-05 09:00'))
    const first = answered({ channel: 'instagram' }).at('2026-11-05 09:00').takes(verifier, 'dijawab', { gives: [{ artefact: 'bukti-di-sumber', wording: 12 }] })
    expect(first.state.deliveredAt).toBeNull()
    expect(recorded(first.at('2026-11-06 09:00'), 'accepted', '2026-11-04 10:00').state.deliveredAt).toBe(instant('2026-11-06 09:00'))
  })

  it('warns the reporter three working days before, by every channel, and stands nobody’s time for it', () => {
    const taken = recorded(answered().at('2026-11-04 10:00'), 'accepted', '2026-11-04 10:00')
    expect(taken.at('2026-11-13 23:59').swept().tellings.some(({ template }) => template === 'silence-warning')).toBe(false)
    const warned = taken.at('2026-11-14 00:00').swept()
    expect(warned.tellings).toMatchObject([{ to: { who: 'reporter' }, template: 'silence-warning', over: ['email'], params: { until: silence(taken)?.due } }])
    expect([warned.state.open, warned.state.missed.includes('silence-warning'), silence(warned)?.date]).toEqual([true, false, '2026-11-18'])
  })

  it('adds the working days by which we warned too late', () => {
    const taken = recorded(answered().at('2026-11-04 10:00'), 'accepted', '2026-11-04 10:00')
    const late = strikeAllAt(taken.at('2026-11-20 08:00'))
    expect([late.state.open, silence(late)?.date]).toEqual([true, '2026-11-24'])
    expect(refolded(late)).toEqual(late.state)
  })

  it('takes no proof for a newer answer from the message that carried an older one', () => {
    const first = answered()
    const received = first.state.contact?.sent[0]?.no ?? 0
    const newer = recorded(first, 'bounced', '2026-11-04 09:00', received).takes(verifier, 'tanggapi-lagi', { gives: [{ artefact: 'redaksi-jawaban', wording: 20 }] })
    expect(newer.state.contact?.sent.filter(({ answers }) => answers)).toEqual([])
    const delivered = newer.state.deliveredAt
    expect(delivered).toBe(instant('2026-11-04 09:00'))
    expect(recorded(newer.at('2026-11-09 09:00'), 'accepted', '2026-11-09 08:00', answer(first)).state.deliveredAt).toBe(delivered)
    expect(refolded(newer)).toEqual(newer.state)
  })

  it('records each outcome once, in an order that can be, and only of messages that were sent', () => {
    const taken = recorded(answered().at('2026-11-05 10:00'), 'accepted', '2026-11-05 10:00')
    expect(recorded(taken, 'accepted', '2026-11-05 10:00').refusal).toBe('recorded-before')
    expect(recorded(taken, 'failed', '2026-11-05 10:00').refusal).toBe('recorded-before')
    expect(recorded(taken, 'accepted', '2026-11-05 10:00', 77).refusal).toBe('unknown-message')
    const bounced = recorded(taken, 'bounced', '2026-11-05 10:00')
    expect(recorded(bounced, 'accepted', '2026-11-05 10:00').refusal).toBe('recorded-before')
  })
})

/** A sweep that stood still until now. */
function strikeAllAt(scene: Scenario): Scenario {
  const due = scene.state.clocks.filter((clock) => clock.struckAt === null && clock.pausedSince === null && clock.due < scene.now).toSorted((one, other) => one.due - other.due)[0]
  return due === undefined ? scene : strikeAllAt(scene.when({ type: 'strike-clock', clock: due.id }))
}

describe('what did not arrive', () => {
  const bounced = () => recorded(answered().at('2026-11-05 10:00'), 'bounced', '2026-11-05 10:00').at('2026-11-06 09:00')

  it('is sent again by an officer as a message of its own, once, and silence counts from its acceptance', () => {
    const scene = bounced()
    const again = scene.when({ type: 'resend', by: verifier, messages: [answer(scene)] })
    expect(again.tellings).toMatchObject([{ template: 'answered', over: ['email'], onlySent: true, params: { of: answer(scene) } }])
    expect(again.when({ type: 'resend', by: verifier, messages: [answer(scene)] }).refusal).toBe('not-to-be-resent')
    const taken = recorded(again.at('2026-11-09 08:00'), 'accepted', '2026-11-09 08:00')
    expect(taken.state.deliveredAt).toBe(instant('2026-11-09 08:00'))
    expect(refolded(taken)).toEqual(taken.state)
    expect(scene.when({ type: 'resend', by: { who: 'officer', officer: 22, unit: dinkes, office: 'liaison' }, messages: [answer(scene)] }).refusal).toBe('not-your-unit')
    expect(recorded(answered(), 'accepted', '2026-11-05 10:00').when({ type: 'resend', by: verifier, messages: [answer(scene)] }).refusal).toBe('not-to-be-resent')
  })

  it('goes to the corrected address by itself', () => {
    const scene = bounced().when(corrected)
    expect(scene.events.map(({ kind }) => kind)).toEqual(['contact-corrected', 'messages-resent'])
    expect([waysTo(scene.world, scene.state), unreached(scene.state)]).toEqual([['email'], []])
    expect(refolded(scene)).toEqual(scene.state)
  })

  it('is kept from being corrected by an officer who gives no reason, and sent nowhere where no address is left', () => {
    const scene = bounced()
    expect(scene.when({ ...corrected, by: verifier }).refusal).toBe('nothing-to-add')
    expect(scene.when({ ...corrected, by: verifier, wordings: [...corrected.wordings, { no: 51, kind: 'note', hash: 'dd' }] }).refusal).toBeNull()
    const phone = scene.when({ ...corrected, offers: ['phone'] })
    expect(phone.events.map(({ kind }) => kind)).toEqual(['contact-corrected'])
    expect(phone.when({ type: 'resend', by: verifier, messages: [answer(phone)] }).refusal).toBe('no-way-to-send')
  })
})

describe('whatever happens on the way', () => {
  const step = fc.oneof(
    fc.record({ does: fc.constant('outcome' as const), outcome: fc.constantFrom<DeliveryOutcome>('accepted', 'bounced', 'failed'), pick: fc.nat(20), ago: fc.nat(5 * 86_400) }),
    fc.record({ does: fc.constant('wait' as const), hours: fc.nat(24 * 8) }),
    fc.record({ does: fc.constantFrom('sweep' as const, 'correct' as const, 'reply' as const, 'answer' as const, 'resend' as const) }),
  )
  type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

  function after(scene: Scenario, one: Step): Scenario {
    const sent = scene.state.contact?.sent ?? []
    switch (one.does) {
      case 'outcome':
        return sent.length === 0 ? scene : scene.when({ type: 'record-delivery', message: sent[one.pick % sent.length]?.no ?? 0, outcome: one.outcome, at: scene.now - one.ago * 1000 })
      case 'wait':
        return scene.at(new Date(scene.now + one.hours * 3_600_000 + 7 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')).swept()
      case 'sweep':
        return scene.swept()
      case 'correct':
        return scene.when({ ...corrected, wordings: [{ no: scene.state.nextWording, kind: 'identity', hash: 'ee' }] })
      case 'reply':
        return scene.when({ type: 'add-reply', wordings: [{ no: scene.state.nextWording, kind: 'reply', hash: 'ee' }], files: [] })
      case 'answer':
        return scene.state.open && scene.state.holdings[0]?.step === 'pantau' ? scene.takes(verifier, 'tanggapi-lagi', { gives: [{ artefact: 'redaksi-jawaban', wording: scene.state.nextWording }] }) : scene
      case 'resend':
        return scene.when({ type: 'resend', by: verifier, messages: unreached(scene.state).map(({ no }) => no) })
    }
  }

  /** Ten working days and the warning in them, by the plainest count there is. */
  function workingDaysBetween(from: number, to: number): number {
    let days = 0
    for (let at = from + 86_400_000; at <= to + 1000; at += 86_400_000) {
      const local = new Date(at + 7 * 3_600_000)
      if (local.getUTCDay() % 6 !== 0 && local.toISOString().slice(0, 10) !== '2026-12-25') days += 1
    }
    return days
  }

  it('silence closes nothing without a delivery proven ten working days before, a warning, and no question left open; row equals fold', () => {
    fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
      let scene = answered()
      for (const one of steps) {
        const before = scene
        scene = after(scene, one)
        if (before.state.open && scene.state.outcome === 'settled') {
          expect(before.state.replyWaits).toBe(false)
          const delivered = scene.state.deliveredAt ?? Number.POSITIVE_INFINITY
          const until = scene.state.silence?.until ?? 0
          expect(workingDaysBetween(delivered, until)).toBeGreaterThanOrEqual(9)
          // The shortest: delivered late on a Sunday, the tenth working day is the Friday twelve days later.
          expect(until - delivered).toBeGreaterThanOrEqual(12 * 86_400_000 - 1_000)
          const warned = scene.history.findLast(({ event }) => event.kind === 'silence-warned')
          expect(warned?.at ?? 0).toBeGreaterThan(delivered)
          const proof = scene.state.contact?.sent.filter(({ answers }) => answers) ?? []
          expect(proof.length === 0 || proof.some(({ state }) => state !== 'queued')).toBe(true)
        }
      }
      expect(refolded(scene)).toEqual(JSON.parse(JSON.stringify(scene.state)))
    }), { numRuns: 150 })
  })
})
