// Declares stories of the procedures as browser journeys: by their own officers, button by button, every kind of page looked at for barriers.
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, it, vi } from 'vitest'
import { openBrowser } from '../../browser.ts'
import type { TestServer } from '../server.ts'
import { invitesGuests } from './guest-units.ts'
import { deskServer } from './officer.ts'
import type { Look } from './person.ts'
import { playStory } from './play-story.ts'
import { sendsByHand } from './sends-by-hand.ts'
import { storiesOf, UNITS_ON_STAGE, type StoryOnStage } from './stories-on-stage.ts'

/** Those of the file that are chosen, seen one way. */
export function tellsStories(file: string, look: Look, chosen: (story: StoryOnStage, index: number) => boolean = () => true): void {
  describe(`the stories of ${file}, ${look.width} pixels wide ${look.script ? 'with' : 'without'} script`, () => {
    let server: TestServer
    let browser: Browser
    let sends: Awaited<ReturnType<typeof sendsByHand>>
    beforeAll(async () => {
      server = await deskServer({ governments: 'all' })
      await invitesGuests(server)
      browser = await openBrowser()
      sends = await sendsByHand({ browser, server, look, seen: new Set() })
    }, 60_000)
    afterAll(async () => {
      vi.useRealTimers()
      await browser?.close()
      await server?.close()
    })

    it.each(storiesOf(file).filter(chosen))('$title', { timeout: 600_000 }, async ({ story, government }) => {
      await playStory({ server, names: UNITS_ON_STAGE, sends }, story, government)
    })
  })
}

export const ON_A_PHONE: Look = { width: 360, script: false, scheme: 'light' }
export const AT_A_DESK: Look = { width: 1280, script: true, scheme: 'dark' }
