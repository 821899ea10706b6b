// A sound procedure of many steps, for measuring the check: copies of a real one, each leading on to the next.
import type { Sop } from '../../src/sop/sop.ts'

export function longProcedure(sop: Sop, atLeast: number): Sop {
  const copies = Math.ceil(atLeast / sop.steps.length)
  const steps = Array.from({ length: copies }, (_, copy) => {
    const next = copy + 1 < copies ? `${sop.begins.here}-${copy + 1}` : null
    return sop.steps.map((step) => led(step, copy, next)).map((step) => ({ ...step, id: `${step.id}-${copy}`, beside: step.beside.map((id) => `${id}-${copy}`) }))
  })
  return { ...sop, steps: steps.flat(), begins: { here: `${sop.begins.here}-0` }, rules: { ...sop.rules, reopens: {}, outside: `${sop.rules.outside ?? ''}-0` } }
}

/** Every effect inside leads within its own copy; being settled leads on to the next. */
function led<Value>(value: Value, copy: number, next: string | null): Value {
  if (Array.isArray(value)) return value.map((one: unknown) => led(one, copy, next)) as Value
  if (typeof value !== 'object' || value === null) return value
  if ('do' in value && 'step' in value) return { ...value, step: `${String(value.step)}-${copy}` }
  if ('do' in value && 'outcome' in value && value.outcome === 'settled' && next !== null) return { do: 'go', step: next } as Value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, led(inner as unknown, copy, next)])) as Value
}
