// The flowchart of a procedure on a page: both shapes of the drawing, what its signs mean, and the same as a list to read.
import { raw } from 'hono/html'
import { drawProcedure } from '../../sop/draw/draw-procedure.ts'
import type { Shown } from '../../sop/draw/drawn-steps.ts'
import { procedureInWords, type StepInWords } from '../../sop/draw/procedure-in-words.ts'
import type { Sop } from '../../sop/sop.ts'
import type { Language, Text } from '../../text/text.ts'

export type ProcedureDrawingProps = Shown & {
  readonly t: Text
  readonly language: Language
  readonly sop: Sop
  /** In a narrow column even on a wide screen. */
  readonly narrow?: boolean | undefined
}

/** Laying one out takes a fifth of a report page's time, and most reports of a procedure stand at the same few places. */
const remembered = new WeakMap<Sop, Map<string, string>>()
/** For each procedure; some 30 KB each. */
const MOST = 64

export function ProcedureDrawing(props: ProcedureDrawingProps) {
  const { sop, t: _, ...rest } = props
  const key = JSON.stringify({ ...rest, passed: rest.passed && [...rest.passed].sort() })
  const drawings = remembered.get(sop) ?? new Map<string, string>()
  const html = drawings.get(key) ?? String(<Figure {...props} />)
  if (drawings.size >= MOST) drawings.clear()
  drawings.set(key, html)
  remembered.set(sop, drawings)
  return raw(html)
}

function Figure({ t, language, sop, narrow = false, ...shown }: ProcedureDrawingProps) {
  const drawn = (shape: 'wide' | 'narrow') => raw(drawProcedure(sop, { ...shown, language, shape }))
  return (
    <figure class="procedure-figure">
      <div class={narrow ? 'procedure-pictures only-narrow' : 'procedure-pictures'}>{drawn('narrow')}{!narrow && drawn('wide')}</div>
      <figcaption>{t.procedure.legend}</figcaption>
      <details>
        <summary id={narrow ? undefined : 'list-title'}>{t.procedure.asList}</summary>
        <ol class="procedure-list">{procedureInWords(sop, { ...shown, language }).map((step) => <StepItem t={t} step={step} />)}</ol>
      </details>
    </figure>
  )
}

function StepItem({ t, step }: { readonly t: Text; readonly step: StepInWords }) {
  const state = step.state === 'current' ? t.procedure.current : step.state === 'passed' ? t.procedure.passed : null
  return (
    <li aria-current={step.state === 'current' ? 'step' : undefined}>
      <strong>{step.no} {step.title}</strong>
      {state !== null && <> <em>({state})</em></>}
      <p>{[step.lanes, step.time].filter((part) => part !== '').join(' · ')}</p>
      {step.ways.length > 0 && (
        <ul>{step.ways.map(({ label, by, leads }) => <li>{label}{by !== '' && ` (${by})`}{leads !== '' && `: ${t.procedure.leads(leads)}`}</li>)}</ul>
      )}
    </li>
  )
}
