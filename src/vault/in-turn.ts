// Photos are decoded two at a time, however many arrive: each holds its whole file, and some all their pixels, in memory.
import sharp from 'sharp'

const AT_ONCE = 2

// One thread for each photo, no memory kept between photos, and no other decoder than those that evidence needs.
sharp.concurrency(1)
sharp.cache(false)
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer', 'VipsForeignLoadHeifBuffer'],
})

const waiting: (() => void)[] = []
let running = 0

export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}
