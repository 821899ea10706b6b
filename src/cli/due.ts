// `tuntas due`: when a deadline falls, and why.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { dueText } from '../calendar/draw-due-text.ts'
import { explainDue } from '../calendar/explain-due.ts'
import { projectRoot } from '../project-root.ts'
import { CalendarFilesRefused, loadCalendars } from '../store/calendar-files.ts'
import type { Command, ExitStatus, Terminal } from './command.ts'
import { answerBatch } from './due-batch.ts'
import { dueJson } from './due-json.ts'
import { dueQuestion, typedPause, type Calendars, type TypedPause } from './due-question.ts'

const usage = `tuntas due --from TIME --for BUDGET [options]
  --from TIME       when the clock starts: 2026-03-13T09:00:00+07:00; without an offset it is read in the calendar's zone
  --for BUDGET      10wd working days, 3d calendar days, 1mo months, 72h and 30min by the clock, 2oh and 5omin of office
                    time; a range is 10-20omin
  --ends WHO        office (default): when it closes on the last day; citizen: at 23:59:59 of it
  --calendar ID     default nasional: five days, 07:30-16:00, WIB, joint leave off
  --pause FROM/TO   a time in which the clock stood, may be repeated; FROM/ while it still stands
  --lang id|en      the language of the explanation (default id)
  --json            one JSON document
  --batch           reads lines {"from","for","ends"?,"calendar"?,"pauses"?: [{"from","to","cause"?}]} and prints one line of
                    JSON for each; a line that is wrong gets {"error"} and the exit status 1`

const options = {
  from: { type: 'string' },
  for: { type: 'string' },
  ends: { type: 'string', default: 'office' },
  calendar: { type: 'string', default: 'nasional' },
  pause: { type: 'string', multiple: true, default: [] as string[] },
  lang: { type: 'string', default: 'id' },
  json: { type: 'boolean', default: false },
  batch: { type: 'boolean', default: false },
} as const

type Words = { from?: string; for?: string; ends: string; calendar: string; pause: string[]; lang: string; json: boolean; batch: boolean }

export const due: Command = { summary: 'when a deadline falls, and why', usage, run }

async function run(words: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  const read = readWords(words)
  if ('problem' in read) return wrong(read.problem, terminal)
  const { lang } = read
  if (lang !== 'id' && lang !== 'en') return wrong(`"${lang}" is no language: write id or en.`, terminal)
  const calendars = ownCalendars(terminal)
  if (calendars === null) return 1
  if (!read.batch) return answerOne(read, lang, { calendars, terminal })
  if (read.from !== undefined || read.for !== undefined || read.pause.length > 0) return wrong('With --batch, --from, --for and --pause stand in the lines.', terminal)
  const defaults = dueQuestion({ from: '2026-01-01', budget: '1d', ends: read.ends, calendar: read.calendar, pauses: [] }, calendars)
  if ('problem' in defaults) return wrong(defaults.problem, terminal)
  return answerBatch({ calendars, terminal, ends: read.ends, calendar: read.calendar, language: lang })
}

function ownCalendars(terminal: Terminal): Calendars | null {
  try {
    return loadCalendars(join(projectRoot(), 'calendar'))
  } catch (error) {
    if (!(error instanceof CalendarFilesRefused)) throw error
    terminal.complain(error.message)
    return null
  }
}

type Answering = { readonly calendars: Calendars; readonly terminal: Terminal }

async function answerOne(read: Words, language: 'id' | 'en', { calendars, terminal }: Answering): Promise<ExitStatus> {
  if (read.from === undefined || read.for === undefined) return wrong('Both --from and --for are needed.', terminal)
  const pauses: TypedPause[] = []
  for (const text of read.pause) {
    const pause = typedPause(text)
    if ('problem' in pause) return wrong(pause.problem, terminal)
    pauses.push(pause)
  }
  const question = dueQuestion({ from: read.from, budget: read.for, ends: read.ends, calendar: read.calendar, pauses }, calendars)
  if ('problem' in question) return wrong(question.problem, terminal)
  try {
    const explained = explainDue(question.query, language)
    const json = (): string => `${JSON.stringify(dueJson(question.query, explained), null, 2)}\n`
    await terminal.write(read.json ? json() : dueText(question.query, explained, language))
    return 0
  } catch (error) {
    if (error instanceof RangeError) return wrong(error.message, terminal)
    throw error
  }
}

function readWords(words: readonly string[]): Words | { readonly problem: string } {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: false }).values
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

function wrong(problem: string, terminal: Terminal): ExitStatus {
  terminal.complain(`${problem}\n\n${usage}`)
  return 2
}
