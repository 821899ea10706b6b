// What may be logged of an error: its kind, codes and stack frames, never its message, which may quote what a person typed.
import { sourcePlace } from './source-place.ts'

export type ErrorOutline = Readonly<{
  type: string
  /** SQLSTATE of PostgreSQL, or the code of a system call or of Node. */
  code?: string
  syscall?: string
  /** Names from our own schema, as PostgreSQL reports them. */
  table?: string
  column?: string
  constraint?: string
  routine?: string
  frames: readonly string[]
  cause?: ErrorOutline
}>

const codes = ['code', 'syscall', 'table', 'column', 'constraint', 'routine'] as const

/** Outlines an error and up to three causes. PostgreSQL's detail, hint and quoted values stay out, since rows stand in them. */
export function errorOutline(error: unknown, depth = 0): ErrorOutline {
  if (!(error instanceof Error)) return { type: typeof error, frames: [] }
  const given = new Map(Object.entries(error))
  const named = codes
    .map((name) => [name, given.get(name)] as const)
    .filter(([, value]) => typeof value === 'string' && /^[\w.-]{1,80}$/.test(value))
  const outline: ErrorOutline = { type: error.constructor.name, ...Object.fromEntries(named), frames: frames(error) }
  return error.cause === undefined || depth >= 3 ? outline : { ...outline, cause: errorOutline(error.cause, depth + 1) }
}

/** The lines of the stack that name a place in the code; the message above them, of however many lines, is dropped. */
function frames(error: Error): string[] {
  return (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^ {4}at [^\n]*(:\d+:\d+\)?|\(<anonymous>\))$/.test(line))
    .slice(0, 12)
    .map((line) => sourcePlace(line.trim()))
}
