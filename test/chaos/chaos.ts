// The kill test: rounds of load with a stroke in each, then every promise held against what is stored.
import { setTimeout as pause } from 'node:timers/promises'
import { Browser } from './browser.ts'
import { checkEverything, type Checked } from './check-everything.ts'
import { untilAnswered, type Scene } from './episodes.ts'
import { HalfOpen } from './half-open.ts'
import { newHistory } from './history.ts'
import { nemeses, type Nemesis } from './nemesis.ts'
import { Product } from './product.ts'
import { randomFrom } from './random.ts'
import { counted, round } from './round.ts'
import { queueProblems, sendUnansweredAgain, settingProblems } from './settle.ts'

export type ChaosPlan = {
  readonly rounds: number
  readonly seed: number
  /** Sets back the leases of killed workers instead of waiting for their end. */
  readonly hurry: boolean
  readonly say: (line: string) => void
}

export type ChaosResult = Checked & {
  readonly kills: number
  readonly receipts: number
  /** Sendings whose sender was left in the dark. */
  readonly unknown: number
  /** Forms that were sent again at the very end. */
  readonly sentAgain: number
  /** The longest pause in service of each round, in milliseconds, by kind of stroke. */
  readonly pauses: ReadonlyMap<string, readonly number[]>
  readonly seconds: number
}

const OPENED_BY_CODE = 200

export async function chaos(plan: ChaosPlan): Promise<ChaosResult> {
  const product = await Product.installed()
  const scene: Scene = { port: product.port, random: randomFrom(plan.seed), history: newHistory(), lost: new HalfOpen() }
  try {
    return await played(plan, product, scene)
  } catch (error) {
    throw new Error(`The product last said:\n${product.said().split('\n').slice(-40).join('\n')}`, { cause: error })
  } finally {
    scene.lost.close()
    await product.remove()
  }
}

async function played({ rounds, hurry, say }: ChaosPlan, product: Product, scene: Scene): Promise<ChaosResult> {
  const began = Date.now()
  product.start()
  await serving(scene)
  const pauses = new Map<string, number[]>()
  let kills = 0
  for (const [index, nemesis] of order(rounds, scene).entries()) {
    const { kills: struck, pauseMs } = await round(product, scene, nemesis)
    kills += struck
    pauses.set(nemesis.name, [...(pauses.get(nemesis.name) ?? []), pauseMs])
    const { receipts, unanswered } = counted(scene)
    say(`round ${index + 1}: ${nemesis.name}, ${pauseMs} ms without service; ${receipts} receipts, ${unanswered} unanswered`)
    if (scene.random.chance(0.3)) scene.lost.close()
  }
  const sentAgain = await sendUnansweredAgain(scene)
  await openByCode(scene)
  const before = [...(await settingProblems(product)), ...(await queueProblems(product, hurry))]
  const checked = await checkEverything({ appUrl: (await product.urls()).appUrl, dataDir: product.dataDir, filings: scene.history.filings })
  const problems = [...scene.history.complaints, ...before, ...checked.problems, ...(await endProblems(product))]
  const { receipts } = counted(scene)
  return { ...checked, problems, kills, receipts, unknown: scene.history.unknown, sentAgain, pauses, seconds: (Date.now() - began) / 1_000 }
}

/** Every kind of stroke in turn, in another order each time. */
function order(rounds: number, { random }: Scene): Nemesis[] {
  const strokes: Nemesis[] = []
  while (strokes.length < rounds) strokes.push(...nemeses.map((nemesis) => ({ nemesis, at: random.next() })).sort((one, other) => one.at - other.at).map(({ nemesis }) => nemesis))
  return strokes.slice(0, rounds)
}

async function serving({ port }: Scene): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await pause(50)) {
    const response = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null)
    if (response?.ok === true) return
  }
  throw new Error('It does not serve a minute after it was started.')
}

/** Types number and code of reports from all rounds, as their reporters would. */
async function openByCode(scene: Scene): Promise<void> {
  const known = scene.history.filings.flatMap((filing) => filing.receipts.flatMap((receipt) => (receipt.code === null ? [] : [{ filing, receipt }])))
  for (let count = 0; count < Math.min(OPENED_BY_CODE, known.length); count += 1) {
    const { filing, receipt } = scene.random.pick(known)
    const browser = new Browser(scene)
    await untilAnswered(scene, () => browser.open(filing, receipt))
    browser.close()
  }
}

async function endProblems(product: Product): Promise<string[]> {
  const status = await product.stop()
  const left = await product.processes()
  const died = product.said().split('\n').filter((line) => /"level":"fatal"/.test(line))
  return [
    ...(status === 0 ? [] : [`told to stop, it ended with ${status}`]),
    ...(left.length === 0 ? [] : [`${left.length} processes are left after it stopped`]),
    ...died.map((line) => `a fault that nothing caught: ${line.slice(0, 500)}`),
  ]
}
