// Answers a batch: JSON lines in, one line of JSON out for each, in order; a line that is wrong says so on its own line.
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Language } from '../calendar/day-words.ts'
import { explainDue } from '../calendar/explain-due.ts'
import type { ExitStatus, Terminal } from './command.ts'
import { dueJson } from './due-json.ts'
import { dueQuestion, type Calendars } from './due-question.ts'

type Batch = { readonly calendars: Calendars; readonly terminal: Terminal; readonly ends: string; readonly calendar: string; readonly language: Language }

const lineShape = z.object({
  from: z.string(),
  for: z.string(),
  ends: z.string().optional(),
  calendar: z.string().optional(),
  pauses: z.array(z.object({ from: z.string(), to: z.string().nullish(), cause: z.string().optional() })).optional(),
})

/** Answers written together, since a write for each of many small lines costs more than counting. */
const chunk = 64 * 1024

/** Reads standard input to its end; the status is 1 when any line was wrong. */
export async function answerBatch(batch: Batch): Promise<ExitStatus> {
  let status: ExitStatus = 0
  let waiting = ''
  for await (const line of createInterface({ input: Readable.from(batch.terminal.input), crlfDelay: Infinity })) {
    const answer = answerOf(line, batch)
    if ('error' in answer) status = 1
    waiting += `${JSON.stringify(answer)}\n`
    if (waiting.length < chunk) continue
    await batch.terminal.write(waiting)
    waiting = ''
  }
  await batch.terminal.write(waiting)
  return status
}

function answerOf(line: string, batch: Batch): Record<string, unknown> {
  const typed = readLine(line)
  if ('problem' in typed) return { error: typed.problem }
  const { from, ends = batch.ends, calendar = batch.calendar, pauses = [] } = typed.read
  const question = dueQuestion({
    from, budget: typed.read.for, ends, calendar, pauses: pauses.map((pause) => ({ from: pause.from, to: pause.to ?? null, cause: pause.cause ?? '' })),
  }, batch.calendars)
  if ('problem' in question) return { error: question.problem }
  try {
    return dueJson(question.query, explainDue(question.query, batch.language))
  } catch (error) {
    if (error instanceof RangeError) return { error: error.message }
    throw error
  }
}

function readLine(line: string): { readonly read: z.output<typeof lineShape> } | { readonly problem: string } {
  let data: unknown
  try {
    data = JSON.parse(line)
  } catch {
    return { problem: 'This line is no JSON.' }
  }
  const checked = lineShape.safeParse(data)
  if (checked.success) return { read: checked.data }
  const [issue] = checked.error.issues
  const place = issue === undefined || issue.path.length === 0 ? 'This line' : `"${issue.path.join('.')}"`
  return { problem: `${place} is wrong: ${issue?.message ?? 'it has another shape'}; write {"from","for","ends"?,"calendar"?,"pauses"?}.` }
}
