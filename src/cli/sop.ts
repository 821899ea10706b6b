// `tuntas sop`: checks definitions of procedures with their stories, and prints the schema that editors use.
import { globSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { CompiledCalendar } from '../calendar/calendar.ts'
import { projectRoot } from '../project-root.ts'
import { checkDefinitions, type Checked } from '../report/story/check-definitions.ts'
import { definitionSchema } from '../sop/definition-schema.ts'
import type { Problem } from '../sop/problem.ts'
import { readSops, type SopFile } from '../sop/read-sops.ts'
import { CalendarFilesRefused, loadCalendars } from '../store/calendar-files.ts'
import { clockTables } from './clock-tables.ts'
import type { Command, ExitStatus, Terminal } from './command.ts'

const usage = `tuntas sop check FILES… [--json] [--lang id|en]   checks definitions, plays their stories, counts what these leave out
tuntas sop clocks FILES…                          prints the clocks of each definition as tables (docs/clocks.md)
tuntas sop schema [stories]                       prints the JSON Schema of a definition, or of a file of stories
  check   judges every situation of a turn, with units below running any procedure and ending their turns in any way: what holds
          for one turn holds for chains of holders of any depth, with any number of supporters
  FILES   definitions, overlays and stories (*.yaml), or patterns such as 'sop/**/*.yaml'. The overlays and procedures that
          come with the product are read along; what isn't named is not judged or counted.`

export const sop: Command = { summary: 'checks the definitions of procedures', usage, run }

async function run([name, ...words]: readonly string[], terminal: Terminal): Promise<ExitStatus> {
  if (name === 'schema' && words.length <= 1) {
    await terminal.write(`${JSON.stringify(definitionSchema(words[0] === 'stories' ? 'stories' : 'procedure'), null, 2)}\n`)
    return 0
  }
  const read = name === 'check' || name === 'clocks' ? readWords(words) : null
  if (read === null) return wrong(usage, terminal)
  const files = named(read.patterns)
  if (files.length === 0) return wrong(`No file is named ${read.patterns.join(' ')}.`, terminal)
  if (name === 'clocks') return printClocks(files, terminal)
  // Only stories tell of days.
  const calendars = files.some((file) => idOf(file) === null) ? ownCalendars(terminal) : new Map<string, CompiledCalendar>()
  if (calendars === null) return 1
  const checked = checkDefinitions(files, calendars, along(files))
  await terminal.write(read.json ? asJson(checked) : asText(checked, read.lang))
  return checked.problems.length === 0 ? 0 : 1
}

async function printClocks(files: readonly SopFile[], terminal: Terminal): Promise<ExitStatus> {
  const { placed, problems } = readSops([...files, ...along(files)])
  if (problems.length > 0) return wrong('The definitions are not sound: run tuntas sop check first.', terminal)
  await terminal.write(clockTables(placed.filter(({ file }) => files.some((one) => one.file === file)).map(({ sop: one }) => one)))
  return 0
}

type Asked = { readonly patterns: readonly string[]; readonly json: boolean; readonly lang: 'id' | 'en' }

function readWords(words: readonly string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { json: { type: 'boolean', default: false }, lang: { type: 'string', default: 'id' } },
      allowPositionals: true,
    })
    if (positionals.length === 0 || (values.lang !== 'id' && values.lang !== 'en')) return null
    return { patterns: positionals, json: values.json, lang: values.lang }
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

function named(patterns: readonly string[]): SopFile[] {
  const files = new Set(patterns.flatMap((pattern) => globSync(pattern)).filter((file) => /\.ya?ml$/.test(file)))
  return [...files].toSorted().map(read)
}

/** The overlays that come with the product, and those of its procedures that stories speak of, unless the same is named. */
function along(files: readonly SopFile[]): SopFile[] {
  const ids = new Set(files.map(idOf))
  const spoken = new Set(files.flatMap(({ text }) => [...text.matchAll(/\b(?:of|runs)['"]? *: *['"]?([a-z][a-z0-9-]*)/g)].map(([, id]) => id)))
  const folder = join(projectRoot(), 'sop')
  const own = globSync('**/*.yaml', { cwd: folder }).map((file) => read(relative(process.cwd(), resolve(folder, file))))
  return own.filter((file) => idOf(file) !== null && !ids.has(idOf(file)) && (/^overlay:/m.test(file.text) || spoken.has(idOf(file) ?? '')))
}

/** Null for stories, which nothing leans on. */
function idOf({ text }: SopFile): string | null {
  return /^(?:procedure|overlay): *(\S+)/m.exec(text)?.[1] ?? null
}

function read(file: string): SopFile {
  return { file, text: readFileSync(file, 'utf8') }
}

function ownCalendars(terminal: Terminal): ReturnType<typeof loadCalendars> | null {
  try {
    return loadCalendars(join(projectRoot(), 'calendar'))
  } catch (error) {
    if (!(error instanceof CalendarFilesRefused)) throw error
    terminal.complain(error.message)
    return null
  }
}

function asJson({ sops, problems, coverage, stories }: Checked): string {
  const bound = { holders: 'any', supporters: 'any' }
  const { steps, branches, untoldSteps, untoldBranches } = coverage
  return `${JSON.stringify({ definitions: sops.length, problems, coverage: { steps, branches }, bound, stories, untold: { steps: untoldSteps, branches: untoldBranches }, withoutPlain: namesOnly(sops) }, null, 2)}\n`
}

const words = {
  id: { good: 'tidak ada masalah', problems: 'masalah', definitions: 'definisi', stories: 'cerita', told: 'diceritakan', steps: 'langkah', branches: 'cabang', untold: 'Belum diceritakan', plain: 'Belum ada kalimat mudah (plain) untuk pelapor dan umum; yang tampil nama resmi langkah' },
  en: { good: 'no problem', problems: 'problems', definitions: 'definitions', stories: 'stories', told: 'told', steps: 'steps', branches: 'branches', untold: 'Not told yet', plain: 'No plain sentence for reporter and public; the official name of the step is shown' },
}

function asText({ sops, problems, coverage, stories }: Checked, lang: 'id' | 'en'): string {
  const w = words[lang]
  const percent = (share: number) => `${(Math.floor(share * 1000) / 10).toString()} %`
  const unplain = namesOnly(sops).map((one) => `  ${one}\n`)
  const untold = [...coverage.untoldSteps, ...coverage.untoldBranches].map((one) => `  ${one}\n`)
  return [
    ...problems.map((problem) => problemText(problem, lang)),
    `${sops.length} ${w.definitions}, ${stories} ${w.stories}: ${problems.length === 0 ? w.good : `${problems.length} ${w.problems}`}; ${percent(coverage.steps)} ${w.steps}, ${percent(coverage.branches)} ${w.branches} ${w.told}.\n`,
    ...(untold.length === 0 ? [] : [`${w.untold}:\n`, ...untold]),
    ...(unplain.length === 0 ? [] : [`${w.plain}:\n`, ...unplain]),
  ].join('')
}

/** Steps that citizens read by their official name: a hint, no fault. */
function namesOnly(sops: Checked['sops']): readonly string[] {
  return sops.flatMap(({ id, steps }) => steps.filter(({ plain, automatic, beside }) => plain === undefined && !automatic && beside.length === 0).map((step) => `${id}: ${step.id}`))
}

function problemText({ file, line, path, message, remedy, en }: Problem, lang: 'id' | 'en'): string {
  const said = lang === 'id' ? { message, remedy } : en
  return `${file}:${line}  ${path}\n  ${said.message}\n  ${said.remedy}\n\n`
}

function wrong(text: string, terminal: Terminal): ExitStatus {
  terminal.complain(text)
  return 2
}
