// The receipt of a report, drawn from its state.
import type { Receipt } from '../../app/submit-report.ts'
import { waysTo } from '../../report/messages/reach.ts'
import type { ReportState } from '../../report/state.ts'
import { viewFor } from '../../report/audience/view.ts'
import { paths } from '../paths.ts'
import type { FileItem } from '../ui/file-list.tsx'
import { receiptLog } from './receipt-log.ts'
import type { RequestContext, Web } from '../web.ts'
import { nextStepShown } from './next-step-shown.ts'
import { ReceiptPage } from './receipt-page.tsx'
import { shownOf } from './report-shown.ts'

export type ReceiptShown = Pick<Receipt, 'number' | 'code'> & { readonly state: ReportState; readonly files: readonly FileItem[] }

export async function receiptPage(web: Web, c: RequestContext, { number, code, state, files }: ReceiptShown) {
  const log = await receiptLog(web, state.reportId)
  const shown = shownOf(web, c, state)
  const view = viewFor('reporter', state, shown.world)
  const next = nextStepShown(shown, view?.next ?? null)
  return (
    <ReceiptPage
      frame={shown.frame}
      zone={shown.zone}
      number={number}
      code={code}
      receivedAt={state.receivedAt}
      government={shown.world.unit(state.government).name}
      kind={state.classification}
      next={{ what: next?.what ?? shown.frame.t.report.nextNobody, who: next?.who ?? '', dueAt: next?.due?.at ?? null }}
      files={files}
      log={log}
      anonymous={state.anonymous}
      secret={state.secret}
      news={waysTo(shown.world, state).includes('email') ? 'email' : shown.world.sends.includes('email') ? 'page' : 'pageOnly'}
      followAt={`${web.config.baseUrl.replace(/^https?:\/\//, '')}${paths.track}`}
    />
  )
}
