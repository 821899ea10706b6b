// Lays overlays over a procedure: they add what the signed document doesn't say and never change what it does.
import type { OverlayFile, ProcedureFile, StepFile } from './schema.ts'

export function laidOver(procedure: ProcedureFile, overlays: readonly OverlayFile[]): ProcedureFile {
  return overlays.filter(({ over }) => over === undefined || over.includes(procedure.procedure)).reduce(withOverlay, procedure)
}

function withOverlay(procedure: ProcedureFile, overlay: OverlayFile): ProcedureFile {
  return {
    ...procedure,
    offices: { ...overlay.offices, ...procedure.offices },
    lanes: { ...overlay.lanes, ...procedure.lanes },
    artefacts: { ...overlay.artefacts, ...procedure.artefacts },
    times: completed(procedure.times, originOf(overlay, 'times', overlay.times)),
    rules: { ...overlay.rules, ...procedure.rules, reopens: { ...overlay.rules?.reopens, ...procedure.rules?.reopens } },
    steps: withSteps(procedure, overlay),
  }
}

function withSteps(procedure: ProcedureFile, overlay: OverlayFile): ProcedureFile['steps'] {
  const steps = { ...procedure.steps }
  for (const [key, addition] of Object.entries(overlay.steps ?? {})) {
    const resolved = withNames(addition, procedure)
    const selected = key.startsWith('@') ? ofStage(procedure, key.slice(1)) : [key]
    for (const id of selected) steps[id] = added(steps[id], withOrigin(resolved, overlay, key))
  }
  return steps
}

/** Main steps of a stage that somebody works and that no overlay brought. */
function ofStage({ steps }: ProcedureFile, stage: string): string[] {
  return Object.entries(steps).filter(([, step]) => step.stage === stage && step.beside === undefined && step.automatic !== true && step.afterwards !== true && step.overlay === undefined).map(([id]) => id)
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

/** `@stage` in an effect becomes the first step of that stage in this procedure. */
function withNames(addition: Addition, procedure: ProcedureFile): Addition {
  return JSON.parse(JSON.stringify(addition), (key: string, value: unknown) =>
    (key === 'go' || key === 'hold') && typeof value === 'string' && value.startsWith('@') ? firstHere(procedure, value.slice(1)) : value) as Addition
}

/** The first step of that stage in the lanes of the unit itself; where there is none, the step its turn begins at. */
function firstHere(procedure: ProcedureFile, stage: string): string {
  const here = ofStage(procedure, stage).find((id) => procedure.lanes[procedure.steps[id]?.lane ?? '']?.at === 'here')
  return here ?? procedure.begins.here ?? stage
}

/** What stands keeps its place and its wording; what is new comes after it. */
function completed<Value>(standing: Readonly<Record<string, Value>> = {}, addition: Readonly<Record<string, Value>> = {}): Record<string, Value> {
  return { ...standing, ...addition, ...standing }
}
