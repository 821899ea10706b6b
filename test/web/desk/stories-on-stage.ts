// The stories of the six procedures, for the officers of the demonstration to play.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readStories, type Story } from '../../../src/sop/story.ts'

export const STORY_FILES = ['mojokerto/01-opd', 'mojokerto/02-lapor', 'cirebon/lapor', 'disporbudpar/lapor', 'wonogiri/lapor', 'rembang/sp4n-lapor']

/** Units that the demonstration calls otherwise. */
export const UNITS_ON_STAGE = { 'cirebon.puskesmas': 'cirebon.puskesmas-1', 'cirebon.kelurahan': 'cirebon.kelurahan-contoh', 'cirebon.dinkes': 'cirebon.dinas-bersop', 'wonogiri.rsud': 'wonogiri.upt-puskesmas' }

/** An agency without anybody above: no officer of the demonstration's governments may work there. */
const NOT_ON_STAGE = 'mandiri'

export type StoryOnStage = { readonly title: string; readonly story: Story; readonly government: string }

export function storiesOf(file: string): readonly StoryOnStage[] {
  const path = fileURLToPath(new URL(`../../../sop/${file}.stories.yaml`, import.meta.url))
  const read = readStories(readFileSync(path, 'utf8'), path)
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.stories.stories.filter(({ to }) => to !== NOT_ON_STAGE).map((story) => ({ title: story.story, story, government: read.stories.government }))
}
