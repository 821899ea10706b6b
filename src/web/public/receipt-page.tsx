// What a reporter takes away: number, secret code, what happens next. Prints on one sheet.
import type { Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { CopyButton, PrintButton } from '../ui/device-button.tsx'
import { DateLeaf } from '../ui/date-leaf.tsx'
import { FileList, type FileItem } from '../ui/file-list.tsx'
import type { Frame } from '../ui/frame.ts'
import { GroupedCode } from '../ui/grouped-code.tsx'
import { Layout } from '../ui/layout.tsx'
import { Logo } from '../ui/logo.tsx'
import { Moment } from '../ui/moment.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SummaryList } from '../ui/summary-list.tsx'

/** `promise`: a signed note. `proof`: whether the file that proves it can be had. `checkAt`: the page that checks, as a person types it. */
export type ReceiptLog = { readonly promise: string | null; readonly checkpoint: string | null; readonly proof: 'ready' | 'soon' | 'halted'; readonly checkAt: string }

export type ReceiptPageProps = {
  readonly frame: Frame
  readonly zone: Zone
  /** `XXXX-XXXX-XXXXX`. */
  readonly number: string
  /** `XXXXX-XXXXX-XXXXX-XXXXX-XXXXXX`. */
  readonly code: string
  /** Epoch milliseconds. */
  readonly receivedAt: number
  readonly government: string
  readonly kind: 'complaint' | 'aspiration' | 'information-request'
  /** Who does what next, by when. */
  readonly next: { readonly what: string; readonly who: string; readonly dueAt: number | null }
  readonly files: readonly FileItem[]
  readonly anonymous: boolean
  readonly secret: boolean
  /** Address at which to follow it, as a person types it: host and path. */
  readonly followAt: string
  /** How news of it reaches the reporter. */
  readonly news: 'email' | 'page' | 'pageOnly'
  /** What the public log says of it. */
  readonly log: ReceiptLog
}

export function ReceiptPage(props: ReceiptPageProps) {
  const { frame, number } = props
  const { t } = frame
  return (
    <Layout frame={frame} title={t.receipt.title} measure="wide" hidden>
      <PageTitle lead={t.receipt.lead}>{t.receipt.title}</PageTitle>
      <div class="columns" data-draft-sent="report">
        <Slip {...props} t={t} />
        <div class="no-print">
          <Notice t={t} tone="warning" title={t.receipt.keep}><p>{t.receipt.keepNote}</p></Notice>
          <div class="actions">
            <PrintButton t={t} label={t.receipt.print} />
            <LinkButton href={paths.myReport(number)} look="main" icon="arrow">{t.receipt.open}</LinkButton>
          </div>
          <ProofOffer t={t} number={number} log={props.log} />
          <Lost t={t} />
        </div>
      </div>
    </Layout>
  )
}

type SlipProps = Omit<ReceiptPageProps, 'frame'> & { readonly t: Text }

function Slip(props: SlipProps) {
  const { t, files } = props
  return (
    <article class="slip" aria-label={t.receipt.document}>
      <header class="slip-head">
        <Logo />
        <div>
          <p class="slip-title">{t.receipt.document}</p>
          <p>{props.government}</p>
        </div>
      </header>
      <Codes {...props} />
      <NextOnSlip {...props} />
      <SummaryList facts={[
        { name: t.receipt.receivedAt, value: <Moment t={t} at={props.receivedAt} zone={props.zone} /> },
        { name: t.receipt.kind, value: t.report.kinds[props.kind] },
        { name: t.receipt.filesTitle, value: files.length === 0 ? t.receipt.filesNone : <FileList t={t} files={files} /> },
        { name: t.receipt.visibility, value: <Visibility {...props} /> },
        { name: t.delivery.receipt.name, value: t.delivery.receipt[props.news] },
        { name: t.receipt.followAt, value: props.followAt },
      ]} />
      <LogOnSlip {...props} />
      <footer class="slip-foot">
        <p><strong>{t.receipt.otherTitle}.</strong> {t.receipt.ombudsman} {t.receipt.dprd}</p>
      </footer>
    </article>
  )
}

/** Folded on the screen, open on paper: with the promise anybody can show that the report was taken in. */
function LogOnSlip({ t, number, followAt, log: { promise, checkpoint, checkAt } }: SlipProps) {
  if (promise === null) return null
  return (
    <details class="slip-log">
      <summary>{t.log.promise}</summary>
      <pre class="promise">{promise}</pre>
      {checkpoint !== null && <><h2 class="over">{t.log.checkpoint}</h2><pre class="promise">{checkpoint}</pre></>}
      <p class="small">{t.log.promiseNote} {checkAt}</p>
      <p class="small">{t.log.proofOnSlip(number, followAt)}</p>
    </details>
  )
}

function ProofOffer({ t, number, log }: Pick<SlipProps, 't' | 'number' | 'log'>) {
  return (
    <section class="after" aria-labelledby="receipt-proof">
      <h2 id="receipt-proof">{t.log.proofTitle}</h2>
      <p>{{ ready: t.log.proofReady, soon: t.log.proofSoon, halted: t.log.proofHalted }[log.proof]}</p>
      <div class="actions">
        {log.proof === 'ready' && <LinkButton href={paths.logProof(number)}>{t.log.proofDownload}</LinkButton>}
        <a href={paths.verify}>{t.log.proofCheck}</a>
      </div>
    </section>
  )
}

function Codes({ t, number, code }: SlipProps) {
  return (
    <div class="slip-codes">
      <div>
        <p class="over">{t.receipt.number}</p>
        <GroupedCode id="receipt-number" code={number} />
        <CopyButton t={t} from="receipt-number" label={t.receipt.copyNumber} />
      </div>
      <div>
        <p class="over">{t.receipt.code}</p>
        <GroupedCode id="receipt-code" code={code} />
        <CopyButton t={t} from="receipt-code" label={t.receipt.copyCode} />
      </div>
    </div>
  )
}

function NextOnSlip({ t, next, zone }: SlipProps) {
  return (
    <section class="slip-next" aria-labelledby="receipt-next">
      <div>
        <h2 class="over" id="receipt-next">{t.receipt.next}</h2>
        <p class="next-what">{next.what}</p>
        <p class="next-who"><span>{t.report.nextOwner}</span> <strong>{next.who}</strong></p>
      </div>
      {next.dueAt !== null && (
        <div class="next-due">
          <p class="next-by">{t.receipt.nextBy}</p>
          <DateLeaf t={t} at={next.dueAt} zone={zone} />
        </div>
      )}
    </section>
  )
}

function Visibility({ t, anonymous, secret }: SlipProps) {
  return (
    <ul class="plain-list">
      <li>{anonymous ? t.receipt.anonymousYes : t.receipt.anonymousNo}</li>
      <li>{secret ? t.receipt.secretYes : t.receipt.secretNo}</li>
    </ul>
  )
}

function Lost({ t }: { t: Text }) {
  return (
    <section class="after">
      <h2>{t.receipt.lostTitle}</h2>
      <p>{t.receipt.lost}</p>
      <p><a href={paths.newReport}>{t.receipt.another}</a></p>
    </section>
  )
}
