// The rig's side of the load generator.
import { fileURLToPath } from 'node:url'
import { startChild } from '../server/child.ts'
import type { Cleanup } from '../server/cleanup.ts'
import type { SendReports, Sent } from './jobs.ts'

export type LoadGenerator = { readonly pid: number; sendReports(job: Omit<SendReports, 'job'>): Promise<Sent> }

type Answer = { readonly type: 'done'; readonly done: Sent } | { readonly type: 'failed'; readonly why: string }

export async function startLoadGenerator(cleanup: Cleanup, log: string): Promise<LoadGenerator> {
  const child = await startChild(cleanup, { file: fileURLToPath(new URL('./load-process.js', import.meta.url)), env: process.env, log })
  return {
    pid: child.pid,
    sendReports: (job) =>
      new Promise((settle, fail) => {
        const ended = () => fail(new Error('The load generator ended in the middle of its work.'))
        child.process.once('exit', ended)
        child.process.once('message', (answer: Answer) => {
          child.process.removeListener('exit', ended)
          if (answer.type === 'done') settle(answer.done)
          else fail(new Error(answer.why))
        })
        child.process.send({ job: 'send-reports', ...job })
      }),
  }
}
