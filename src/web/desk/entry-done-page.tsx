// What an officer hands on to the reporter of a report they entered: number and code, on a slip and as a message.
import type { Channel } from '../../sop/vocabulary.ts'
import { paths } from '../paths.ts'
import type { Zone } from '../../text/format.ts'
import { LinkButton } from '../ui/button.tsx'
import { CopyButton, PrintButton } from '../ui/device-button.tsx'
import type { Frame } from '../ui/frame.ts'
import { GroupedCode } from '../ui/grouped-code.tsx'
import { Layout } from '../ui/layout.tsx'
import { Logo } from '../ui/logo.tsx'
import { Moment } from '../ui/moment.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { DeskPageFrame } from './desk-page-frame.tsx'

export type EntryDoneProps = {
  readonly frame: Frame
  readonly zone: Zone
  readonly number: string
  readonly code: string
  readonly channel: Channel
  readonly government: string
  /** Epoch milliseconds. */
  readonly receivedAt: number
  readonly enteredAt: number
  /** Where the reporter follows it, as a person types it: host and path. */
  readonly followAt: string
}

/** Seen by everybody who reads what stands under a post. */
const OPEN_TO_ALL: readonly Channel[] = ['instagram', 'x', 'youtube', 'tiktok', 'facebook']
const ON_PAPER: readonly Channel[] = ['counter', 'letter', 'phone']

export function EntryDonePage(props: EntryDoneProps) {
  const { frame, number, channel } = props
  const { t } = frame
  const words = t.intake.done
  return (
    <Layout frame={frame} title={words.title} hidden measure="wide">
      <PageTitle lead={words.lead}>{words.title}</PageTitle>
      <div class="columns" data-draft-sent="report">
        <Slip {...props} />
        <div class="no-print">
          <section class="panel" aria-labelledby="to-send-title">
            <h2 id="to-send-title">{words.send}</h2>
            <p>{ON_PAPER.includes(channel) ? words.handOver : words.sendHow(t.intake.channels[channel])}</p>
            {OPEN_TO_ALL.includes(channel) && <Notice t={t} tone="warning"><p>{words.openPlace}</p></Notice>}
            <div class="words" id="to-send">{words.message({ ...props, address: props.followAt })}</div>
            <CopyButton t={t} from="to-send" label={words.copy} />
          </section>
          <div class="actions">
            <PrintButton t={t} label={t.receipt.print} />
            <LinkButton href={paths.deskReport(number)} look="main" icon="arrow">{words.open}</LinkButton>
            <LinkButton href={paths.enter} look="plain">{words.another}</LinkButton>
          </div>
        </div>
      </div>
    </Layout>
  )
}

function Slip({ frame: { t }, zone, number, code, channel, government, receivedAt, enteredAt, followAt }: EntryDoneProps) {
  const words = t.intake.done
  return (
    <article class="slip" aria-label={words.slip}>
      <header class="slip-head">
        <Logo />
        <div>
          <p class="slip-title">{words.slip}</p>
          <p>{government}</p>
        </div>
      </header>
      <div class="slip-codes">
        <div>
          <p class="over">{t.receipt.number}</p>
          <GroupedCode id="receipt-number" code={number} />
        </div>
        <div>
          <p class="over">{t.receipt.code}</p>
          <GroupedCode id="receipt-code" code={code} />
        </div>
      </div>
      <SummaryList facts={[
        { name: t.intake.channel, value: t.intake.channels[channel] },
        { name: words.receivedAt, value: <Moment t={t} at={receivedAt} zone={zone} /> },
        { name: words.enteredAt, value: <Moment t={t} at={enteredAt} zone={zone} /> },
        { name: t.receipt.followAt, value: followAt },
      ]} />
      <footer class="slip-foot">
        <p>{t.receipt.keepNote}</p>
        <p><strong>{t.receipt.otherTitle}.</strong> {t.receipt.ombudsman} {t.receipt.dprd}</p>
      </footer>
    </article>
  )
}

/** The code was shown for its half hour, or to somebody else. */
export function EntryCodeGonePage({ frame, number }: { readonly frame: Frame; readonly number: string }) {
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.intake.done.gone} lead={t.intake.done.goneLead}>
      <div class="actions">
        <LinkButton href={paths.deskReport(number)} look="main" icon="arrow">{t.intake.done.open}</LinkButton>
        <LinkButton href={paths.enter}>{t.intake.done.another}</LinkButton>
      </div>
    </DeskPageFrame>
  )
}
