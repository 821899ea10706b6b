// Officers at work on a report without pages: texts sealed, acts decided and written by the product's own path.
import { reportKey } from '../src/app/read-report.ts'
import { handle, type Handled, type Handling } from '../src/app/handle.ts'
import type { KeyManager } from '../src/app/ports.ts'
import { sealedWordings, type Wording } from '../src/app/seal-content.ts'
import { allowed } from '../src/report/allowed/allowed.ts'
import type { Act, Given } from '../src/report/command.ts'
import type { By } from '../src/report/event.ts'
import type { ReportId } from '../src/report/numbers/public-number.ts'
import type { ReportState } from '../src/report/state.ts'
import type { Database } from '../src/store/database.ts'
import { loadReport } from '../src/store/load-reports.ts'

export type Acting = { readonly database: Database; readonly keys: KeyManager; readonly handling: Handling }

export type Doing = {
  /** Texts by the artefact that they are kept as. */
  readonly texts?: Readonly<Record<string, string>>
  readonly values?: Readonly<Record<string, string>>
  readonly targets?: Act['targets']
  readonly settings?: Act['settings']
}

export const masked = (subject: string, description = 'Isi yang sudah disamarkan.'): string => JSON.stringify({ subject, description })

/** Takes the way where it may be taken now. @throws when nobody may take it, or it is refused. */
export async function acts(acting: Acting, reportId: ReportId, by: By, way: string, doing: Doing = {}): Promise<ReportState> {
  const key = await reportKey({ pool: acting.database.pool, keys: acting.keys }, reportId)
  if (key === null) throw new Error('There is no such report.')
  const texts = Object.entries(doing.texts ?? {})
  const wordings = texts.map(([artefact, text]): Wording => ({ kind: artefact === 'naskah-samaran' ? 'masked' : 'artefact', text }))
  const handled = await handle(acting.handling, {
    reportId,
    build: (state) => {
      if (state === null) throw new Error('There is no such report.')
      const place = allowed(acting.handling.world(), state, by).find((one) => one.way.id === way && one.whyNot === null)
      if (place === undefined) throw new Error(`${way} may not be taken now: ${allowed(acting.handling.world(), state, by).map((one) => `${one.step.id}/${one.way.id}: ${one.whyNot}`).join(', ')}`)
      const sealed = sealedWordings({ reportId, key, at: acting.handling.world().now }, wordings, state.nextWording)
      const gives: Given[] = [...texts.map(([artefact], index) => ({ artefact, wording: state.nextWording + index })), ...Object.entries(doing.values ?? {}).map(([artefact, value]) => ({ artefact, value }))]
      return {
        command: {
          type: 'act', by, expect: { holding: place.holding, version: place.version }, step: place.step.id, way, gives, settings: doing.settings ?? {},
          ...(doing.targets !== undefined && { targets: doing.targets }), wordings: sealed.refs, files: [],
        },
        content: { ...sealed.content, evidence: [], keys: [] },
      }
    },
  })
  return doneOf(handled, way)
}

export async function stateOf({ database }: Pick<Acting, 'database'>, reportId: ReportId): Promise<ReportState> {
  const report = await loadReport(database.pool, reportId)
  if (report === null) throw new Error('There is no such report.')
  return report.state
}

function doneOf(handled: Handled, way: string): ReportState {
  if (handled.outcome === 'done') return handled.state
  throw new Error(`${way}: ${JSON.stringify(handled)}`)
}
