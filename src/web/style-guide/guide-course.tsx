// The parts that tell the course of a report, and the list of errors; once, in the theme of the device.
import type { Text } from '../../text/text.ts'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { NextStep } from '../ui/next-step.tsx'
import { StageTrack } from '../ui/stage-track.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { STEP, TIMELINE, ZONE } from './sample-report.ts'

export function GuideCourse({ t }: { readonly t: Text }) {
  return (
    <>
      <h2>{t.guide.course}</h2>
      <StageTrack t={t} current="handled" notes={{ written: '23 Nov', verified: '26 Nov' }} />
      <NextStep t={t} zone={ZONE} step={STEP} />
      <Timeline t={t} zone={ZONE} entries={TIMELINE} />
      <h2>{t.guide.faults}</h2>
      <ErrorSummary t={t} errors={[{ field: 'light-wrong', message: t.guide.sampleError }]} focus={false} />
    </>
  )
}
