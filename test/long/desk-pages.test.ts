// Every page of the desk on a wide, dark screen in English, and on a narrow, light one in Indonesian.
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

describe.each([{ width: 320, scheme: 'light', language: 'id' }, { width: 1280, scheme: 'dark', language: 'en' }] as const)('$width pixels wide, $scheme, $language', (look) => {
  looksAtDeskPages(DESK_PAGES, look, () => ({ server, browser, visitor: admin }))
})
