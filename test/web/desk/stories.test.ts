// The stories of the procedures, walked through the pages by the officers who hold the posts: no branch only works on paper.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { ReportEvent } from '../../../src/report/event.ts'
import type { ReportState } from '../../../src/report/state.ts'
import type { Sop, Step, Way } from '../../../src/sop/sop.ts'
import type { TestServer } from '../server.ts'
import { invitesGuests } from './guest-units.ts'
import { deskServer } from './officer.ts'
import { playStory } from './play-story.ts'
import { sendsOverHttp } from './sends.ts'
import { STORY_FILES, storiesOf, UNITS_ON_STAGE } from './stories-on-stage.ts'

let server: TestServer
beforeAll(async () => {
  server = await deskServer({ governments: 'all' })
  await invitesGuests(server)
})
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

describe.each(STORY_FILES)('the stories of %s', (file) => {
  it.each(storiesOf(file))('$title', async ({ story, government }) => {
    await playStory({ server, names: UNITS_ON_STAGE, sends: sendsOverHttp(server.url) }, story, government)
  })
})

/** What an overlay brings is one way, however many steps it lies over. */
function nameOf(sop: Sop, step: Step, way: Way): string {
  return way.origin ?? `${sop.id}: ${step.label.id} › ${way.label.id}`
}

/** Of all steps but those that the system passes. */
function waysOf(sop: Sop): readonly string[] {
  return sop.steps.filter(({ automatic }) => !automatic).flatMap((step) => step.ways.map((way) => nameOf(sop, step, way)))
}

/** Each way that was taken by an event, by the procedure of its turn. */
async function waysTaken(): Promise<ReadonlySet<string>> {
  const reports = await server.rows<{ state: ReportState; event: ReportEvent }>(`select r.state, jsonb_build_object('kind', e.kind) || e.body as event from report_event e join report r using (report_id) where e.kind = 'way-taken'`)
  const world = server.web.reference.get().worldAt(server.clock.now())
  return new Set(reports.flatMap(({ state, event }) => {
    const turn = event.kind === 'way-taken' ? state.holdings.find(({ no }) => no === event.holding) : undefined
    if (event.kind !== 'way-taken' || turn === undefined) return []
    const sop = world.sop(turn.sop)
    const step = sop.steps.find(({ id }) => id === event.step)
    const way = step?.ways.find(({ id }) => id === event.way)
    return step === undefined || way === undefined ? [] : [nameOf(sop, step, way)]
  }))
}

it('after them no way of the six procedures is left that nobody has taken through a page', async () => {
  const taken = await waysTaken()
  const ways = server.web.reference.get().proceduresInForce.flatMap(waysOf)
  expect([...new Set(ways)].filter((way) => !taken.has(way))).toEqual([])
})
