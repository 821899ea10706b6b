// The one page on which a citizen writes a report.
import type { Text } from '../../text/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import type { FieldError } from '../ui/field-error.ts'
import type { FileItem } from '../ui/file-list.tsx'
import type { Frame } from '../ui/frame.ts'
import { HiddenFields, type Hidden } from '../ui/hidden-fields.tsx'
import { Layout } from '../ui/layout.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import type { Option } from '../ui/select.tsx'
import { ContactSection } from './report-form-contact.tsx'
import { ProofSection } from './report-form-proof.tsx'
import { SafetySection } from './report-form-safety.tsx'
import { WhatSection } from './report-form-what.tsx'
import { WhereSection } from './report-form-where.tsx'
import type { ReportFormValues } from './report-form-values.ts'

export type ReportFormPageProps = {
  readonly frame: Frame
  readonly government: { readonly name: string; /** Where to choose another; null where there is only one. */ readonly change: string | null }
  /** Districts (kecamatan) of the government's region, by Kemendagri code. */
  readonly districts: readonly Option[]
  readonly agencies: readonly Option[]
  /** The procedure needs name and contact before it calls a report complete. */
  readonly identityNeeded: boolean
  /** Whether messages go out by e-mail here. */
  readonly sendsEmail: boolean
  readonly values: ReportFormValues
  /** In the order of the fields. */
  readonly errors: readonly FieldError[]
  /** Submission key, government. */
  readonly hidden: Hidden
  /** Files that the server kept from the attempt before; sent on by `hidden`. */
  readonly keptFiles?: readonly FileItem[] | undefined
  /** Today in the zone of the office, `YYYY-MM-DD`: nothing happened after it. */
  readonly today: string
}

export function ReportFormPage(props: ReportFormPageProps) {
  const { frame, errors } = props
  const { t } = frame
  return (
    <Layout frame={frame} title={t.form.title} failed={errors.length > 0}>
      <ErrorSummary t={t} errors={errors} />
      <PageTitle lead={props.identityNeeded ? t.form.leadIdentity : t.form.lead}>{t.form.title}</PageTitle>
      <AddressedTo t={t} government={props.government} />
      <DraftOffer t={t} />
      <form method="post" action={paths.newReport} enctype="multipart/form-data" class="form" {...enhancement(t)} data-proof={props.hidden['challenge'] === undefined ? undefined : 'quiet'}>
        <HiddenFields values={props.hidden} />
        <WhatSection {...props} t={t} />
        <WhereSection {...props} t={t} />
        <ProofSection {...props} t={t} />
        <SafetySection {...props} t={t} />
        <ContactSection {...props} t={t} />
        <SendSection t={t} />
      </form>
    </Layout>
  )
}

/** What a section of the form is given. */
export type SectionProps = Omit<ReportFormPageProps, 'frame'> & { readonly t: Text }

function enhancement(t: Text) {
  return { 'data-send': '', 'data-sending': t.form.sending, 'data-sending-part': t.form.sendingPart, 'data-sent': t.form.sendingDone, 'data-send-failed': t.form.sendFailed, 'data-draft': 'report' }
}

function AddressedTo({ t, government }: { t: Text; government: ReportFormPageProps['government'] }) {
  return (
    <p class="addressed">
      <span class="over">{t.form.to}</span>
      <strong>{government.name}</strong>
      {government.change && <a href={government.change}>{t.form.change}<span class="hear"> {t.form.government}</span></a>}
    </p>
  )
}

/** Off until the reporter turns it on: on a phone that is shared, a kept text can put somebody in danger. */
function DraftOffer({ t }: { t: Text }) {
  const { draft } = t.form
  return (
    <div class="draft" data-draft-box hidden data-saved={draft.saved} data-dropped={draft.dropped} data-secret={draft.offBySecret}>
      <div class="draft-found" data-draft-found hidden>
        <p>{draft.found}</p>
        <button type="button" class="button plain small" data-draft-use>{draft.use}</button>
        <button type="button" class="button quiet small" data-draft-drop>{draft.drop}</button>
      </div>
      <div class="check">
        <input type="checkbox" id="keep-draft" aria-describedby="keep-draft-hint" />
        <label for="keep-draft">{draft.offer}</label>
      </div>
      <p class="hint" id="keep-draft-hint">{draft.offerHint}</p>
      <p class="draft-state" role="status"></p>
    </div>
  )
}

function SendSection({ t }: { t: Text }) {
  return (
    <section class="form-section send">
      <h2>{t.form.consentTitle}</h2>
      <ul class="consents">{t.form.consents.map((sentence) => <li>{sentence}</li>)}</ul>
      <p><a href={paths.privacy}>{t.form.consentMore}</a></p>
      <Button look="main" large icon="arrow">{t.form.send}</Button>
      <p class="send-state" role="status" data-send-state></p>
    </section>
  )
}
