// The lists of files in docs/act-followed.md lead from an address to the statement that writes, and stay short.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const guide = readFileSync(join(root, 'docs/act-followed.md'), 'utf8').split('## Three actions, file by file')[1] ?? ''

/** Each entry of the lists: its name, the route it begins at, its files in order. */
const entries = [...guide.matchAll(/^- \*\*(.+?)\*\*(?: \(`(\w+)`\))?:((?:.|\n(?!- |\n))*)/gm)].map(([, name = '', route, text = '']) => ({ name, route, files: [...text.matchAll(/`(src\/[^`]+)`/g)].map(([, file = '']) => file) }))
const shared = entries.find(({ route }) => route === undefined)?.files ?? []
const actions = entries.filter((entry) => entry.route !== undefined)

const textOf = (file: string) => readFileSync(join(root, file), 'utf8')

function importsOf(file: string): readonly string[] {
  return [...textOf(file).matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) => join(dirname(file), path))
}

it('three actions are told, and what all of them share', () => {
  expect(actions.map(({ name }) => name)).toEqual(['act', 'note', 'entry by hand'])
  expect(shared).toHaveLength(6)
  expect(entries.flatMap(({ files }) => files).filter((file) => !existsSync(join(root, file)))).toEqual([])
})

it.each(actions)('$name begins at its address, and each file is imported by one before it', ({ route, files }) => {
  expect(textOf(files[0] ?? '')).toContain(`mount('${route}'`)
  const [, ...path] = shared // who comes in is asked before any route, by the mounting
  const list = [...files, ...path]
  const strangers = list.slice(1).filter((file) => !list.some((other) => other !== file && importsOf(other).includes(file)))
  expect(strangers).toEqual([])
})

it.each(actions)('$name reads in under ten files from its address to the statement, each under 300 lines', ({ files }) => {
  const gate = files[0]?.includes('entry') === true ? 0 : 1
  expect(files.length + shared.length - 1 + gate).toBeLessThan(10)
  expect([...files, ...shared].filter((file) => textOf(file).split('\n').length > 300)).toEqual([])
})
