// Somebody with a browser window of their own at the pages of a test server.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { barriers, sideways } from '../barriers.ts'
import type { TestServer } from '../server.ts'
import { LOOK, SAVE, SEND_NOW } from './casework.ts'
import { officerOf, signsIn } from './officer.ts'

export type Look = { readonly width: number; readonly script: boolean; readonly scheme: 'light' | 'dark' }

/** Where a test plays; `seen` are the kinds of page that were looked at for barriers. */
export type Scene = { readonly browser: Browser; readonly server: TestServer; readonly look: Look; readonly seen: Set<string> }

/** Every kind of page that somebody comes to is looked at once for barriers. */
export class Person {
  readonly page: Page
  readonly #scene: Scene

  private constructor(scene: Scene, page: Page) {
    this.#scene = scene
    this.page = page
  }

  static async at(scene: Scene, cookies: ReadonlyMap<string, string> = new Map()): Promise<Person> {
    const { browser, look } = scene
    const context: BrowserContext = await browser.newContext({ viewport: { width: look.width, height: 800 }, javaScriptEnabled: look.script, colorScheme: look.scheme, reducedMotion: 'reduce' })
    context.setDefaultTimeout(60_000)
    const person = new Person(scene, await context.newPage())
    await person.becomes(cookies)
    return person
  }

  /** An officer, signed in. */
  static async officer(scene: Scene, place: string, office: string): Promise<Person> {
    return Person.at(scene, (await signsIn(scene.server, officerOf(place, office))).cookies)
  }

  /** The same window in somebody else's hands. */
  async becomes(cookies: ReadonlyMap<string, string>): Promise<void> {
    await this.page.context().clearCookies()
    await this.page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url: this.#scene.server.url })))
  }

  async opens(path: string, kind = path.replace(/\/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}/, '/:number')): Promise<void> {
    await this.page.goto(`${this.#scene.server.url}${path}`)
    await this.looks(kind)
  }

  async presses(name: string): Promise<void> {
    await this.answered(() => this.page.getByRole('button', { name, exact: true }).click())
    expect(await this.page.locator('.error-summary').count(), `${name}: ${await this.words()}`).toBe(0)
  }

  /** Asks the server for something, and waits for what comes of it: another page, or an answer in this one's place. */
  async answered(asks: () => Promise<unknown>): Promise<void> {
    await this.page.locator('main').evaluate((main) => main.setAttribute('data-asked', ''))
    await asks()
    await this.page.locator('main:not([data-asked])').waitFor()
    await this.page.waitForLoadState()
  }

  async looks(kind: string): Promise<void> {
    const { seen, look } = this.#scene
    if (seen.has(kind)) return
    seen.add(kind)
    expect(await sideways(this.page), kind).toBe(0)
    if (look.script) expect(await barriers(this.page), kind).toEqual([])
    else await this.#looksWithScript(kind)
  }

  /** Takes a way by its button on the report's page, by the look at the message where there is one. */
  async acts(number: string, way: string, fill: (page: Page) => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    await this.opens(`/meja/laporan/${number}`)
    const link = this.page.locator('.act-list a', { has: this.page.getByText(way, { exact: true }) }).first()
    if (!(await link.isVisible())) await this.page.locator('.case-actions details:not([open]) > summary').first().click()
    await this.answered(() => link.click())
    await this.looks(`form of ${way}`)
    await fill(this.page)
    if ((await this.page.getByRole('button', { name: LOOK }).count()) > 0) {
      await this.presses(LOOK)
      await this.looks('the look at a message')
      await this.presses(SEND_NOW)
    } else await this.presses((await this.page.getByRole('button', { name: SAVE, exact: true }).count()) > 0 ? SAVE : way)
    expect(await this.page.getByRole('heading', { level: 1 }).innerText()).not.toBe(way)
  }

  words(): Promise<string> {
    return this.page.locator('main').innerText()
  }

  close(): Promise<void> {
    return this.page.context().close()
  }

  /** What looks for barriers needs script: what stands there is shown beside, to a browser that has it. */
  async #looksWithScript(kind: string): Promise<void> {
    const context = await this.#scene.browser.newContext({ viewport: this.page.viewportSize(), colorScheme: this.#scene.look.scheme, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const [url, body] = [this.page.url(), await this.page.content()]
    await page.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
    await page.goto(url)
    expect(await barriers(page), kind).toEqual([])
    await context.close()
  }
}
