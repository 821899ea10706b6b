// The procedure that the guide builds for beginners: put together from its pages it is sound and told in full.
import { readFileSync } from 'node:fs'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '../../src/project-root.ts'
import { checkDefinitions } from '../../src/report/story/check-definitions.ts'
import { loadCalendars } from '../../src/store/calendar-files.ts'

const guide = readFileSync(join(projectRoot(), 'docs/write-an-sop.md'), 'utf8')
const overlays = globSync('sop/overlay/*.yaml', { cwd: projectRoot() }).map((file) => ({ file, text: readFileSync(join(projectRoot(), file), 'utf8') }))
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

it('is right that an own step for the reaction takes the place of the one in the additional rules', () => {
  const own = blocks('sop').replace('  kirim:\n', `  tanggapan:
    stage: reply
    label: { id: Menunggu warga, en: Wait }
    lane: sekretaris
    inferred: Contoh
    times: { diam: { kind: silence, budget: 10wd, from: delivered, ends: citizen, owes: reporter, missed: { finish: settled, inferred: Contoh }, inferred: Contoh } }
  kirim:\n`)
  const [problem, ...more] = checkDefinitions([{ file: 'pengaduan.yaml', text: own }], calendars, overlays).problems
  expect(more).toEqual([])
  expect(problem).toMatchObject({ path: 'steps.kirim.ways.sampaikan.go', remedy: 'Tulis "tanggapan" sebagai ganti "tunggu-tanggapan".' })
})
