// How long the disk takes to make a small write durable: it decides how much sharing a commit is worth.
import { mkdtemp, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { median } from './percentile.ts'

const WRITES = 200
const PAGE = Buffer.alloc(8192, 1)

/** Median milliseconds of an 8 KiB write with fdatasync in a folder, as PostgreSQL flushes its log. */
export async function flushTime(folder: string): Promise<number> {
  const place = await mkdtemp(join(folder, 'flush-'))
  const file = await open(join(place, 'file'), 'w')
  const times: number[] = []
  try {
    for (let write = 0; write < WRITES; write += 1) {
      const start = performance.now()
      await file.write(PAGE, 0, PAGE.length, 0)
      await file.datasync()
      times.push(performance.now() - start)
    }
  } finally {
    await file.close()
    await rm(place, { recursive: true })
  }
  return median(times)
}
