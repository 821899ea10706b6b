// The load generator: a process of its own, so that what it costs is told apart from what it measures.
import type { ReadPages, SendReports, WorkReports } from './jobs.ts'
import { readPages } from './read-pages.ts'
import { workReports } from './work-reports.ts'
import { sendReports } from './send-reports.ts'

process.on('message', (job: SendReports | ReadPages | WorkReports) => {
  const work: Promise<unknown> = job.job === 'send-reports' ? sendReports(job) : job.job === 'work-reports' ? workReports(job) : readPages(job)
  work.then(
    (done) => process.send?.({ type: 'done', done }),
    (error: unknown) => process.send?.({ type: 'failed', why: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => undefined) // Ctrl-C reaches the whole group; the rig ends us itself
process.send?.({ type: 'ready' })
