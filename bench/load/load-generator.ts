// The rig's side of the load generator.
import { fileURLToPath } from 'node:url'
import { startChild } from '../server/child.ts'
import type { Cleanup } from '../server/cleanup.ts'
import type { Job, Lived, LiveThrough, MixedDay, MixedDone, Read, ReadPages, SendReports, Sent, Worked, WorkReports } from './jobs.ts'

export type LoadGenerator = {
  readonly pid: number
  sendReports(job: Omit<SendReports, 'job'>): Promise<Sent>
  readPages(job: Omit<ReadPages, 'job'>): Promise<Read>
  workReports(job: Omit<WorkReports, 'job'>): Promise<Worked>
  liveThrough(job: Omit<LiveThrough, 'job'>): Promise<Lived>
  mixedDay(job: Omit<MixedDay, 'job'>): Promise<MixedDone>
}

type Done = Sent | Read | Worked | Lived | MixedDone
type Answer = { readonly type: 'done'; readonly done: Done } | { readonly type: 'failed'; readonly why: string }

export async function startLoadGenerator(cleanup: Cleanup, log: string): Promise<LoadGenerator> {
  const child = await startChild(cleanup, { file: fileURLToPath(new URL('./load-process.js', import.meta.url)), env: process.env, log })
  const done = <Result extends Done>(job: Job) =>
    new Promise<Result>((settle, fail) => {
      const ended = () => fail(new Error('The load generator ended in the middle of its work.'))
      child.process.once('exit', ended)
      child.process.once('message', (answer: Answer) => {
        child.process.removeListener('exit', ended)
        if (answer.type === 'done') settle(answer.done as Result)
        else fail(new Error(answer.why))
      })
      child.process.send(job)
    })
  return {
    pid: child.pid,
    sendReports: (job) => done<Sent>({ job: 'send-reports', ...job }),
    readPages: (job) => done<Read>({ job: 'read-pages', ...job }),
    workReports: (job) => done<Worked>({ job: 'work-reports', ...job }),
    mixedDay: (job) => done<MixedDone>({ job: 'mixed-day', ...job }),
    liveThrough: (job) => done<Lived>({ job: 'live-through', ...job }),
  }
}
