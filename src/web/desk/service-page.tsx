// The state of the service: outages with the form to record one, reports whose times could not be carried out, and those that wait for an e-mail to be read.
import type { KnownOutage } from '../../store/outages.ts'
import type { WaitingReport } from '../../store/mail/unread-mail.ts'
import type { UnsweptReport } from '../../store/unswept-reports.ts'
import type { Zone } from '../../text/format.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import type { Frame } from '../ui/frame.ts'
import { Moment } from '../ui/moment.tsx'
import { Table } from '../ui/table.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DeskPageFrame } from './desk-page-frame.tsx'

export type ServicePageProps = {
  readonly frame: Frame
  readonly zone: Zone
  readonly outages: readonly KnownOutage[]
  readonly unswept: readonly (Omit<UnsweptReport, 'reportId'> & { readonly number: string })[]
  readonly waiting: readonly (Omit<WaitingReport, 'reportId'> & { readonly number: string })[]
  readonly values: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly done: string | undefined
}

export function ServicePage(props: ServicePageProps) {
  const { frame, errors, done } = props
  const { t } = frame
  return (
    <DeskPageFrame frame={frame} title={t.service.title} lead={t.service.lead} errors={errors} done={done} wide>
      <Unswept {...props} />
      <WaitingForMail {...props} />
      <Outages {...props} />
      <Declaring {...props} />
    </DeskPageFrame>
  )
}

function Unswept({ frame: { t }, zone, unswept }: ServicePageProps) {
  const words = t.service
  return (
    <section class="form-section" aria-labelledby="unswept">
      <h2 id="unswept">{words.unswept}</h2>
      {unswept.length === 0 ? <p>{words.noUnswept}</p> : (
        <>
          <p>{words.unsweptLead}</p>
          <Table
            caption={words.unsweptCaption}
            captionHidden
            columns={[{ name: words.report }, { name: words.since }, { name: words.attempts, numeric: true }, { name: words.fault }]}
            rows={unswept.map(({ number, triedAt, attempts, fault }) => [number, <Moment t={t} at={triedAt} zone={zone} />, String(attempts), <code>{fault}</code>])}
          />
          <form method="post" action={paths.sweepAgain} class="actions"><Button icon="clock">{words.again}</Button></form>
        </>
      )}
    </section>
  )
}

function WaitingForMail({ frame: { t }, zone, waiting }: ServicePageProps) {
  const words = t.service
  return (
    <section class="form-section" aria-labelledby="mail-waits">
      <h2 id="mail-waits">{words.mailWaits}</h2>
      {waiting.length === 0 ? <p>{words.noMailWaits}</p> : (
        <>
          <p>{words.mailWaitsLead}</p>
          <Table
            caption={words.mailWaitsCaption}
            captionHidden
            columns={[{ name: words.report }, { name: words.ended }, { name: words.mailWhich }]}
            rows={waiting.map(({ number, dueAt, named }) => [number, <Moment t={t} at={dueAt} zone={zone} />, named ? words.mailNamed : words.mailUnnamed])}
          />
        </>
      )}
    </section>
  )
}

function Outages({ frame: { t }, zone, outages }: ServicePageProps) {
  const words = t.service
  return (
    <section class="form-section" aria-labelledby="outages">
      <h2 id="outages">{words.outages}</h2>
      <p>{words.rule}</p>
      {outages.length === 0 ? <p>{words.noOutages}</p> : (
        <Table
          caption={words.outagesCaption}
          captionHidden
          columns={[{ name: words.from }, { name: words.until }, { name: words.cause }, { name: words.given }]}
          rows={outages.map(({ from, to, declared, reason, allowed }) => [
            <Moment t={t} at={from} zone={zone} />, <Moment t={t} at={to} zone={zone} />, declared ? reason : words.byHeartbeat, allowed ? words.isGiven : words.notGiven,
          ])}
        />
      )}
    </section>
  )
}

function Declaring({ frame: { t }, values, errors }: ServicePageProps) {
  const words = t.service
  return (
    <section class="form-section" aria-labelledby="declare">
      <h2 id="declare">{words.declare}</h2>
      <p>{words.declareLead}</p>
      <form method="post" action={paths.declareOutage} class="panel">
        <div class="field-row">
          <TextField t={t} name="fromDate" type="date" label={words.fromDate} value={values['fromDate']} error={errorOf(errors, 'fromDate')} required width="half" />
          <TextField t={t} name="fromTime" type="time" label={words.fromTime} value={values['fromTime']} required width="short" />
        </div>
        <div class="field-row">
          <TextField t={t} name="untilDate" type="date" label={words.untilDate} value={values['untilDate']} error={errorOf(errors, 'untilDate')} required width="half" />
          <TextField t={t} name="untilTime" type="time" label={words.untilTime} value={values['untilTime']} required width="short" />
        </div>
        <TextField t={t} name="reason" label={words.reason} hint={words.reasonHint} value={values['reason']} error={errorOf(errors, 'reason')} required maxlength={200} />
        <Button look="main" large>{words.save}</Button>
      </form>
    </section>
  )
}
