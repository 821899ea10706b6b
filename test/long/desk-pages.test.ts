// Every page of the desk on a wide, dark screen and in English; on a narrow, light one and in Indonesian they are looked at in every run.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, vi } from 'vitest'
import { openBrowser } from '../browser.ts'
import { DESK_PAGES, looksAtDeskPages } from '../web/desk/desk-pages.ts'
import { administrator, deskServer, signsIn } from '../web/desk/officer.ts'
import { reports } from '../web/journey.ts'
import type { TestServer } from '../web/server.ts'
import { Visitor } from '../web/visitor.ts'

let server: TestServer
let browser: Browser
let admin: Visitor
beforeAll(async () => {
  server = await deskServer({ env: { TUNTAS_DEMO: 'on' } })
  browser = await openBrowser()
  await reports(new Visitor(server.url), { fill: { secret: 'on', anonymous: 'on' } })
  admin = await signsIn(server, administrator)
})
afterAll(async () => {
  vi.useRealTimers()
  await browser?.close()
  await server?.close()
})

describe('1280 pixels wide, dark, in English', () => {
  looksAtDeskPages(DESK_PAGES, { width: 1280, scheme: 'dark', language: 'en' }, () => ({ server, browser, visitor: admin }))
})
