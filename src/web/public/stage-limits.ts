// How long each stage may take, as the procedures in force here print it: the longest of them.
import type { Budget } from '../../calendar/due.ts'
import type { Reference } from '../../app/reference.ts'
import type { Stage as ProcedureStage } from '../../sop/vocabulary.ts'
import type { Span } from '../../text/format.ts'
import type { Stage } from '../ui/stage-track.tsx'
import { stageShown } from './stage-shown.ts'

/**
 * Only whole days are compared: minutes inside an office say nothing to a reporter. Five working days take seven days.
 * The reporter's own time to complete a report is left out.
 */
const DAYS = { wd: 1.4, d: 1 } as const

type DaySpan = Span & { readonly unit: keyof typeof DAYS }

export function stageLimits({ proceduresInForce }: Reference): Partial<Record<Stage, Span>> {
  const limits: Partial<Record<Stage, DaySpan>> = {}
  for (const step of proceduresInForce.flatMap((sop) => sop.steps).filter((one) => one.beside.length === 0)) {
    for (const span of step.times.filter(({ kind }) => kind !== 'completion').flatMap((time) => spanOf(time.budget))) {
      const shown = stageShown(step.stage satisfies ProcedureStage)
      if (lengthOf(span) > lengthOf(limits[shown])) limits[shown] = span
    }
  }
  return limits
}

function lengthOf(span: DaySpan | undefined): number {
  return span === undefined ? 0 : span.n * DAYS[span.unit]
}

function spanOf({ n, upTo, unit }: Budget): DaySpan[] {
  return unit in DAYS ? [{ n: upTo ?? n, unit: unit as keyof typeof DAYS }] : []
}
