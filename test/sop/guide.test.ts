// The procedure that the guide builds for beginners: put together from its pages it is sound and told in full.
import { readFileSync } from 'node:fs'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '../../src/project-root.ts'
import { checkDefinitions } from '../../src/report/story/check-definitions.ts'
import { SETTINGS } from '../../src/sop/sop.ts'
import { TEMPLATES } from '../../src/sop/vocabulary.ts'
import { loadCalendars } from '../../src/store/calendar-files.ts'

const guide = readFileSync(join(projectRoot(), 'docs/write-an-sop.md'), 'utf8')
const overlays = globSync('sop/overlay/*.yaml', { cwd: projectRoot() }).map((file) => ({ file, text: readFileSync(join(projectRoot(), file), 'utf8') }))
const files = globSync('sop/**/*.yaml', { cwd: projectRoot() }).map((file) => ({ file, text: readFileSync(join(projectRoot(), file), 'utf8') }))
const calendars = loadCalendars(join(projectRoot(), 'calendar'))

function blocks(kind: string): string {
  return [...guide.matchAll(new RegExp(`^\`\`\`yaml ${kind}\\n([^]*?)^\`\`\``, 'gm'))].map(([, text]) => text).join('\n')
}

it('passes the check as the guide says it does', () => {
  const files = [{ file: 'pengaduan.yaml', text: blocks('sop') }, { file: 'pengaduan.stories.yaml', text: blocks('stories') }]
  const { problems, coverage, stories } = checkDefinitions(files, calendars, overlays)
  expect(problems).toEqual([])
  expect([coverage.steps, coverage.branches, stories]).toEqual([1, 1, 1])
})

const crew = [{ file: 'lapangan.yaml', text: blocks('below') }, { file: 'tim.yaml', text: blocks('team') }, { file: 'lapangan.stories.yaml', text: blocks('below-stories') }]

it('hands down to crews as its whole example says, with and without a procedure of their own', () => {
  const { problems, sops, stories } = checkDefinitions(crew, calendars, overlays)
  expect(problems).toEqual([])
  expect([sops.map(({ id }) => id), stories]).toEqual([['kelurahan-lapangan', 'tim-lapangan'], 1])
})

it('is right that a late crew can\'t be led into a step of the head', () => {
  const wrong = crew.map(({ file, text }) => ({ file, text: text.replace('missed: { finish: lapsed, tell: [{ to: opener, template: clock-missed }]', 'missed: { go: tegur') }))
  expect(checkDefinitions(wrong, calendars, overlays).problems.map(({ path }) => path)).toEqual(['steps.kerjakan.times.darurat.missed'])
})

it('is right that some names of lanes are taken', () => {
  const wrong = crew.map(({ file, text }) => ({ file, text: text.replace('  lapangan: {', '  tim: {').replace('lane: lapangan', 'lane: tim') }))
  expect(checkDefinitions(wrong, calendars, overlays).problems.map(({ path }) => path)).toEqual(['lanes.tim'])
  const lanes = overlays.flatMap(({ text }) => [.../^lanes:\n((?: {2}.*\n)+)/m.exec(text)?.[1]?.matchAll(/^ {2}([a-z-]+):/gm) ?? []].map(([, name]) => name ?? '')).filter((name) => name !== 'pelapor')
  expect(guide.replaceAll('\n', ' ')).toContain(`\`${lanes.toSorted().join(' ')}\``)
})

it('answers a file that holds only its head as the guide shows', () => {
  const head = /^```yaml sop\n([^]*?)^```/m.exec(guide)?.[1] ?? ''
  const [first] = checkDefinitions([{ file: 'sop/kelurahan/pengaduan.yaml', text: head }], calendars, overlays).problems
  expect(guide).toContain(`${first?.file}:${first?.line}  ${first?.path}\n  ${first?.message}\n  ${first?.remedy}`)
})

const withReaction = `${blocks('sop')}\n${blocks('reaction')}`

it('shows a step for the reaction that is whole', () => {
  const { problems } = checkDefinitions([{ file: 'pengaduan.yaml', text: withReaction.replace('go: tunggu-tanggapan', 'go: tanggapan') }], calendars, overlays)
  expect(problems).toEqual([])
})

it('is right that it takes the place of the one in the additional rules', () => {
  const [problem, ...more] = checkDefinitions([{ file: 'pengaduan.yaml', text: withReaction }], calendars, overlays).problems
  expect(more).toEqual([])
  expect(problem).toMatchObject({ path: 'steps.kirim.ways.sampaikan.go', remedy: 'Tulis "tanggapan" sebagai ganti "tunggu-tanggapan".' })
})

const accused = (change: (text: string) => string = (text) => text) => checkDefinitions([{ file: 'pengaduan.yaml', text: blocks('sop') }, { file: 'terlapor.stories.yaml', text: change(blocks('accused')) }], calendars, overlays)

it('tells a complaint about an officer as it happens', () => {
  const { problems, stories } = accused()
  expect(problems).toEqual([])
  expect(stories).toBe(1)
})

it('is right that the check names a step that nobody is left for, and what mends it', () => {
  const [problem, ...more] = accused((text) => text.replace('under: kecamatan, ', '')).problems
  expect(more).toEqual([])
  expect(problem).toMatchObject({ path: 'stories.0.beats.1.when', message: expect.stringContaining('tidak ada lagi yang boleh bertindak'), remedy: expect.stringContaining('"under" pada kelurahan') })
  expect(problem?.en).toMatchObject({ message: expect.stringContaining('nobody may act any more'), remedy: expect.stringContaining('Name the unit above') })
})

it('is right that a post of nobody\'s procedure is refused', () => {
  const [problem] = accused((text) => text.replace('section-head: [Budi]', 'kepala-seksi: [Budi]')).problems
  expect(problem).toMatchObject({ path: 'units', message: expect.stringContaining('section-head') })
})

it('is right about a unit without a procedure', () => {
  const [problem] = accused((text) => text.replace('    given:', '    to: kecamatan\n    given:')).problems
  expect(problem).toMatchObject({ path: 'stories.0.given', message: expect.stringContaining('tidak menjalankan SOP untuk laporan seperti'), remedy: expect.stringContaining('runs') })
})

it('is right that all that differs in a story is told at once, and why something is refused', () => {
  const told = (text: string) => checkDefinitions([{ file: 'pengaduan.yaml', text: blocks('sop') }, { file: 'pengaduan.stories.yaml', text }], calendars, overlays).problems
  expect(told(blocks('stories').replaceAll('2026-06-10', '2026-06-11')).map(({ path }) => path)).toEqual([1, 4, 5].map((beat) => `stories.0.beats.${beat}.due`))
  const [refused, ...more] = told(blocks('stories').replace(', Rancangan jawaban: Selokan dibersihkan Jumat.', ''))
  expect(more).toEqual([])
  expect(refused?.message).toContain('Ini ditolak, artefact-missing: hasil ini belum ada, tulis pada "with": Rancangan jawaban.')
})

it('names messages and settings that are there, and every message that a procedure may name', () => {
  const cells = [...guide.matchAll(/^ {2}\| (`[^|]*) \|/gm)].flatMap(([, cell]) => [...(cell ?? '').matchAll(/`([a-z-]+)`/g)].map(([, name]) => name ?? ''))
  expect(cells.filter((name) => ![...TEMPLATES, ...SETTINGS, 'opener', 'sets'].some((one) => one === name))).toEqual([])
  const used = files.flatMap(({ text }) => [...text.matchAll(/template: ([a-z-]+)/g)].map(([, name]) => name ?? ''))
  expect([...new Set(used)].filter((name) => !cells.includes(name))).toEqual([])
  expect(SETTINGS.filter((name) => !cells.includes(name))).toEqual([])
})
