// A sound procedure of many steps, as an official would write it, for measuring the check: copies of a real file's steps, each leading on to the next.
import { parse, stringify } from 'yaml'

type Steps = Readonly<Record<string, unknown>>
type Definition = Readonly<{ begins: { readonly here: string }; steps: Steps }>

/** `text` is a definition that begins `here` and settles; what would settle a copy begins the next one. At least so many steps of its own. */
export function longProcedure(text: string, atLeast: number): string {
  const definition = parse(text) as Definition
  const own = Object.keys(definition.steps)
  const copies = Math.ceil(atLeast / own.length)
  const steps = Array.from({ length: copies }, (_, copy) => Object.entries(definition.steps).map(([id, step]) => {
    const next = copy + 1 < copies ? named(definition.begins.here, copy + 1) : null
    return [named(id, copy), led(step, { own, copy, next })] as const
  }))
  return stringify({ ...definition, procedure: 'langkah-banyak', begins: { here: named(definition.begins.here, 0) }, steps: Object.fromEntries(steps.flat()) })
}

type Leading = { readonly own: readonly string[]; readonly copy: number; readonly next: string | null }

/** Every `go` inside leads within its own copy; being settled leads on to the next. */
function led(value: unknown, leading: Leading): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => led(one, leading))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]): [string, unknown] => {
    if (key === 'go' && leading.own.includes(String(inner))) return [key, named(String(inner), leading.copy)]
    return key === 'finish' && inner === 'settled' && leading.next !== null ? ['go', leading.next] : [key, led(inner as unknown, leading)]
  }))
}

function named(step: string, copy: number): string {
  return `${step}-${copy + 1}`
}
