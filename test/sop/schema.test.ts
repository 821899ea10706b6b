// The schema that editors load explains every entry of a definition and of a story, in both languages.
import { expect, it } from 'vitest'
import { definitionSchema } from '../../src/sop/definition-schema.ts'

type Node = { readonly [key: string]: unknown }

it.each(['procedure', 'stories'] as const)('of a %s describes every entry', (what) => {
  const schema = definitionSchema(what) as Node
  const entries = entriesIn(schema, (schema['$defs'] ?? {}) as Record<string, Node>)
  expect(entries.length).toBeGreaterThan(10)
  expect(entries.filter(({ description }) => description === undefined).map(({ name }) => name)).toEqual([])
  expect(entries.filter(({ description }) => !/[.!?…] \S/.test(description ?? '')).map(({ name, description }) => `${name}: ${description}`)).toEqual([])
})

type Entry = { readonly name: string; readonly description: string | undefined }

function entriesIn(node: unknown, shared: Readonly<Record<string, Node>>): Entry[] {
  if (typeof node !== 'object' || node === null) return []
  const own = Object.entries(((node as Node)['properties'] ?? {}) as Record<string, Node>).map(([name, entry]) => ({ name, description: described(entry, shared) }))
  return [...own, ...Object.values(node).flatMap((inner) => entriesIn(inner, shared))]
}

function described(entry: Node, shared: Readonly<Record<string, Node>>): string | undefined {
  const target = typeof entry['$ref'] === 'string' ? shared[entry['$ref'].split('/').at(-1) ?? ''] : undefined
  return (entry['description'] ?? target?.['description']) as string | undefined
}
