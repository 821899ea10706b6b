// Structured log lines of a process on standard error, holding only what stands in the list below: nothing that a person typed.
import { pino } from 'pino'
import type { LogLevel } from './config.ts'
import { errorOutline } from './error-outline.ts'

/** Everything a line may carry besides its message. Add a field here only if nobody's words can reach it. */
const fieldNames = [
  'requestId',
  'reportId',
  'route',
  'method',
  'status',
  'ms',
  'bytes',
  'count',
  'attempt',
  'child',
  'pid',
  'port',
  'exitCode',
  'signal',
  'job',
  'channel',
  'refusal',
  'migration',
] as const

/** `route` is the pattern (/laporan/:nomor), never the path: a path may hold a secret code. */
export type LogFields = Readonly<Partial<Record<(typeof fieldNames)[number], string | number | boolean | null>>> &
  Readonly<{ error?: unknown }>

type Write = (message: string, fields?: LogFields) => void

/** The message is a fixed sentence; whatever varies goes into fields. */
export type ProcessLog = Readonly<Record<'debug' | 'info' | 'warn' | 'error' | 'fatal', Write>>

type LogSink = Readonly<{ write(line: string): void }>

/** The log of one process; `sink` receives the lines instead of standard error. */
export function processLog(options: { name: string; level: LogLevel; sink?: LogSink }): ProcessLog {
  const lines = pino(
    {
      level: options.level,
      base: { process: options.name },
      messageKey: 'message',
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    options.sink ?? standardError(),
  )
  const at = (level: keyof ProcessLog): Write => {
    return (message, fields = {}) => lines[level](listedFields(fields), message)
  }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), fatal: at('fatal') }
}

/** When whoever read the lines is gone, the process goes on without them. */
function standardError(): LogSink {
  const destination = pino.destination({ fd: 2, sync: true })
  destination.on('error', () => undefined)
  return destination
}

/** The fields of the list; a text that looks like more than a code or an identifier is left out. */
function listedFields(fields: LogFields): Record<string, unknown> {
  const line: Record<string, unknown> = {}
  for (const name of fieldNames) {
    const value = fields[name]
    if (value === undefined) continue
    line[name] = typeof value === 'string' && !/^[\w.:/*()-]{0,100}$/.test(value) ? '[left out]' : value
  }
  if (fields.error !== undefined) line['error'] = errorOutline(fields.error)
  return line
}
