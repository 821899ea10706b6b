// The policy against sentences of its own, for every mix of facts; without any one of its rows some sentence no longer holds.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { DOINGS, fieldsFor, GRANTS, mayDo, seenAs, SEEING, type Audience, type Deed, type Doing, type Facts, type Field, type Grant, type Relation, type Seeing } from './policy.ts'

const both = [false, true] as const
const mixes: readonly Facts[] = both.flatMap((open) => both.flatMap((secret) => both.flatMap((anonymous) => both.flatMap((masked) => both.flatMap((consent) => both.flatMap((identityOpened) => both.map((wordsOpened) => ({ open, secret, anonymous, masked, consent, identityOpened, wordsOpened }))))))))

const audiences: readonly Audience[] = ['public', 'reporter', 'handler', 'verifier', 'outside']
const fields: readonly Field[] = ['existence', 'original-words', 'masked-words', 'evidence', 'identity', 'exchange', 'inside', 'details', 'same-contact']

/** What each audience must see, said once more and otherwise than the rows say it. */
function mustSee(audience: Audience, field: Field, facts: Facts): boolean {
  const { secret, anonymous, masked } = facts
  if (field === 'same-contact') return audience === 'verifier' && !secret && !anonymous
  if (audience === 'public') return !secret && (field === 'existence' || (masked && (field === 'masked-words' || field === 'exchange')))
  if (field === 'existence' || field === 'details' || field === 'exchange') return true
  if (field === 'inside') return audience === 'handler' || audience === 'verifier'
  if (audience === 'reporter') return field !== 'masked-words'
  if (audience === 'outside') return mustSeeOutside(field, facts)
  const [hidden, never] = [anonymous || secret, audience === 'handler' && anonymous]
  if (field === 'identity') return !hidden || (!never && facts.identityOpened)
  if (field === 'evidence') return !never || masked
  if (field === 'masked-words') return hidden && masked
  return !never && (!hidden || !masked || facts.wordsOpened)
}

function mustSeeOutside(field: Field, { anonymous, masked, consent }: Facts): boolean {
  if (field === 'identity') return consent
  if (consent) return field !== 'masked-words'
  if (field === 'evidence') return !anonymous || masked
  return field === 'original-words' ? !masked && !anonymous : masked
}

const relations: readonly Relation[] = ['complained-about', 'watches', 'verifies', 'verified-and-gave-away', 'works', 'worked-and-gave-away']
const setsOf = (all: readonly Relation[]): readonly ReadonlySet<Relation>[] => Array.from({ length: 2 ** all.length }, (_, bits) => new Set(all.filter((__, index) => (bits & (2 ** index)) !== 0)))

function mustBeSeenAs(to: ReadonlySet<Relation>, { secret }: Facts): 'verifier' | 'handler' | null {
  if (to.has('complained-about')) return null
  if (to.has('watches') || to.has('verifies') || (to.has('verified-and-gave-away') && !secret)) return 'verifier'
  return to.has('works') || (to.has('worked-and-gave-away') && !secret) ? 'handler' : null
}

const deeds: readonly Deed[] = ['note', 'record-reaction', 'send-again', 'correct-contact', 'correct-receipt', 'record-consent', 'take-back', 'read-mail', 'open-hidden', 'decide-erasure']

function mustDo(audience: 'verifier' | 'handler' | null, deed: Deed, { open, secret, anonymous, identityOpened }: Facts): boolean {
  if (audience === null) return false
  if (deed === 'read-mail' || deed === 'decide-erasure') return audience === 'verifier'
  if (deed === 'correct-receipt' || deed === 'record-consent') return audience === 'verifier' && open
  const never = audience === 'handler' && anonymous
  if (deed === 'open-hidden') return !never
  return deed !== 'correct-contact' || !(anonymous || secret) || (!never && identityOpened)
}

/** Cells in which these rows say otherwise than the sentences; `tried` counts them all. */
const wrong = {
  grants: (rows: readonly Grant[]) => cells(audiences.flatMap((audience) => mixes.flatMap((facts) => fields.map((field) => fieldsFor(audience, facts, rows).has(field) === mustSee(audience, field, facts))))),
  seeing: (rows: readonly Seeing[]) => cells(setsOf(relations).flatMap((set) => mixes.map((facts) => seenAs(set, facts, rows) === mustBeSeenAs(set, facts)))),
  doings: (rows: readonly Doing[]) => cells(([null, 'handler', 'verifier'] as const).flatMap((audience) => mixes.flatMap((facts) => deeds.map((deed) => mayDo(audience, deed, facts, rows) === mustDo(audience, deed, facts))))),
}

const cells = (right: readonly boolean[]) => ({ tried: right.length, wrong: right.filter((one) => !one).length })

describe('the policy', () => {
  it('says in every cell what it must', () => {
    const tables = { grants: wrong.grants(GRANTS), seeing: wrong.seeing(SEEING), doings: wrong.doings(DOINGS) }
    process.stdout.write(`policy: ${Object.values(tables).reduce((sum, { tried }) => sum + tried, 0)} cells, ${Object.values(tables).reduce((sum, { wrong: bad }) => sum + bad, 0)} wrong\n`)
    expect(tables).toMatchObject({ grants: { wrong: 0 }, seeing: { wrong: 0 }, doings: { wrong: 0 } })
  })

  it('has no row that could be left out', () => {
    const idle = [
      ...GRANTS.filter((row) => wrong.grants(GRANTS.filter((one) => one !== row)).wrong === 0),
      ...SEEING.filter((row) => wrong.seeing(SEEING.filter((one) => one !== row)).wrong === 0),
      ...DOINGS.filter((row) => wrong.doings(DOINGS.filter((one) => one !== row)).wrong === 0),
    ]
    expect(idle).toEqual([])
  })

  it('stands in docs/policy.md row for row', () => {
    const page = readFileSync(fileURLToPath(new URL('../../docs/policy.md', import.meta.url)), 'utf8')
    const line = (...parts: readonly (string | undefined)[]) => `| ${parts.map((part) => part ?? '').join(' | ')} |`
    const when = (facts: Partial<Facts> = {}) => Object.entries(facts).map(([name, value]) => (value ? name : `not ${name}`)).join(', ')
    const wanted = [
      ...SEEING.map((row) => line(row.who, row.as ?? 'nothing', when(row.when))),
      ...GRANTS.map((row) => line(row.to, row.sees, when(row.when))),
      ...DOINGS.map((row) => line(row.by, row.does, when(row.when))),
    ]
    const printed = page.split('\n').filter((text) => text.startsWith('| ') && !text.startsWith('| ---') && !text.startsWith('| *'))
    expect(printed).toEqual(wanted)
  })
})
