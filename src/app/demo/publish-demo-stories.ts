// Of every government some settled example reports are told to the public, by the same acts and second looks as at the desk.
import { isPublishable, mayReview, publishingWay } from '../../report/allowed/publishing.ts'
import type { Officer } from '../../report/allowed/who-may-act.ts'
import type { ReportState } from '../../report/state.ts'
import type { UnitId, World } from '../../report/world.ts'
import type { PublishedWords } from '../../store/publications.ts'
import { publish, reviewWriting, writePublication, type Publishing } from '../publications.ts'
import type { Reference } from '../reference.ts'
import type { DemoLife } from './demo-life.ts'

/** The newest of each government: so many are out, and one more waits for the second look. */
const OUT = 2

export async function publishDemoStories(publishing: Publishing, reference: Reference, lives: readonly DemoLife[]): Promise<void> {
  const newest = lives.toSorted((one, other) => (other.state.closedAt ?? 0) - (one.state.closedAt ?? 0))
  for (const { id } of reference.governments) {
    const told = newest.filter(({ state }) => state.government === id && isPublishable(state)).flatMap((life) => writerOf(publishing, reference, life) ?? []).slice(0, OUT + 1)
    for (const [index, story] of told.entries()) await tell(publishing, reference, story, index < OUT)
  }
}

type Story = { readonly state: ReportState; readonly by: Officer; readonly words: PublishedWords }

function writerOf({ handling }: Publishing, reference: Reference, { state, topic }: DemoLife): Story | null {
  const by = officersOf(handling.world(), reference, state.government).find((officer) => publishingWay(handling.world(), state, officer) !== null)
  return by === undefined ? null : { state, by, words: { title: topic.title, reported: topic.masked, done: topic.answer } }
}

async function tell(publishing: Publishing, reference: Reference, { state, by, words }: Story, out: boolean): Promise<void> {
  const { reportId } = state
  if ((await writePublication(publishing, { reportId, version: 0 }, by, { ...words, ask: true })) !== 'done' || !out) return
  const world = publishing.handling.world()
  const second = officersOf(world, reference, state.government).find((officer) => mayReview(world, state, { by: by.officer, unit: by.unit }, officer))
  if (second === undefined || (await reviewWriting(publishing, { reportId, version: 1 }, second, true)) !== 'done') return
  await publish(publishing, { reportId, version: 2 }, by)
}

function officersOf(world: World, reference: Reference, government: UnitId): readonly Officer[] {
  return reference.units.filter(({ id }) => id === government || reference.governmentOf(id) === government)
    .flatMap(({ id: unit }) => world.officers(unit).map(({ id, office }): Officer => ({ who: 'officer', officer: id, unit, office })))
}
