// The five stages of a report drawn as a way: across on a desk, down on a phone.
import type { Text } from '../../text/text.ts'
import { Kawung } from './kawung.tsx'

export const STAGES = ['written', 'verified', 'handled', 'answered', 'closed'] as const

export type Stage = (typeof STAGES)[number]

export type StageTrackProps = {
  readonly t: Text
  readonly current: Stage
  /** Under a stage: when it was reached, or by when it should be. */
  readonly notes?: Partial<Record<Stage, string>> | undefined
  /** The last stage is reached, not merely begun. */
  readonly finished?: boolean | undefined
}

export function StageTrack({ t, current, notes, finished }: StageTrackProps) {
  const at = STAGES.indexOf(current)
  return (
    <ol class="track" aria-label={t.report.stage}>
      {STAGES.map((stage, index) => {
        const state = index < at || (finished && index === at) ? 'done' : index === at ? 'current' : 'next'
        return (
          <li class={state} aria-current={state === 'current' ? 'step' : undefined}>
            <Kawung lit={index + 1} />
            <span class="track-name">{t.report.stages[stage]}</span>
            <span class="hear"> ({t.report.stageStates[state]})</span>
            {notes?.[stage] && <span class="track-note">{notes[stage]}</span>}
          </li>
        )
      })}
    </ol>
  )
}
