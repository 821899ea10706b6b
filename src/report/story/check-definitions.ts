// Checks a set of definition files: reads them, judges each procedure, plays every story, and counts what the stories leave out.
import type { CompiledCalendar } from '../../calendar/calendar.ts'
import { checkSop } from '../../sop/check/check-sop.ts'
import { problemAt, type Problem } from '../../sop/problem.ts'
import { readSops, type SopFile } from '../../sop/read-sops.ts'
import type { Sop, Words } from '../../sop/sop.ts'
import { readStories, type ReadStories } from '../../sop/story.ts'
import { coverageOf, type Coverage } from './coverage.ts'
import { runStory, type Mismatch, type Told } from './run-story.ts'
import { stageOf, StoryFault } from './story-world.ts'

export type Checked = { readonly sops: readonly Sop[]; readonly problems: readonly Problem[]; readonly coverage: Coverage; readonly stories: number }

/** `also` are overlays and procedures that the files lean on but that aren't judged or counted themselves. */
export function checkDefinitions(files: readonly SopFile[], calendars: ReadonlyMap<string, CompiledCalendar>, also: readonly SopFile[] = []): Checked {
  const read = readSops([...files, ...also])
  const judged = read.placed.filter(({ file }) => files.some((one) => one.file === file))
  const flaws = judged.flatMap(({ sop, file, lineOf }) => checkSop(sop).map((fault) => problemAt(fault, file, lineOf)))
  const stories = files.filter(({ text }) => /^stories:/m.test(text)).map(({ text, file }) => readStories(text, file))
  // A procedure that isn't sound has no story to tell yet.
  const sound = read.problems.length + flaws.length === 0
  const played = stories.flatMap((one) => (sound && 'stories' in one ? [play(one, read.sops, calendars)] : []))
  const unreadable = stories.flatMap((one) => ('problems' in one ? one.problems : []))
  return {
    sops: judged.map(({ sop }) => sop),
    problems: [...read.problems, ...flaws, ...unreadable, ...played.flatMap(({ problems }) => problems)],
    coverage: coverageOf(judged.map(({ sop }) => sop), played.flatMap(({ told }) => told), overlaysIn(files)),
    stories: played.reduce((sum, { told }) => sum + told.length, 0),
  }
}

/** The overlays among the files that are judged. */
function overlaysIn(files: readonly SopFile[]): ReadonlySet<string> {
  return new Set(files.flatMap(({ text }) => /^overlay: *(\S+)/m.exec(text)?.[1] ?? []))
}

type Played = { readonly told: readonly Told[]; readonly problems: readonly Problem[] }

function play(read: ReadStories, sops: readonly Sop[], calendars: ReadonlyMap<string, CompiledCalendar>): Played {
  const { stories } = read
  const calendar = calendars.get(stories.calendar ?? 'nasional')
  if (calendar === undefined) return { told: [], problems: [storyProblem(read, ['calendar'], { id: `Kalender "${stories.calendar ?? 'nasional'}" tidak ada.`, en: 'There is no such calendar.' })] }
  try {
    const stage = stageOf(stories, sops, calendar)
    const told = stories.stories.map((story) => runStory(stage, story, stories.government))
    return { told, problems: told.flatMap(({ mismatches }, index) => mismatches.map((mismatch) => mismatchProblem(read, index, mismatch))) }
  } catch (error) {
    if (!(error instanceof StoryFault)) throw error
    return { told: [], problems: [storyProblem(read, ['units'], { id: error.message, en: error.en })] }
  }
}

function mismatchProblem(read: ReadStories, index: number, { beat, field, id, en, line, remedy }: Mismatch): Problem {
  const path = beat === -1 ? ['stories', index, field] : ['stories', index, 'beats', beat, field]
  const title = read.stories.stories[index]?.story ?? ''
  return storyProblem(read, path, { id: `Cerita "${title}": ${id}`, en: `Story "${title}": ${en}` }, remedy ?? remedyOf(line))
}

function storyProblem({ file, lineOf }: ReadStories, path: readonly (string | number)[], message: Words, remedy: Words = remedyOf(undefined)): Problem {
  return problemAt({ path, id: [message.id, remedy.id], en: [message.en, remedy.en] }, file, lineOf)
}

function remedyOf(line: string | undefined): Words {
  return line === undefined
    ? { id: 'Perbaiki SOP bila ceritanya benar, atau perbaiki cerita bila SOP-nya benar.', en: 'Mend the procedure if the story is right, or the story if the procedure is.' }
    : { id: `Bila ceritanya benar, perbaiki SOP. Bila yang terjadi itu benar, tulis pada cerita: ${line}`, en: `If the story is right, mend the procedure. If what happens is right, write in the story: ${line}` }
}
