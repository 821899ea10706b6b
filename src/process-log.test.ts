import { buildSync } from 'esbuild'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { processLog, type LogFields } from './process-log.ts'

function lineOf(message: string, fields: LogFields): { text: string; line: Record<string, unknown> } {
  const texts: string[] = []
  const log = processLog({ name: 'web', level: 'info', sink: { write: (text) => texts.push(text) } })
  log.warn(message, fields)
  const text = texts.join('')
  return { text, line: JSON.parse(text) }
}

test('a line names its process, level, time and the listed fields', () => {
  const { line } = lineOf('request served', { route: '/laporan/:nomor', status: 200, ms: 3.2 })
  expect(line).toMatchObject({ process: 'web', level: 'warn', message: 'request served', route: '/laporan/:nomor', status: 200 })
  expect(line['time']).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
})

test('a field that is not listed never reaches the line', () => {
  const smuggled = { status: 500, phone: '08123456789' }
  expect(lineOf('request served', smuggled).text).not.toContain('08123456789')
})

test('a text that is more than a code is left out', () => {
  expect(lineOf('refused', { refusal: 'Budi Santoso, Jl. Pemuda 1' }).line['refusal']).toBe('[left out]')
})

test('an error shows its codes and places but neither message nor detail', () => {
  const error = Object.assign(new TypeError('invalid input: "Budi\n    at Santoso (x:1:2)"', { cause: new Error('Budi again') }), {
    code: '23505',
    constraint: 'report_pkey',
    detail: 'Key (name)=(Budi) already exists.',
  })
  const { text, line } = lineOf('fault', { error })
  expect(line['error']).toMatchObject({ type: 'TypeError', code: '23505', constraint: 'report_pkey', cause: { type: 'Error' } })
  expect(text).toContain('process-log.test.ts')
  expect(text).not.toMatch(/Budi|Santoso/)
})

test('an error of the built program names its place in the sources', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tuntas-place-'))
  const source = join(folder, 'thrower.ts')
  writeFileSync(source, "type Nothing = undefined\n\nexport function throwing(): Nothing {\n  throw new Error('Budi')\n}\n")
  buildSync({ entryPoints: [source], outfile: join(folder, 'built.js'), bundle: true, format: 'esm', minifyWhitespace: true, sourcemap: 'linked', sourcesContent: false, logLevel: 'silent' })
  const { throwing } = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'built.js')).href)) as { throwing: () => void }
  let error: unknown
  try {
    throwing()
  } catch (thrown) {
    error = thrown
  }
  const [frame] = (lineOf('fault', { error }).line['error'] as { frames: string[] }).frames
  expect(frame).toContain(`${source}:4:`)
  rmSync(folder, { recursive: true })
})

test('lines below the level are not written', () => {
  const texts: string[] = []
  const log = processLog({ name: 'web', level: 'warn', sink: { write: (text) => texts.push(text) } })
  log.info('quiet')
  expect(texts).toEqual([])
})
