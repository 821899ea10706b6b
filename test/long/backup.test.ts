// The recipe of docs/operate.md, word for word: a cold copy without keys, put back on an empty machine with the sheet from escrow.
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished, vi } from 'vitest'
import { projectRoot } from '../../src/project-root.ts'
import { builtProduct } from '../chaos/built-product.ts'
import { Product } from '../chaos/product.ts'
import { until } from '../runtime/trial-folder.ts'
import { pdf } from '../web/evidence-samples.ts'
import { receiptOf, SEND, STORY, tracks } from '../web/journey.ts'
import { Visitor } from '../web/visitor.ts'

vi.setConfig({ testTimeout: 300_000 })

const run = promisify(execFile)

async function tuntas(dataDir: string, ...words: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(projectRoot(), 'dist/cli.js'), ...words], { env: { ...process.env, DATA_DIR: dataDir } })
  return stdout
}

async function serving(product: Product): Promise<string> {
  product.start()
  const url = `http://localhost:${product.port}`
  await until('the first page', () => fetch(url).then(({ ok }) => ok, () => false), 60_000)
  return url
}

/** The shell's lines that make the copy, as they stand in the recipe, but for where it goes and who starts and stops. */
async function copyingLine(): Promise<string> {
  const recipe = await readFile(join(projectRoot(), 'docs/operate.md'), 'utf8')
  const line = recipe.split('\n').find((text) => text.startsWith('tar -C "$DATA_DIR"') && text.includes('-cpf'))
  if (line === undefined) throw new Error('The recipe has no line that copies.')
  return line.replace(/\/backup\/\S.*\.tar/, '"$COPY"')
}

it('brings back every word and file of a report, and nothing of it without the keys', async () => {
  await builtProduct()
  const safe = await mkdtemp(join(tmpdir(), 'backup-'))
  const [before, after] = [await Product.installed(), await Product.installed()]
  onTestFinished(async () => {
    await Promise.all([before.remove(), after.remove(), rm(safe, { recursive: true, force: true })])
  })
  const first = new Visitor(await serving(before))
  const form = await first.opens('/lapor?pemerintah=rembang')
  const taken = receiptOf(await first.sends(form, SEND, { fill: { ...STORY, name: 'Siti Contoh' }, files: [pdf()] }))
  const sheet = await tuntas(before.dataDir, 'keys', 'escrow', '--print')
  expect(await before.stop()).toBe(0)

  const copy = join(safe, 'tuntas.tar')
  await run('sh', ['-c', await copyingLine()], { env: { ...process.env, DATA_DIR: before.dataDir, COPY: copy } })
  expect((await run('tar', ['-tf', copy])).stdout).not.toMatch(/^\.\/(?:keys|.*\.lock|supervisor\.json)/m)
  await rm(after.dataDir, { recursive: true })
  await mkdir(after.dataDir, { mode: 0o700 })
  await run('tar', ['-C', after.dataDir, '-xpf', copy])

  after.start()
  expect(await after.ended()).toBe(1)
  expect(after.said()).toContain('keys restore FILE')
  const file = join(safe, 'sheet.txt')
  await writeFile(file, sheet)
  await tuntas(after.dataDir, 'keys', 'restore', file)

  const later = new Visitor(await serving(after))
  const mine = await tracks(later, taken)
  expect(mine.words).toContain('Anak-anak takut lewat.')
  expect((await later.asks(`${taken.mine}/bukti/1`)).body.equals(Buffer.from(pdf().content))).toBe(true)
  expect(await after.stop()).toBe(0)
})
