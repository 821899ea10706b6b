// The stories of the six procedures that the officers of the demonstration can play.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readStories, type Story } from '../../../src/sop/story.ts'

export const STORY_FILES = ['mojokerto/01-opd', 'mojokerto/02-lapor', 'cirebon/lapor', 'disporbudpar/lapor', 'wonogiri/lapor', 'rembang/sp4n-lapor']

/** Units that the demonstration calls otherwise. */
export const UNITS_ON_STAGE = { 'cirebon.puskesmas': 'cirebon.puskesmas-1', 'cirebon.kelurahan': 'cirebon.kelurahan-contoh', 'wonogiri.rsud': 'wonogiri.upt-puskesmas' }

/** Told of units that the demonstration doesn't have (an agency of its own procedure inside other governments), or of one person in two offices. */
const NOT_ON_STAGE = /disporbudpar|mandiri|Dinas dengan SOP sendiri|\(Budi\)/

export type StoryOnStage = { readonly title: string; readonly story: Story; readonly government: string }

export function storiesOf(file: string): readonly StoryOnStage[] {
  const path = fileURLToPath(new URL(`../../../sop/${file}.stories.yaml`, import.meta.url))
  const read = readStories(readFileSync(path, 'utf8'), path)
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.stories.stories.filter((story) => file.startsWith('disporbudpar') || !NOT_ON_STAGE.test(JSON.stringify(story))).map((story) => ({ title: story.story, story, government: read.stories.government }))
}
