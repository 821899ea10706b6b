// What a drawing of a procedure shows, as a list in order: for who can't see it, and for who would rather read.
import type { Sop } from '../sop.ts'
import { drawnSteps, type Shown, type StepState } from './drawn-steps.ts'
import type { DrawingLanguage } from './drawing-words.ts'
import { aimWords, rowText, type RowText } from './row-text.ts'

export type StepInWords = Pick<RowText, 'title' | 'lanes' | 'time' | 'requirements' | 'output'> & {
  readonly id: string
  readonly no: string
  readonly state: StepState
  readonly mark: 'printed' | 'inferred' | 'overlay'
  readonly ways: readonly { readonly label: string; readonly by: string; readonly leads: string; readonly mark: 'printed' | 'inferred' | 'overlay' }[]
}

export function procedureInWords(sop: Sop, { language, ...shown }: Shown & { readonly language: DrawingLanguage }): StepInWords[] {
  const all = drawnSteps(sop, shown)
  return all.map((drawn) => {
    const { title, lanes, time, requirements, output } = rowText(sop, drawn, all, language)
    const { step, no, state, symbol, exits } = drawn
    return {
      id: step.id, no, state, title, lanes, time, requirements, output,
      mark: step.origin === null ? step.mark.as : 'overlay',
      ways: symbol === 'terminal' ? [] : exits.map((exit) => ({ label: exit.label[language], by: exit.by, leads: aimWords(exit.to, all, language), mark: exit.mark })),
    }
  })
}
