// The page that lays the six procedures beside their originals: no printed cell, row or error is missing on it, and its stories are there.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/project-root.ts'
import { clausesOf } from '../../src/sop/clauses.ts'
import { readSops } from '../../src/sop/read-sops.ts'
import type { Step } from '../../src/sop/sop.ts'
import { CHANNELS } from '../../src/sop/vocabulary.ts'

const files = globSync('sop/**/*.yaml', { cwd: projectRoot() }).toSorted().map((file) => ({ file, text: readFileSync(join(projectRoot(), file), 'utf8') }))
const page = readFileSync(join(projectRoot(), 'docs/sops.md'), 'utf8')
const { placed } = readSops(files)

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '')
}

describe.each(placed.filter(({ file }) => !file.includes('contoh')))('$sop.id on the page', ({ sop, file }) => {
  const start = page.indexOf(`(\`${file}\`)`)
  const ends = page.indexOf('\n## ', start)
  const part = plain(page.slice(start, ends === -1 ? undefined : ends))

  it('has every printed cell', () => {
    const cells = sop.steps.flatMap((step) => Object.values(step.cells))
    expect(cells.filter((cell) => !part.includes(plain(cell)))).toEqual([])
  })

  it('says of every lane whose mark is not in its column why it was read into it', () => {
    const columns = (sop.form?.columns ?? []).filter(({ lane }) => lane !== undefined)
    const marked = ({ lanes, cells }: Step) => columns.some(({ id, lane }) => lanes.includes(lane ?? '') && cells[id] !== undefined)
    const named = ({ lanes, cells }: Step) => columns.some(({ label, lane }) => lanes.includes(lane ?? '') && plain(cells['activity'] ?? '').startsWith(plain(label)))
    const rows = sop.steps.filter((step) => Object.keys(step.cells).length > 0 && columns.some(({ lane }) => step.lanes.includes(lane ?? '')))
    expect(rows.filter((step) => !marked(step) && !named(step) && step.lanesInferred === undefined).map(({ id }) => id)).toEqual([])
    expect(clausesOf(sop).filter(({ as }) => as === 'inferred').map(({ source }) => source)).toEqual(expect.arrayContaining(rows.flatMap(({ lanesInferred }) => lanesInferred ?? [])))
  })

  it('has every row of the identity block and every error', () => {
    const { form } = sop
    const printed = [...(form?.heads ?? []), ...(form?.identity ?? []).flatMap(({ label, lines }) => [label, ...lines]), ...(form?.notes ?? [])]
    expect(printed.filter((line) => !part.includes(plain(line)))).toEqual([])
  })
})

it('names only ways, lanes, times and overlays that are there', () => {
  const known = new Set<string>([...CHANNELS, ...files.flatMap(({ text }) => text.match(/[a-z][a-z0-9-]+/g) ?? [])])
  const fileNames = new Set(files.map(({ file }) => file.split('/').at(-1)))
  const named = [...page.matchAll(/`([a-z][a-z0-9-]*(?:\.yaml)?)`/g)].map(([, name]) => name ?? '')
  expect(named.filter((name) => !known.has(name) && !fileNames.has(name))).toEqual([])
})

it('quotes stories by their titles', () => {
  const titles = files.flatMap(({ text }) => [...text.matchAll(/^ {2}- story: (.+)$/gm)].map(([, title]) => title ?? ''))
  const own = page.slice(page.indexOf('## Our own rules'))
  const quoted = [...own.matchAll(/\*([A-Z][^*]+)\*/g)].map(([, quote]) => quote ?? '')
  const missing = quoted.filter((quote) => !titles.some((title) => quote.split('…').every((part) => title.includes(part.trim().replace(/[,;]$/, '')))))
  expect(missing).toEqual([])
})
