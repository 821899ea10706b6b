// The load generator: a process of its own, so that what it costs is told apart from what it measures.
import type { Job } from './jobs.ts'
import { liveThrough } from './live-through.ts'
import { mixedDay } from './mixed-day.ts'
import { readPages } from './read-pages.ts'
import { workReports } from './work-reports.ts'
import { sendReports } from './send-reports.ts'

function work(job: Job): Promise<unknown> {
  switch (job.job) {
    case 'send-reports': return sendReports(job)
    case 'work-reports': return workReports(job)
    case 'live-through': return liveThrough(job)
    case 'mixed-day': return mixedDay(job)
    case 'read-pages': return readPages(job)
  }
}

process.on('message', (job: Job) => {
  work(job).then(
    (done) => process.send?.({ type: 'done', done }),
    (error: unknown) => process.send?.({ type: 'failed', why: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => undefined) // Ctrl-C reaches the whole group; the rig ends us itself
process.send?.({ type: 'ready' })
