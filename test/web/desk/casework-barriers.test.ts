// The page of a report at the desk and the form of an act with its faults, in a real browser, without barriers.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openBrowser } from '../../browser.ts'
import { barriers, lowTargets, sideways } from '../barriers.ts'
import { reports } from '../journey.ts'
import type { TestServer } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { LOOK } from './casework.ts'
import { coordinator, deskServer, signsIn } from './officer.ts'

let server: TestServer
let browser: Browser
let admin: Visitor
let number: string
beforeAll(async () => {
  server = await deskServer()
  browser = await openBrowser()
  number = (await reports(new Visitor(server.url), { fill: { name: 'Siti', email: 'siti@contoh.example' } })).number
  admin = await signsIn(server, coordinator)
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
  it('the report, the form of a dispatch and that of a reporter’s answer with their faults, have no barrier, move nothing sideways, and all to press is high enough', async () => {
    const context = await browser.newContext({ viewport: { width, height: 780 }, colorScheme, reducedMotion: 'reduce' })
    await context.addCookies(admin.cookies.entries().map(([name, value]) => ({ name, value, url: server.url })).toArray())
    const page = await context.newPage()
    await page.goto(`${server.url}/meja/laporan/${number}`)
    expect.soft(await without(page)).toEqual(none)
    await page.locator('.act-list a', { hasText: 'Disposisikan' }).first().click()
    await page.getByRole('button', { name: LOOK }).click()
    await page.waitForSelector('.error-summary')
    expect.soft(await without(page)).toEqual(none)
    await page.goto(`${server.url}/meja/laporan/${number}/izin`)
    await page.locator('form.panel').evaluate((form) => form.setAttribute('novalidate', ''))
    await page.getByRole('button', { name: 'Simpan jawaban' }).click()
    await page.waitForSelector('.error-summary')
    expect.soft(await without(page)).toEqual(none)
    await context.close()
  }, 60_000)
})
