// Who makes a choice can always choose otherwise: a loop that is left by a choice has an exit, one that can't be chosen out of has none.
import { expect, it } from 'vitest'
import { checkSop } from '../../src/sop/check/check-sop.ts'
import { parseSop } from '../../src/sop/parse.ts'

const procedure = (cases: string) => `
procedure: rapat
title: { id: Rapat, en: Meeting }
handles: [complaint]
offices: { tim: { id: Tim, en: Team } }
lanes: { tim: { label: Tim, at: here, offices: [tim], inferred: Contoh } }
artefacts:
  putusan: { type: choice, label: { id: Putusan, en: Decision }, options: { ya: { id: Ya, en: 'Yes' }, tidak: { id: Tidak, en: 'No' } }, inferred: Contoh }
begins: { here: rapat }
steps:
  rapat:
    stage: verification
    label: { id: Rapat, en: Meeting }
    lane: tim
    output: [putusan]
    inferred: Contoh
    ways:
      putuskan: { label: { id: Putuskan, en: Decide }, completes: true, then: [${cases}], inferred: Contoh }
`

function stuck(cases: string): readonly string[] {
  const read = parseSop(procedure(cases), 'rapat.yaml')
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return checkSop(read.sop).map(({ id: [message] }) => message).filter((message) => message.includes('tidak dapat sampai ke akhir'))
}

it('a meeting that may be held again has an end', () => {
  expect(stuck('{ when: { chosen: { putusan: tidak } }, go: rapat, inferred: Contoh }, { finish: settled, inferred: Contoh }')).toEqual([])
})

it('a meeting that is held again whatever is decided has none', () => {
  expect(stuck('{ when: { chosen: { putusan: tidak } }, go: rapat, inferred: Contoh }, { go: rapat, inferred: Contoh }')).toHaveLength(1)
})
