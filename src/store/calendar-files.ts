// Reads the working calendars of a folder: calendars at its top, hours/, holidays/ and yearly/ below, put together and checked.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { compileCalendar, CalendarRefused, type CompiledCalendar } from '../calendar/calendar.ts'
import { placed, readYaml, type LineOf } from '../sop/parse.ts'
import type { Fault, Problem } from '../sop/problem.ts'
import { schemaFaults } from '../sop/schema-faults.ts'
import { approversOf, assembledCalendar, type Parts } from './assembled-calendar.ts'
import { calendarFile, everyYearFile, hoursFile, yearFile } from './calendar-schema.ts'

/** Thrown when a folder of calendars cannot be used; the message has one line per problem, with file and line. */
export class CalendarFilesRefused extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ file, line, en }) => `${file}:${line}: ${en.message} ${en.remedy}`).join('\n'))
    this.name = 'CalendarFilesRefused'
    this.problems = problems
  }
}

type File<T> = { readonly path: string; readonly data: T; readonly lineOf: LineOf }

export type LoadedCalendar = { readonly calendar: CompiledCalendar; /** The one that its file extends. */ readonly extends: string | null; readonly approvers: readonly string[] }

/** The calendars of a folder by id (the file's name). Throws CalendarFilesRefused with every problem in every file. */
export function loadCalendars(folder: string): Map<string, CompiledCalendar> {
  return new Map([...loadCalendarFolder(folder)].map(([id, { calendar }]) => [id, calendar]))
}

/** As `loadCalendars`, with whom each follows and who may approve changes of it. */
export function loadCalendarFolder(folder: string): Map<string, LoadedCalendar> {
  const problems: Problem[] = []
  const calendars = readFolder(folder, calendarFile, problems)
  const parts: Parts = {
    calendars: dataOf(calendars),
    hours: dataOf(readFolder(join(folder, 'hours'), hoursFile, problems)),
    years: dataOf(readFolder(join(folder, 'holidays'), yearFile, problems)),
    yearly: dataOf(readFolder(join(folder, 'yearly'), everyYearFile, problems)),
  }
  if (problems.length > 0) throw new CalendarFilesRefused(problems)
  const compiled = new Map<string, LoadedCalendar>()
  for (const [id, { path, lineOf }] of calendars) {
    const result = compiledCalendar(id, parts)
    if (Array.isArray(result)) problems.push(...placed(result, path, lineOf))
    else compiled.set(id, { calendar: result, extends: parts.calendars.get(id)?.extends ?? null, approvers: approversOf(id, parts) })
  }
  if (problems.length > 0) throw new CalendarFilesRefused(problems)
  return compiled
}

function readFolder<T>(folder: string, schema: z.ZodType<T>, problems: Problem[]): Map<string, File<T>> {
  const files = new Map<string, File<T>>()
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name)).map(({ name }) => name)
  for (const name of names.sort()) {
    const path = join(folder, name)
    const yaml = readYaml(readFileSync(path, 'utf8'), path)
    if ('problems' in yaml) {
      problems.push(...yaml.problems)
      continue
    }
    const checked = schema.safeParse(yaml.data, { reportInput: true })
    if (checked.success) files.set(name.replace(/\.ya?ml$/, ''), { path, data: checked.data, lineOf: yaml.lineOf })
    else problems.push(...placed(schemaFaults(checked.error.issues), path, yaml.lineOf))
  }
  return files
}

function dataOf<T>(files: ReadonlyMap<string, File<T>>): Map<string, T> {
  return new Map([...files].map(([id, { data }]) => [id, data]))
}

function compiledCalendar(id: string, parts: Parts): CompiledCalendar | Fault[] {
  const assembled = assembledCalendar(id, parts)
  if ('faults' in assembled) return [...assembled.faults]
  try {
    return compileCalendar(assembled.calendar)
  } catch (error) {
    if (error instanceof CalendarRefused) return error.faults.map((fault) => ({ ...fault, path: placeInFile(fault.path) }))
    throw error
  }
}

/** Office hours come from the file that `hours` names; what else is wrong stands under its own key. */
function placeInFile([key]: readonly (string | number)[]): string[] {
  return [key === 'week' || key === 'overrides' ? 'hours' : String(key)]
}
