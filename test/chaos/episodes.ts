// What reporters do, each as one episode: they file, press twice, lose the line, correct, add, withdraw, try again.
import { setTimeout as pause } from 'node:timers/promises'
import { Browser, type Outcome } from './browser.ts'
import type { HalfOpen } from './half-open.ts'
import type { Addition, Filing, History } from './history.ts'
import { newAddition, newFiling } from './new-filing.ts'
import type { Random } from './random.ts'

export type Scene = {
  readonly port: number
  readonly random: Random
  readonly history: History
  readonly lost: HalfOpen
}

type Episode = (scene: Scene, browser: Browser) => Promise<void>

const PATIENCE_MS = 60_000

const episodes: readonly (readonly [weight: number, Episode])[] = [
  [30, (scene, browser) => fileUntilAnswered(scene, browser, begun(scene, 0))],
  [15, (scene, browser) => fileUntilAnswered(scene, browser, begun(scene, scene.random.whole(1, 2)))],
  [12, (scene, browser) => fileUntilAnswered(scene, browser, begun(scene, 0, 'api'))],
  [10, fileTwiceAtOnce],
  [8, fileAndCorrect],
  [8, fileOnce],
  [6, hangUp],
  [6, loseHalf],
  [12, fileAndAdd],
  [8, fileAndWithdraw],
  [4, fileAndChange],
]

/** Goes from one episode to the next until told to stop, and finishes what it has begun. */
export async function report(scene: Scene, stop: AbortSignal): Promise<void> {
  const total = episodes.reduce((sum, [weight]) => sum + weight, 0)
  while (!stop.aborted) {
    let left = scene.random.next() * total
    const [, episode] = episodes.find(([weight]) => (left -= weight) < 0) ?? episodes[0] ?? []
    const browser = new Browser(scene)
    await episode?.(scene, browser)
    browser.close()
  }
}

function begun({ history, random }: Scene, files: number, channel: Filing['channel'] = 'web'): Filing {
  const filing = newFiling(random, files, channel)
  history.filings.push(filing)
  return filing
}

/** Tries again after a moment until there is an answer. */
export async function untilAnswered({ history, random }: Scene, act: () => Promise<Outcome>): Promise<Outcome> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(random.whole(10, 150))) {
    const outcome = await act()
    if (outcome !== 'unknown') return outcome
  }
  history.complaints.push('a reporter got no answer for a minute')
  return 'unknown'
}

async function fileUntilAnswered(scene: Scene, browser: Browser, filing: Filing): Promise<void> {
  await untilAnswered(scene, () => browser.file(filing))
}

async function fileTwiceAtOnce(scene: Scene, browser: Browser): Promise<void> {
  const filing = scene.random.chance(0.2) ? begun(scene, 0, 'api') : begun(scene, scene.random.chance(0.3) ? 1 : 0)
  await Promise.all([browser.file(filing), browser.file(filing)])
  await fileUntilAnswered(scene, browser, filing)
}

/** Some never correct what they are told to: then it must not be there. */
async function fileAndCorrect(scene: Scene, browser: Browser): Promise<void> {
  const filing = begun(scene, scene.random.whole(0, 2))
  if ((await browser.fileWithFault(filing)) !== 'refused' || scene.random.chance(0.2)) return
  await fileUntilAnswered(scene, browser, filing)
}

/** Whoever gets no answer here gives up, and may come back much later. */
async function fileOnce(scene: Scene, browser: Browser): Promise<void> {
  await browser.file(begun(scene, scene.random.whole(0, 1)))
}

async function hangUp(scene: Scene, browser: Browser): Promise<void> {
  const filing = begun(scene, scene.random.whole(0, 1))
  await browser.fileAndHangUp(filing, scene.random.whole(0, 15))
  if (scene.random.chance(0.3)) await fileUntilAnswered(scene, browser, filing)
}

async function loseHalf(scene: Scene): Promise<void> {
  await scene.lost.lose(scene.port, begun(scene, scene.random.whole(0, 1)), scene.random)
}

async function fileAndAdd(scene: Scene, browser: Browser): Promise<void> {
  const filing = begun(scene, 0)
  await fileUntilAnswered(scene, browser, filing)
  for (let replies = scene.random.whole(1, 3); replies > 0; replies -= 1) await add(scene, browser, filing, 'reply')
}

async function fileAndWithdraw(scene: Scene, browser: Browser): Promise<void> {
  const filing = begun(scene, 0)
  await fileUntilAnswered(scene, browser, filing)
  if (scene.random.chance(0.5)) await add(scene, browser, filing, 'reply')
  await add(scene, browser, filing, 'withdrawal')
  if (scene.random.chance(0.3)) await add(scene, browser, filing, 'reply')
}

async function fileAndChange(scene: Scene, browser: Browser): Promise<void> {
  const filing = begun(scene, 0)
  await fileUntilAnswered(scene, browser, filing)
  if (filing.receipts.length > 0) await browser.fileSomethingElse(filing)
}

/** Pressed twice now and then; whoever gets no answer tries again with the same form, or gives up. */
export async function add(scene: Scene, browser: Browser, filing: Filing, kind: Addition['kind']): Promise<void> {
  if (filing.receipts.length === 0) return
  const addition = newAddition(scene.random, kind)
  filing.additions.push(addition)
  const times = scene.random.chance(0.2) ? 2 : 1
  const outcomes = await Promise.all(Array.from({ length: times }, () => browser.add(filing, addition)))
  if (outcomes.includes('unknown') && scene.random.chance(0.7)) await untilAnswered(scene, () => browser.add(filing, addition))
}
