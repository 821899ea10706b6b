// What the check says of a turn that can't come to its end: in which turn, by which path, and a remedy that mends it.
import { expect, it } from 'vitest'
import { checkSop } from '../../src/sop/check/check-sop.ts'
import { parseSop } from '../../src/sop/parse.ts'
import type { Fault } from '../../src/sop/problem.ts'

type Written = { readonly missed?: string; readonly done?: string; readonly outcomes?: string; readonly director?: string; readonly otherwise?: string; readonly close?: string }

/** A clerk hands down to a team; the director's step stands here. */
const procedure = ({ missed = 'finish: lapsed', done = 'finish: answered', outcomes = '', director = 'go: terima', otherwise = 'go: terima', close = 'tutup: { label: { id: Tutup, en: Close }, finish: settled, inferred: Contoh }' }: Written) => `
procedure: tim
title: { id: Tim, en: Team }
handles: [complaint]
offices: { petugas: { id: Petugas, en: Clerk }, tim: { id: Tim, en: Team }, direktur: { id: Direktur, en: Director } }
lanes:
  loket: { label: Loket, at: here, offices: [petugas], inferred: Contoh }
  tim: { label: Tim, at: below, offices: [tim], inferred: Contoh }
  direktur: { label: Direktur, at: here, offices: [direktur], inferred: Contoh }
artefacts: { tujuan: { type: units, label: { id: Tujuan, en: Target }, inferred: Contoh } }
begins: { here: terima }
steps:
  terima:
    stage: verification
    label: { id: Menerima, en: Receive }
    lane: loket
    inferred: Contoh
    ways:
      tugaskan: { label: { id: Tugaskan, en: Send }, needs: [tujuan], completes: true, go: kerjakan, inferred: Contoh }
      ${close}
  kerjakan:
    stage: follow-up
    label: { id: Mengerjakan, en: Work }
    lane: tim
    inferred: Contoh
    times: { waktu: { budget: 5wd, missed: { ${missed}, inferred: Contoh }, inferred: Contoh } }
    ways: { selesai: { label: { id: Selesai, en: Done }, ${done}, inferred: Contoh } }
    outcomes: { ${outcomes}otherwise: { ${otherwise}, inferred: Contoh } }
  tegur:
    stage: follow-up
    label: { id: Menegur, en: Step in }
    lane: direktur
    inferred: Contoh
    ways: { perintahkan: { label: { id: Perintahkan, en: Order }, ${director}, inferred: Contoh } }
    times: { waktu: { budget: 3wd, missed: { stay: true, inferred: Contoh }, inferred: Contoh } }
`

function faults(written: Written): readonly Fault[] {
  const read = parseSop(procedure(written), 'tim.yaml')
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return checkSop(read.sop)
}

it('a time of the unit below that goes to a step above is named where it is written, with its path and what to write', () => {
  const [fault, ...more] = faults({ missed: 'go: tegur' })
  expect(more).toEqual([])
  expect(fault?.path).toEqual(['steps', 'kerjakan', 'times', 'waktu', 'missed'])
  expect(fault?.id).toEqual([
    'Di sini giliran unit di bawah dibawa ke langkah "Menegur", yang bukan pekerjaannya melainkan pekerjaan Direktur, sehingga laporan berhenti di sana. Jalannya: kerjakan (waktu waktu terlewat) → tegur.',
    'Akhiri dahulu giliran unit di bawah, lalu lanjutkan di unit yang menyerahkan: tulis "missed: { finish: lapsed, … }" (waktu waktu terlewat pada langkah kerjakan) sebagai ganti "go: tegur", dan "outcomes: { lapsed: { go: tegur, … } }" pada langkah kerjakan.',
  ])
  expect(fault?.en).toEqual([
    'Here the turn of the unit below is led into the step "Step in", which is not its work but that of Direktur, so that the report stops there. The path: kerjakan (time waktu missed) → tegur.',
    'End the turn of the unit below first and go on in the unit that handed it down: write "missed: { finish: lapsed, … }" (time waktu missed in the step kerjakan) in place of "go: tegur", and "outcomes: { lapsed: { go: tegur, … } }" in the step kerjakan.',
  ])
})

it('what it says to write mends it', () => {
  expect(faults({ missed: 'finish: lapsed', outcomes: 'lapsed: { go: tegur, inferred: Contoh }, ' })).toEqual([])
})

it('a late unit below is not led on to another step of its own either: by a procedure of its own it would not know it', () => {
  const [fault, ...more] = faults({ missed: 'go: kerjakan', outcomes: 'lapsed: { go: tegur, inferred: Contoh }, ' })
  expect(more).toEqual([])
  expect(fault?.path).toEqual(['steps', 'kerjakan', 'times', 'waktu', 'missed'])
  expect(fault?.en).toEqual([
    'When this time is missed, the turn of the unit below is led into the step kerjakan, but that unit may run a procedure of its own, which has no such step.',
    'Write "missed: { finish: lapsed, … }", and "outcomes: { lapsed: { go: kerjakan, … } }" in the step kerjakan.',
  ])
})

it('a way of the unit below that goes to a step above is named at the way, and mended by ending the turn', () => {
  const [fault, ...more] = faults({ done: 'go: tegur' })
  expect(more).toEqual([])
  expect(fault?.path).toEqual(['steps', 'kerjakan', 'ways', 'selesai'])
  expect(fault?.en[1]).toContain('write "finish: answered" (way selesai in the step kerjakan) in place of "go: tegur", and "outcomes: { answered: { go: tegur, … } }" in the step kerjakan')
  expect(faults({ done: 'finish: answered', outcomes: 'answered: { go: tegur, inferred: Contoh }, ' })).toEqual([])
})

it('a step here without an end is told with the path to it', () => {
  const [fault, ...more] = faults({ outcomes: 'lapsed: { go: tegur, inferred: Contoh }, ', director: 'go: tegur' })
  expect(more).toEqual([])
  expect(fault?.path).toEqual(['steps', 'tegur'])
  expect(fault?.id[0]).toBe('Dari langkah "Menegur" laporan tidak dapat sampai ke akhir. Jalan ke sana: terima (jalan tugaskan) → kerjakan (unit di bawah berakhir lapsed) → tegur.')
  expect(fault?.en[0]).toBe('From the step "Step in" a report can\'t reach an end. The path there: terima (way tugaskan) → kerjakan (the unit below ends lapsed) → tegur.')
})

it('a unit below that can\'t do its work is told in whose turn that is', () => {
  const found = faults({ done: 'finish: returned', outcomes: 'lapsed: { go: tegur, inferred: Contoh }, ' })
  expect(found.map(({ id: [message] }) => message)).toEqual(['Dalam giliran unit di bawah, dari langkah "Mengerjakan" giliran itu tidak dapat berakhir dijawab atau selesai.'])
})

it('a missing outcome of a unit below is one fault that names it, not one for each step that leads there', () => {
  const answered = 'answered: { finish: answered, inferred: Contoh }, '
  const [fault, ...more] = faults({ close: '', outcomes: `${answered}lapsed: { go: tegur, inferred: Contoh }, ` })
  expect(more).toEqual([])
  expect(fault?.path).toEqual(['steps', 'kerjakan', 'outcomes'])
  expect(fault?.en).toEqual([
    'The step "Work" waits for a unit below. When that unit ends settled, there is no line "settled:" under outcomes, so that "otherwise" holds and the report goes back without ever reaching an end. For that reason alone these steps don\'t reach one either: terima, tegur.',
    'Add "settled: { go: …, inferred: … }" under the outcomes of the step kerjakan, to a step that reaches an end.',
  ])
  expect(fault?.id[0]).toContain('tidak ada baris "settled:" pada outcomes')
  expect(faults({ close: '', outcomes: `${answered}settled: { finish: settled, inferred: Contoh }, lapsed: { go: tegur, inferred: Contoh }, ` })).toEqual([])
})

const kinds = `  jenis: { type: choice, options: { satu: { id: Satu, en: One }, dua: { id: Dua, en: Two } }, label: { id: Jenis, en: Kind }, inferred: Contoh }\n`
const byKind = (kind: string) => `{ label: { id: ${kind}, en: ${kind} }, needs: [jenis], when: { chosen: { jenis: ${kind} } }, completes: true, finish: settled, inferred: Contoh }`

it('ways that hang on a choice made in themselves are named, and not what follows from it', () => {
  const written = procedure({ close: `satu: ${byKind('satu')}\n      dua: ${byKind('dua')}`, outcomes: 'lapsed: { go: tegur, inferred: Contoh }, ' }).replace('artefacts: { tujuan:', `artefacts:\n${kinds}  tujuan:`).replace(/(Target \}, inferred: Contoh \}) \}/, '$1')
  const read = parseSop(written, 'tim.yaml')
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  const told = checkSop(read.sop).filter(({ path }) => path.at(-1) === 'when')
  expect(told.map(({ path }) => path.join('.'))).toEqual(['steps.terima.ways.satu.when', 'steps.terima.ways.dua.when'])
  expect(told[0]?.en[0]).toBe('The way "satu" opens only when "jenis" is chosen as satu, but that is chosen only in the ways of this very step, so that it never opens.')
  expect(checkSop(read.sop).some(({ en }) => en[0].includes('can\'t reach an end'))).toBe(false)
})

const natureOf = (first: string) => procedure({ outcomes: 'lapsed: { go: tegur, inferred: Contoh }, ' })
  .replace('needs: [tujuan], completes', `needs: [tujuan], ${first}completes`)
  .replace('finish: settled, inferred', 'sets: [nature], finish: settled, inferred')
  .replace('{ budget: 5wd,', '{ budget: 5wd, when: { nature: [normative, without-oversight, with-oversight] },')

it.each([['already set on the way before', 'sets: [nature], ', []], ['set nowhere before', '', ['steps.terima.ways.tugaskan', 'steps.tegur.ways.perintahkan']]])('a nature %s is judged over every path', (_, first, paths) => {
  const read = parseSop(natureOf(first).replace('perintahkan: { label: { id: Perintahkan, en: Order }, go: terima', 'perintahkan: { label: { id: Perintahkan, en: Order }, go: kerjakan'), 'tim.yaml')
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  expect(checkSop(read.sop).filter(({ en }) => en[0].includes('hangs on the nature')).map(({ path }) => path.join('.'))).toEqual(paths)
})
