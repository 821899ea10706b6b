// Takes back what an officer has just done with a report.
import type pg from 'pg'
import type { By } from '../report/event.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { ReportKey } from '../vault/report-key.ts'
import { readHistory } from '../store/report-history.ts'
import { commandDigest } from './command-digest.ts'
import { handle, noContent, type Handled, type Handling } from './handle.ts'

export type Undoing = { readonly reportId: ReportId; readonly commandKey: string; readonly key: ReportKey; readonly by: By; /** The first event of the act that is meant. */ readonly first: number }

/** The history is read before; had anything come between, the decision refuses. */
export async function undoLastAct({ handling, pool }: { readonly handling: Handling; readonly pool: pg.Pool }, { reportId, commandKey, key, by, first }: Undoing): Promise<Handled> {
  const history = (await readHistory(pool, reportId)).map((recorded) => ({ ...recorded, reportId }))
  return handle(handling, {
    reportId,
    command: { key: commandKey, digest: commandDigest(key, { type: 'undo-act', text: String(first), evidence: [] }) },
    build: () => ({ command: { type: 'undo-act', by, history, expect: history.at(-1)?.seq ?? 0, first }, content: noContent }),
  })
}
