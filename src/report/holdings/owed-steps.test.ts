import { describe, expect, it } from 'vitest'
import { admin, dinkes, given, instant, pupr, rembang, submission, verifier, liaison, worldAt } from '../../../test/given.ts'
import { owedSteps, watchedStep } from './owed-steps.ts'

const dispatch = { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' as const } }
const toWorks = { ...dispatch, targets: { lead: pupr, supporters: [] } }
const to = (time: string) => instant(`2026-11-${time}`)

const fresh = () => given('2026-11-23 10:00').when(submission({ channel: 'whatsapp' }))
const owedIn = ({ world, state }: ReturnType<typeof fresh>) => owedSteps(world, state).map(({ unit, step, offices }) => [unit, step, ...offices])

describe('what is owed of a report', () => {
  it('is to verify it, and to enter it by hand beside: both the team’s, each by its own time', () => {
    const { world, state } = fresh()
    expect(owedSteps(world, state)).toEqual([
      { holding: 1, step: 'verifikasi', unit: admin, offices: ['admin'], dueAt: to('26 16:00') },
      { holding: 1, step: 'input-manual', unit: admin, offices: ['admin'], dueAt: to('26 16:00') },
    ])
  })

  it('is the agency’s once dispatched, once only, and the team’s to tell the group', () => {
    const scene = fresh().takes(verifier, 'disposisi', toWorks)
    expect(owedIn(scene)).toEqual(expect.arrayContaining([[admin, 'informasikan', 'admin'], [pupr, 'tanggapan', 'liaison', 'head']]))
    expect(owedIn(scene).filter(([, step]) => step === 'tanggapan')).toHaveLength(1)
    expect(owedSteps(scene.world, scene.state).find(({ unit }) => unit === pupr)?.dueAt).toBe(to('30 16:00'))
  })

  it('is each agency’s where several work on it', () => {
    const scene = fresh().takes(verifier, 'disposisi', { ...dispatch, targets: { lead: pupr, supporters: [dinkes] } })
    expect(owedIn(scene).filter(([, step]) => step === 'tanggapan').map(([unit]) => unit)).toEqual([pupr, dinkes])
  })

  it('comes back to the team when the agency sends it back', () => {
    const scene = fresh().takes(verifier, 'disposisi', toWorks).takes(liaison, 'minta-disposisi-ulang', { gives: [{ artefact: 'alasan-kembali', wording: 2 }] })
    expect(owedIn(scene)).toEqual(expect.arrayContaining([[admin, 'verifikasi', 'admin']]))
    expect(owedIn(scene).some(([unit]) => unit === pupr)).toBe(false)
  })

  it('is nobody’s of the unit that a case of oversight is about: it climbs to anyone of the unit above', () => {
    const { state } = fresh().takes(verifier, 'disposisi', toWorks)
    const barred = { ...state, nature: 'with-oversight' as const, complainedAbout: [{ officer: null, unit: pupr }] }
    expect(owedSteps(worldAt(state.receivedAt), barred).filter(({ step }) => step === 'tanggapan')).toMatchObject([{ unit: rembang, offices: [] }])
  })

  it('is nothing once it is closed', () => {
    const scene = fresh().when({ type: 'withdraw', wordings: [] })
    expect(owedSteps(scene.world, scene.state)).toEqual([])
    expect(watchedStep(scene.world, scene.state)).toBeNull()
  })
})

describe('the watcher', () => {
  it('sees what comes next and by when the first thing falls due, wherever the report is', () => {
    const scene = fresh().takes(verifier, 'disposisi', toWorks)
    expect(watchedStep(scene.world, scene.state)).toMatchObject({ unit: admin, holding: 2, step: 'tanggapan' })
    expect(watchedStep(scene.world, scene.state)?.dueAt).toBe(Math.min(...scene.state.clocks.map(({ due }) => due)))
  })
})
