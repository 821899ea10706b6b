// Checks a receipt against the public log, and shows the log: how large, how old, who else has seen it, how to check all of it.
import type { Text } from '../../text/text.ts'
import type { ReceiptsChecked } from '../../verify/format/check-receipts.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import type { Frame } from '../ui/frame.ts'
import { Layout } from '../ui/layout.tsx'
import { Moment } from '../ui/moment.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { Table } from '../ui/table.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { checkedLines } from './checked-lines.ts'

export type LogShown = {
  readonly origin: string
  /** Where its files are, without a closing slash. */
  readonly address: string
  readonly size: number
  /** Epoch milliseconds; null before the first time. */
  readonly signedAt: number | null
  readonly checkpoint: string | null
  readonly keys: readonly string[]
  readonly halted: boolean
  readonly outlets: readonly { readonly shown: string; readonly kind: 'mail' | 'webhook'; readonly size: number | null; readonly at: number | null }[]
  readonly days: readonly { readonly at: number; readonly size: number; readonly root: string }[]
  readonly now: number
}

export type VerifyPageProps = { readonly frame: Frame; readonly log: LogShown; readonly pasted: string; readonly checked: ReceiptsChecked | null; readonly errors: readonly FieldError[] }

const ZONE = 'Asia/Jakarta'

export function VerifyPage(props: VerifyPageProps) {
  const { frame, log, errors } = props
  const { t } = frame
  return (
    <Layout frame={frame} title={t.log.title} failed={errors.length > 0} measure="wide" css={frame.assets.log} scripts={[frame.assets.checkReceipt]}>
      <ErrorSummary t={t} errors={errors} />
      <PageTitle lead={t.log.lead}>{t.log.title}</PageTitle>
      {log.halted && <Notice t={t} tone="warning"><p>{t.log.halted}</p></Notice>}
      <div class="columns">
        <div class="column-main">
          <CheckForm {...props} />
          <section>
            <h2>{t.log.meaning}</h2>
            <p>{t.log.proves}</p>
            <p>{t.log.provesNot}</p>
          </section>
          <Tool t={t} log={log} />
        </div>
        <aside class="column-side"><State t={t} log={log} /></aside>
      </div>
      <Days t={t} log={log} />
    </Layout>
  )
}

function CheckForm({ frame: { t }, log, pasted, checked, errors }: VerifyPageProps) {
  return (
    <form class="panel" method="post" action={paths.verify} data-check-receipt data-words={JSON.stringify(t.log.words)}>
      <TextArea t={t} name="receipt" label={t.log.receiptField} hint={t.log.receiptHint} rows={8} value={pasted} error={errorOf(errors, 'receipt')} required />
      <div class="field" data-with-script hidden>
        <label for="file">{t.log.fileField}</label>
        <input class="input" type="file" id="file" accept=".tlog-proof,text/plain" />
      </div>
      <details data-with-script hidden>
        <summary>{t.log.more}</summary>
        <TextField t={t} name="copy" label={t.log.copyField} hint={t.log.copyHint} value={log.address} />
        <TextArea t={t} name="keys" label={t.log.keysField} hint={t.log.keysHint} rows={3} value={log.keys.join('\n')} />
      </details>
      <p class="hint" data-without-script>{t.log.withoutScript}</p>
      <Button look="main">{t.log.check}</Button>
      <div id="check-answer" class="check-answer" role="status" tabindex={-1} aria-label={t.log.answerTitle}>
        {checked !== null && <><p class="hint">{t.log.serverOnly}</p>{checkedLines(t, checked, ZONE).map(({ tone, text }) => <p class={`check-line ${tone}`}>{text}</p>)}</>}
      </div>
    </form>
  )
}

type Part = { readonly t: Text; readonly log: LogShown }

function State({ t, log }: Part) {
  return (
    <section class="panel" aria-labelledby="log-state">
      <h2 id="log-state">{t.log.state}</h2>
      <SummaryList facts={[
        { name: t.log.name, value: <code class="wrap">{log.origin}</code> },
        { name: t.log.size, value: log.size.toLocaleString(t.frame.numbers) },
        { name: t.log.age, value: log.signedAt === null ? t.log.empty : <><Moment t={t} at={log.signedAt} zone={ZONE} /> ({t.log.ago(Math.max(0, Math.floor((log.now - log.signedAt) / 60_000)))})</> },
        { name: t.log.address, value: <a class="wrap" href={`${log.address}/checkpoint`}>{log.address}</a> },
        { name: t.log.keys, value: <ul class="plain-list">{log.keys.map((key) => <li><code class="wrap">{key}</code></li>)}</ul> },
      ]} />
      <h3>{t.log.outlets}</h3>
      {log.outlets.length === 0
        ? <p>{t.log.outletsNone}</p>
        : <ul class="plain-list">{log.outlets.map(({ shown, size, at }) => <li><strong>{shown}</strong>: {at === null || size === null ? t.log.never : <>{t.log.outletSize.toLowerCase()} {size.toLocaleString(t.frame.numbers)}, <Moment t={t} at={at} zone={ZONE} /></>}</li>)}</ul>}
    </section>
  )
}

function Days({ t, log }: Part) {
  if (log.days.length === 0) return null
  return (
    <section aria-labelledby="log-days">
      <h2 id="log-days">{t.log.days}</h2>
      <p>{t.log.daysNote}</p>
      <Table caption={t.log.days} captionHidden columns={[{ name: t.log.day }, { name: t.log.size, numeric: true }, { name: t.log.root }]}
        rows={log.days.map(({ at, size, root }) => [<Moment t={t} at={at} zone={ZONE} dayOnly />, size.toLocaleString(t.frame.numbers), <code class="wrap">{root}</code>])} />
    </section>
  )
}

function Tool({ t, log }: Part) {
  const program = `${log.address.replace(/\/log(\/\d+)?$/, '/log')}/verifikasi.mjs`
  return (
    <section aria-labelledby="log-tool">
      <h2 id="log-tool">{t.log.tool}</h2>
      <p>{t.log.toolNote}</p>
      <pre class="promise">{`node verifikasi.mjs ${log.address}${log.keys[0] === undefined ? '' : ` --key ${log.keys[0]}`}`}</pre>
      <p>{t.log.toolProof}</p>
      <pre class="promise">{`node verifikasi.mjs ${log.address} --proof NOMOR.tlog-proof`}</pre>
      <p><a href={program} download>{t.log.download}</a></p>
    </section>
  )
}
