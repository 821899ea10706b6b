// One run of the load generator sending reports.
import type { SendReports, Sent } from '../load/jobs.ts'
import type { Stage } from '../server/stage.ts'
import { measuredRun, type MeasuredRun } from './measured-runs.ts'

export type SendRun = MeasuredRun<Sent>

export function sendRun(stage: Stage, job: Omit<SendReports, 'job' | 'port'>): Promise<SendRun> {
  return measuredRun(stage, job.seconds, (load) => load.sendReports({ ...job, port: stage.product.port }))
}
