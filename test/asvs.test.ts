// The page about ASVS says of each check by which test it is shown: each of them is there; and the list of components names them all.
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../src/project-root.ts'

const root = projectRoot()
const page = readFileSync(join(root, 'docs/asvs.md'), 'utf8')
const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| no ') && !line.startsWith('| class '))

/** Files that a row names, each with the titles quoted behind it. */
function namedIn(row: string): readonly { readonly file: string; readonly titles: readonly string[] }[] {
  return [...row.matchAll(/`([\w./-]+\.test\.tsx?)`((?:,? “[^”]*”)*)/g)].map(([, file = '', titles = '']) => ({ file, titles: [...titles.matchAll(/“([^”]*)”/g)].map(([, title = '']) => title) }))
}

describe('docs/asvs.md', () => {
  it('has each of the eighty checks once, in their order', () => {
    const numbers = rows.flatMap((row) => /^\| (\d+) \|/.exec(row)?.[1] ?? [])
    expect(numbers).toEqual(Array.from({ length: 80 }, (_, index) => String(index + 1)))
  })

  it('says of each how it is shown, that it does not apply, or that it is open', () => {
    const mute = rows.filter((row) => namedIn(row).length === 0 && !/\| (?:Does not apply|Open): /.test(row))
    const open = rows.filter((row) => row.includes('| Open: ')).map((row) => /^\| (\d+) /.exec(row)?.[1])
    process.stdout.write(`ASVS: ${rows.filter((row) => namedIn(row).length > 0).length} rows shown by tests, open: ${open.join(', ')}\n`)
    expect(mute).toEqual([])
  })

  it('names tests that are there', () => {
    const named = rows.flatMap(namedIn)
    const missing = named.flatMap(({ file, titles }) => {
      if (!existsSync(join(root, file))) return [file]
      const text = readFileSync(join(root, file), 'utf8').replaceAll('\\\'', '\'')
      return titles.filter((title) => title === '' || !text.includes(title)).map((title) => `${file} “${title}”`)
    })
    expect(missing).toEqual([])
    expect(named.every(({ titles }) => titles.length > 0)).toBe(true)
  })
})

describe('the list of components', () => {
  it('names every package that the product runs with', async () => {
    const { stdout } = await promisify(execFile)('npm', ['run', '-s', 'sbom'], { cwd: root, maxBuffer: 64 * 1024 * 1024 })
    const list = JSON.parse(stdout) as { readonly bomFormat: string; readonly components: readonly { readonly name: string; readonly version: string }[] }
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly dependencies: Readonly<Record<string, string>> }
    expect(list.bomFormat).toBe('CycloneDX')
    const listed = new Set(list.components.map(({ name, version }) => `${name}@${version}`))
    expect(Object.entries(dependencies).filter(([name, version]) => !listed.has(`${name}@${version}`))).toEqual([])
  })
})
