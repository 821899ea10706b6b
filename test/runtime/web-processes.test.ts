// Several processes serve pages on one port: what one lets pass the others count, figures are of all, and one that is killed leaves the others serving.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/project-root.ts'
import { passOn } from '../../src/supervisor/pass-on.ts'
import { builtProduct } from '../chaos/built-product.ts'
import { freePort } from '../free-port.ts'
import { prepared, type Prepared } from '../store/prepared.ts'
import { exchange } from '../web/http.ts'

const REPORTS_PER_HOUR = 10
/** Of one network, as src/web/limits.ts has it. */
const GUESSES_PER_HOUR = 2 * REPORTS_PER_HOUR

let house: Prepared
let webs: readonly ChildProcess[]
let url: string

beforeAll(async () => {
  await builtProduct()
  house = await prepared()
  const port = await freePort()
  url = `http://127.0.0.1:${port}`
  webs = [await serves(port), await serves(port)]
  const told = webs.map((web) => ({ send: (message: object) => void (web.connected && web.send(message, () => undefined)) }))
  webs.forEach((web, index) => web.on('message', (message) => passOn(message, told[index] as (typeof told)[0], told)))
}, 60_000)

afterAll(async () => {
  await Promise.all((webs ?? []).map(ends))
  await house?.close()
})

async function serves(port: number): Promise<ChildProcess> {
  const web = fork(join(projectRoot(), 'dist/web.js'), [], {
    execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: process.env['PATH'], TUNTAS_TEST_RUN: process.env['TUNTAS_TEST_RUN'], DATABASE_URL: house.appUrl, DATA_DIR: house.dataDir, PORT: String(port), TUNTAS_HOST: '127.0.0.1', TUNTAS_DEMO: 'off',
      TUNTAS_WEB_PROCESSES: '2', TUNTAS_RATE_REPORTS_PER_HOUR: String(REPORTS_PER_HOUR),
    },
  })
  const [said] = (await once(web, 'message')) as [unknown]
  expect(said).toMatchObject({ type: 'ready', port })
  return web
}

async function ends(web: ChildProcess): Promise<void> {
  if (web.exitCode !== null || web.signalCode !== null) return
  web.kill('SIGTERM')
  await once(web, 'exit')
}

/** Over a connection of its own, so that either process may get it. */
const asks = (path: string, more: Parameters<typeof exchange>[1] = {}) => exchange(url + path, more)

describe.runIf(process.platform === 'linux')('two web processes', () => {
  it('together let one network guess as often as one process does', async () => {
    const answers: number[] = []
    for (let guess = 0; guess < 2 * GUESSES_PER_HOUR; guess += 1) {
      const { status } = await asks('/lacak', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: Buffer.from('nomor=0000-0000-00000&kode=00000-00000-00000-00000-000000') })
      answers.push(status)
      await pause(30)
    }
    const passed = answers.filter((status) => status !== 429).length
    // What one has let pass reaches the other within a tenth of a second.
    expect(passed).toBeGreaterThanOrEqual(GUESSES_PER_HOUR)
    expect(passed).toBeLessThanOrEqual(GUESSES_PER_HOUR + 5)
    expect(answers.at(-1)).toBe(429)
  })

  it('tell the same figures whichever is asked: those of both', async () => {
    for (let asked = 0; asked < 6; asked += 1) {
      const text = (await asks('/metrics')).body.toString()
      const counted = [...text.matchAll(/^tuntas_http_request_seconds_count\{[^}]*route="openReport"[^}]*\} (\d+)$/gm)].reduce((sum, [, count]) => sum + Number(count), 0)
      expect(counted).toBe(2 * GUESSES_PER_HOUR)
    }
  })

  it('are one fewer when one is killed, and nobody notices for longer than a connection', async () => {
    webs[1]?.kill('SIGKILL')
    await once(webs[1] as ChildProcess, 'exit')
    for (let asked = 0; asked < 10; asked += 1) expect((await asks('/health')).status).toBe(200)
    expect((await asks('/metrics')).body.toString()).toContain('tuntas_http_request_seconds_count') // without waiting for ever for the other's
  })
})
