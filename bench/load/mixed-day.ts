// Three kinds of people at once, each with connections of their own: who has reports worked, who reads in public, who reads at the desk.
import type { MixedDay, MixedDone } from './jobs.ts'
import { liveThrough } from './live-through.ts'
import { readPages } from './read-pages.ts'

export async function mixedDay({ public: open, desk, ...job }: MixedDay): Promise<MixedDone> {
  const reading = { job: 'read-pages', port: job.port, clients: job.clients, seconds: job.seconds, contains: '<h1' } as const
  const [lives, read, worked] = await Promise.all([
    liveThrough({ ...job, job: 'live-through' }),
    readPages({ ...reading, paths: open, cookie: null }),
    readPages({ ...reading, paths: desk, cookie: job.verifier }),
  ])
  return { lives, public: read, desk: worked }
}
