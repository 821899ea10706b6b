// The pages of retention in a real browser: schedule, list, forms with their faults, the record, and what everybody reads.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { drawUpLists } from '../../../src/app/destruction/draw-up-lists.ts'
import { openBrowser } from '../../browser.ts'
import { barriers, lowTargets, sideways } from '../barriers.ts'
import { receiptOf, SEND, STORY } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { coordinator, deskServer, officerOf, passes, signsIn } from './officer.ts'

let server: TestServer
let browser: Browser
let [writer, keeper]: Visitor[] = []
beforeAll(async () => {
  server = await deskServer()
  browser = await openBrowser()
  for (let no = 0; no < 3; no += 1) {
    const visitor = new Visitor(server.url)
    const { mine } = receiptOf(await visitor.sends(await visitor.opens('/lapor'), SEND, { fill: STORY }))
    await visitor.sends(await visitor.opens(`${mine}/cabut`), 'Ya, cabut laporan', {})
  }
  passes(server, 735 * 86_400_000)
  await drawUpLists({ pool: server.web.database.pool, world: server.web.handling.world(), governments: server.web.reference.get().governments.map(({ id }) => id), batch: 100 })
  writer = await signsIn(server, coordinator)
  keeper = await signsIn(server, officerOf('rembang.inspektorat', 'head'))
}, 120_000)
afterAll(async () => {
  vi.useRealTimers()
  await browser?.close()
  await server?.close()
})

async function without(page: Page) {
  return { heading: await page.getByRole('heading', { level: 1 }).innerText(), barriers: await barriers(page), sideways: await sideways(page), low: await lowTargets(page) }
}

const none = { heading: expect.stringMatching(/./) as string, barriers: [], sideways: 0, low: [] }

describe.each([{ width: 360, colorScheme: 'light' }, { width: 1280, colorScheme: 'dark' }] as const)('$width pixels wide, $colorScheme', ({ width, colorScheme }) => {
  it('no page of retention has a barrier, moves sideways, or has something too low to press', async () => {
    const context = await browser.newContext({ viewport: { width, height: 780 }, colorScheme, reducedMotion: 'reduce' })
    const as = (who: Visitor | undefined) => context.addCookies((who ?? new Visitor(server.url)).cookies.entries().map(([name, value]) => ({ name, value, url: server.url })).toArray())
    await as(writer)
    const page = await context.newPage()
    const looksAt = async (path: string) => {
      await page.goto(`${server.url}${path}`)
      expect.soft(await without(page), path).toEqual(none)
    }
    await looksAt('/meja/pemusnahan')
    await looksAt('/meja/pemusnahan/1')
    await looksAt('/masa-simpan')
    if (width === 360) {
      await page.goto(`${server.url}/meja/pemusnahan/1`)
      await page.getByRole('button', { name: 'Usulkan pemusnahan' }).click()
    }
    await as(keeper)
    await page.goto(`${server.url}/meja/pemusnahan/1`)
    await page.getByRole('button', { name: 'Setujui pemusnahan' }).click()
    await page.waitForSelector('.error-summary')
    expect.soft(await without(page)).toEqual(none)
    await context.close()
  }, 60_000)
})
