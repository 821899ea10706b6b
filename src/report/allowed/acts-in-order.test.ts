import { describe, expect, it } from 'vitest'
import { admin, given, liaison, pupr, submission, verifier, worldAt, type Scenario } from '../../../test/given.ts'
import type { By } from '../event.ts'
import { actsInOrder } from './acts-in-order.ts'

const seat = (by: By) => {
  if (by.who !== 'officer') throw new Error('Only officers have a seat.')
  return { officer: by.officer, posts: [{ unit: by.unit, office: by.office }] }
}
const [team, agency] = [seat(verifier), seat(liaison)]
const complete = { gives: [{ artefact: 'hasil-verifikasi', value: 'memenuhi' }], settings: { nature: 'normative' } } as const
const at = '2026-11-02 09:00'

function received(change: Parameters<typeof submission>[0] = {}): Scenario {
  return given(at).when(submission({ channel: 'sp4n-lapor', by: verifier, ...change }))
}

function dispatched(): Scenario {
  return received().takes(verifier, 'disposisi', { ...complete, targets: { lead: pupr, supporters: [] } }).at('2026-11-02 10:00')
}

function ordered(scene: Scenario, reader: ReturnType<typeof seat>) {
  const { next, usual, rare, refused } = actsInOrder(worldAt(Date.parse('2026-11-02T10:00:00+07:00')), scene.state, reader)
  const names = (list: typeof usual) => list.map(({ way }) => way.label.id)
  return { next: next?.act.way.label.id ?? null, leadsTo: next?.leadsTo?.label.id ?? null, dueAt: next?.dueAt ?? null, usual: names(usual), rare: names(rare), refused: names(refused) }
}

describe('the acts of a report’s page', () => {
  it('begin with what leads on, keep what is usual in sight and what ends it otherwise among the rare', () => {
    const { next, usual, rare } = ordered(received(), team)
    expect(next).toBe('Disposisikan')
    expect(usual).toEqual(['Jawab langsung', 'Nyatakan lengkap', 'Anonimkan atau rahasiakan isi', 'Tunda dan bertanya'])
    expect(rare).toEqual(expect.arrayContaining(['Arsipkan', 'Kirim kembali ke admin SP4N-LAPOR', 'Usulkan anonim atau rahasia']))
  })

  it('want the entry by hand first of what came in elsewhere: it is due no later and stands earlier in the procedure', () => {
    const { next, dueAt } = ordered(received({ channel: 'instagram' }), team)
    expect(next).toBe('Catat nomor SP4N-LAPOR')
    expect(dueAt).not.toBeNull()
  })

  it('want the masking of an anonymous report first, for it opens the dispatch', () => {
    expect(ordered(received({ anonymous: true }), team)).toMatchObject({ next: 'Anonimkan atau rahasiakan isi', leadsTo: 'Disposisikan' })
  })

  it('lead an agency from the receipt of a dispatch to the answer, one noted thing after the other', () => {
    const noted = (scene: Scenario, way: string, artefact: string) => scene.takes(liaison, way, { gives: [{ artefact, value: '2026-11-02T09:59:00+07:00' }] })
    const fresh = dispatched()
    expect(ordered(fresh, agency)).toMatchObject({ next: 'Terima disposisi', leadsTo: 'Kirim jawaban' })
    const told = noted(noted(fresh, 'terima', 'disposisi-diterima'), 'beri-tahu-kepala', 'kepala-diberi-tahu')
    expect(ordered(told, agency)).toMatchObject({ next: 'Susun redaksi jawaban', usual: expect.arrayContaining(['Kirim jawaban', 'Minta disposisi ulang']), rare: expect.arrayContaining(['Terima disposisi', 'Beri tahu kepala']) })
  })

  it('ask nothing of the team while the agency works, but for telling the group', () => {
    const fresh = dispatched()
    expect(ordered(fresh, team).next).toBe('Sudah dikirim')
    const told = fresh.takes(verifier, 'terkirim', { gives: [{ artefact: 'pesan-grup', value: '2026-11-02T09:59:00+07:00' }] })
    expect(ordered(told, team)).toMatchObject({ next: null, usual: ['Catat monitoring'] })
  })

  it('offer no approval of what nobody has proposed, also not with the proposal brought along', () => {
    const scene = received()
    expect(ordered(scene, team).refused).toContain('Setujui anonim atau rahasia')
    const alone = scene.takes(verifier, 'setujui-tertutup', { gives: [{ artefact: 'usul-penutupan', wording: 7 }], settings: { secret: true } })
    expect(alone.refusal).toBe('nothing-to-approve')
  })

  it('let a second person approve what was proposed, and not without hiding anything', () => {
    const proposed = received().takes(verifier, 'usulkan-tertutup', { gives: [{ artefact: 'usul-penutupan', wording: 7 }] })
    const second: By = { who: 'officer', officer: 99, unit: admin, office: 'admin' }
    expect(ordered(proposed, seat(second)).rare).toContain('Setujui anonim atau rahasia')
    expect(proposed.takes(second, 'setujui-tertutup', {}).refusal).toBe('nothing-changed')
    expect(proposed.takes(second, 'setujui-tertutup', { settings: { secret: true } }).refusal).toBeNull()
  })
})

describe('whoever has no part in it', () => {
  it('has nothing to do', () => {
    expect(ordered(received(), { officer: 77, posts: [{ unit: admin + 50, office: 'admin' }] })).toMatchObject({ next: null, usual: [], rare: [] })
  })
})
