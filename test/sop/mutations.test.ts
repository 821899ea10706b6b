// Thirty definitions damaged by an inattentive hand, of every kind in turn: each must fail a check or a story.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/project-root.ts'
import { checkDefinitions } from '../../src/report/story/check-definitions.ts'
import { loadCalendars } from '../../src/store/calendar-files.ts'
import { mutationsOf, type Mutation } from './mutations.ts'

const HOW_MANY = 30
const SEED = Number(process.env['TUNTAS_MUTATION_SEED'] ?? 2026)

const files = globSync('sop/**/*.yaml', { cwd: projectRoot() }).toSorted().map((file) => ({ file, text: readFileSync(join(projectRoot(), file), 'utf8') }))
const calendars = loadCalendars(join(projectRoot(), 'calendar'))

describe('a damaged definition', () => {
  it.each(drawn())('is noticed: $name in $file at $path', ({ file, text }) => {
    const damaged = files.map((one) => (one.file === file ? { file, text } : one))
    expect(checkDefinitions(damaged, calendars).problems).not.toEqual([])
  })
})

type Drawn = Omit<Mutation, 'path'> & { readonly file: string; readonly path: string }

/** One of each kind of damage in turn, anywhere in any file, until there are enough. */
function drawn(): Drawn[] {
  const all = files.filter(({ file }) => !file.endsWith('.stories.yaml'))
    .flatMap(({ file, text }) => mutationsOf(text).map((mutation) => ({ ...mutation, file, path: mutation.path.join('.') })))
  const kinds = [...Map.groupBy(all, ({ name }) => name).values()]
  let state = SEED
  return Array.from({ length: HOW_MANY }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? []
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    const one = kind[state % kind.length]
    if (one === undefined) throw new Error('There is nothing to damage.')
    return one
  })
}
