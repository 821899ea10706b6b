// Lays overlays over a procedure: they add what the signed document doesn't say and never change what it does.
import type { OverlayFile, ProcedureFile, StepFile } from './schema.ts'

export function laidOver(procedure: ProcedureFile, overlays: readonly OverlayFile[]): ProcedureFile {
  const laid = overlays.filter((overlay) => liesOver(overlay, procedure)).reduce(withOverlay, procedure)
  return withStepsNamed(laid)
}

function liesOver(overlay: OverlayFile, procedure: ProcedureFile): boolean {
  const place = overlay['if-lane']
  if (place !== undefined && !Object.values(procedure.lanes).some(({ at }) => at === place)) return false
  const setting = overlay['if-sets']
  if (setting !== undefined && !Object.values(procedure.steps).some(({ ways }) => Object.values(ways ?? {}).some(({ sets }) => sets?.includes(setting)))) return false
  if (overlay.unless !== undefined && selected(procedure, overlay.unless.slice(1)).length > 0) return false
  return overlay.over === undefined || overlay.over.includes(procedure.procedure)
}

/** Steps of overlays that give way to a step of the procedure's own, with the name of that one. */
export function stepsReplaced(procedure: ProcedureFile, overlays: readonly OverlayFile[]): ReadonlyMap<string, string> {
  return new Map(overlays.flatMap(({ unless, steps }) => {
    const [own] = unless === undefined ? [] : selected(procedure, unless.slice(1))
    return own === undefined ? [] : Object.keys(steps ?? {}).filter((id) => !id.startsWith('@')).map((id) => [id, own] as const)
  }))
}

function withOverlay(procedure: ProcedureFile, overlay: OverlayFile): ProcedureFile {
  return {
    ...procedure,
    offices: { ...overlay.offices, ...procedure.offices },
    lanes: { ...overlay.lanes, ...procedure.lanes },
    artefacts: { ...overlay.artefacts, ...procedure.artefacts },
    times: completed(procedure.times, originOf(overlay, 'times', overlay.times)),
    records: { ...procedure.records, ...overlay.records },
    rules: { ...overlay.rules, ...procedure.rules, reopens: { ...overlay.rules?.reopens, ...procedure.rules?.reopens }, ladder: completed(procedure.rules?.ladder, originOf(overlay, 'ladder', overlay.rules?.ladder)) },
    steps: withSteps(procedure, overlay),
  }
}

function withSteps(procedure: ProcedureFile, overlay: OverlayFile): ProcedureFile['steps'] {
  const steps = { ...procedure.steps }
  for (const [key, addition] of Object.entries(overlay.steps ?? {})) {
    for (const id of key.startsWith('@') ? selected(procedure, key.slice(1)) : [key]) steps[id] = added(steps[id], withOrigin(addition, overlay, key))
  }
  return steps
}

/** `@verification` and the other stages, also `@verification:here` in lanes of the unit itself, `@dispatch` for lanes below: the procedure's own main steps. `@publication` is what is done with settled reports at an interval. */
function selected(procedure: ProcedureFile, selector: string): string[] {
  if (selector === 'publication') return Object.entries(procedure.steps).filter(([, step]) => step.afterwards === true && step.rhythm !== undefined).map(([id]) => id)
  return mainSteps(procedure).filter(([, step]) => step.overlay === undefined && isSelected(procedure, step, selector)).map(([id]) => id)
}

function mainSteps({ steps }: ProcedureFile): [string, StepFile][] {
  return Object.entries(steps).filter(([, step]) => step.beside === undefined && step.automatic !== true && step.afterwards !== true)
}

function isSelected(procedure: ProcedureFile, step: StepFile, selector: string): boolean {
  const [stage, place] = selector.split(':')
  if (stage === 'dispatch') return placeOf(procedure, step) === 'below'
  if (stage === 'watch') return Object.values(step.times ?? {}).some(({ kind }) => kind === 'silence')
  return step.stage === stage && (place === undefined || isHere(procedure, step))
}

function isHere(procedure: ProcedureFile, step: StepFile): boolean {
  return ['here', 'holder'].includes(placeOf(procedure, step) ?? '')
}

function placeOf({ lanes }: ProcedureFile, step: StepFile): string | undefined {
  return lanes[step.lane ?? step.lanes?.[0] ?? '']?.at
}

type Addition = NonNullable<OverlayFile['steps']>[string]

function added(step: StepFile | undefined, addition: StepFile): StepFile {
  const { origin, ...rest } = addition
  const standing = step ?? (origin === undefined ? {} : { origin })
  return {
    ...rest,
    ...standing,
    ways: completed(step?.ways, addition.ways),
    times: completed(step?.times, addition.times),
    outcomes: { ...addition.outcomes, ...step?.outcomes },
  } as StepFile
}

/** Every part that an overlay brings says where it comes from, so that it is told and tested once, not once per procedure. */
function withOrigin(addition: Addition, overlay: OverlayFile, key: string): StepFile {
  return { ...addition, origin: `${overlay.overlay}/${key}`, ways: originOf(overlay, key, addition.ways), times: originOf(overlay, key, addition.times) } as StepFile
}

function originOf<Part extends object>({ overlay }: OverlayFile, key: string, parts: Readonly<Record<string, Part>> = {}): Record<string, Part & { origin: string }> {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, { ...part, origin: `${overlay}/${key}/${name}` }]))
}

/** `@watch` in an effect becomes the first such step of this procedure (here where reactions are awaited), its own before an overlay's. */
function withStepsNamed(procedure: ProcedureFile): ProcedureFile {
  return named(procedure, '') as ProcedureFile

  function named(value: unknown, key: string): unknown {
    if (typeof value === 'string') return value.startsWith('@') && stepKeys.includes(key) ? firstOf(procedure, value.slice(1)) : value
    if (Array.isArray(value)) return value.map((one: unknown) => named(one, ''))
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([inner, one]) => [inner, named(one, inner)])) : value
  }
}

/** Entries whose value is a step: effects, and under `reopens` the ways in which a report can have ended. */
const stepKeys: readonly string[] = ['go', 'hold', 'settled', 'archived', 'not-followed-up', 'handed-over', 'withdrawn']

/** The procedure's own before an overlay's, the unit's own lanes before others; where there is none, where its turn begins. */
function firstOf(procedure: ProcedureFile, selector: string): string {
  const steps = mainSteps(procedure).filter(([, step]) => isSelected(procedure, step, selector))
  const own = steps.filter(([, step]) => step.overlay === undefined)
  const [found] = (own.length > 0 ? own : steps).toSorted(([, one], [, other]) => Number(isHere(procedure, other)) - Number(isHere(procedure, one)))
  return found?.[0] ?? procedure.begins.here
}

/** What stands keeps its place and its wording; what is new comes after it. */
function completed<Value>(standing: Readonly<Record<string, Value>> = {}, addition: Readonly<Record<string, Value>> = {}): Record<string, Value> {
  return { ...standing, ...addition, ...standing }
}
