// Ways to damage a definition: each a small change that an inattentive hand could make, found anywhere in the file.
import { parse, stringify } from 'yaml'

export type Mutation = { readonly name: string; readonly path: readonly (string | number)[]; readonly text: string }

type Path = readonly (string | number)[]
type Damage = { readonly name: string; readonly applies: (key: string, value: unknown, path: Path) => boolean; readonly change: (value: unknown, data: unknown) => unknown }

const cut = Symbol('cut')

const damages: readonly Damage[] = [
  { name: 'a time changed', applies: (key) => key === 'budget', change: (value) => String(value).replace(/\d+/, (n) => String(Number(n) + 1)) },
  { name: 'a unit of time changed', applies: (key) => key === 'budget', change: (value) => (String(value).endsWith('wd') ? String(value).replace('wd', 'd') : String(value).replace(/[a-z]+$/, 'wd')) },
  { name: 'an anchor changed', applies: (key, value) => key === 'from' && typeof value === 'string', change: (value) => (value === 'received' ? 'step' : 'received') },
  { name: 'a way out cut', applies: (_, __, path) => path.at(-2) === 'ways', change: () => cut },
  { name: 'a way retargeted', applies: (key) => key === 'go', change: (value, data) => stepsOf(data).find((step) => step !== value && `@${step}` !== value) },
  { name: 'an end changed', applies: (key) => key === 'finish', change: (value) => (value === 'archived' ? 'settled' : 'archived') },
  { name: 'an artefact dropped', applies: (_, value, path) => ['needs', 'output'].includes(String(path.at(-2))) && typeof value === 'string', change: () => cut },
  // One of several inputs is always left behind by an earlier step: dropping it alone changes nothing that could be seen.
  { name: 'the inputs dropped', applies: (key, value) => ['input', 'requirements'].includes(key) && Array.isArray(value), change: () => cut },
  { name: 'an answer dropped', applies: (key) => key === 'answers', change: () => cut },
  { name: 'a document part dropped', applies: (_, value, path) => path.at(-2) === 'parts' && typeof value === 'string', change: () => cut },
  { name: 'a lane moved', applies: (key, _, path) => key === 'at' && path[0] === 'lanes', change: (value) => (value === 'below' ? 'here' : 'below') },
  { name: 'an office dropped', applies: (_, value, path) => path.at(-2) === 'offices' && typeof value === 'string', change: () => cut },
  { name: 'a condition dropped', applies: (key, value) => key === 'when' && typeof value === 'object', change: () => cut },
  { name: 'a decision dropped', applies: (_, value, path) => path.at(-2) === 'sets' && typeof value === 'string', change: () => cut },
  { name: 'completeness not judged', applies: (key) => key === 'completes', change: () => cut },
  { name: 'a consequence dropped', applies: (key) => key === 'missed', change: () => cut },
  { name: 'an outcome forgotten', applies: (_, __, path) => path.at(-2) === 'outcomes', change: () => cut },
  { name: 'a message dropped', applies: (key) => key === 'tell', change: () => cut },
  { name: 'a message misdirected', applies: (key, value) => key === 'to' && typeof value === 'string', change: (value) => (value === 'reporter' ? 'here' : 'reporter') },
  { name: 'a stage changed', applies: (key, _, path) => key === 'stage' && path.length === 3, change: (value) => (value === 'settled' ? 'written' : 'settled') },
  { name: 'a duty made a main step', applies: (key) => key === 'beside', change: () => cut },
  { name: 'a pause forgotten', applies: (key, value) => key === 'pauses' && value === true, change: () => cut },
  { name: 'a citizen\'s clock made an office\'s', applies: (key) => key === 'ends', change: () => cut },
  { name: 'a printed clause reworded', applies: (key, value) => key === 'printed' && typeof value === 'string', change: (value) => `${String(value)} segera` },
  { name: 'a mark removed', applies: (key, value) => ['printed', 'inferred', 'overlay'].includes(key) && typeof value === 'string', change: () => cut },
  { name: 'a key misspelt', applies: (key) => key === 'ways', change: (value) => value },
  { name: 'own draft approved', applies: (key) => key === 'not-by', change: () => cut },
  { name: 'the reporter\'s objection not counted', applies: (key) => key === 'unsatisfied', change: () => cut },
]

function stepsOf(data: unknown): string[] {
  const { steps } = data as { steps?: Record<string, { automatic?: boolean }> }
  return Object.entries(steps ?? {}).filter(([step, { automatic }]) => !step.startsWith('@') && automatic !== true).map(([step]) => step)
}

/** Every place of a definition where one of the damages can be done. */
export function mutationsOf(text: string): Mutation[] {
  const data = parse(text) as unknown
  return placesIn(data, []).flatMap(({ key, value, path }) =>
    damages.filter((damage) => damage.applies(key, value, path)).map((damage) => ({ name: damage.name, path, text: stringify(damaged(data, path, damage)) })))
}

type Place = { readonly key: string; readonly value: unknown; readonly path: Path }

function placesIn(value: unknown, path: Path): Place[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [{ key, value: inner as unknown, path: [...path, key] }, ...placesIn(inner, [...path, key])])
}

function damaged(data: unknown, path: Path, damage: Damage): unknown {
  const copy = structuredClone(data)
  const parent = path.slice(0, -1).reduce<Record<string, unknown>>((inner, key) => inner[String(key)] as Record<string, unknown>, copy as Record<string, unknown>)
  const key = String(path.at(-1))
  const changed = damage.change(parent[key], data)
  if (damage.name === 'a key misspelt') {
    parent['wasy'] = parent[key]
    delete parent[key]
  } else if (changed !== cut) parent[key] = changed
  else if (Array.isArray(parent)) parent.splice(Number(key), 1)
  else delete parent[key]
  return copy
}
