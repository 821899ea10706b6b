// What the reporter wrote and chose, beside the course of the report.
import type { Text } from '../../text/text.ts'
import { FileList } from '../ui/file-list.tsx'
import { Moment } from '../ui/moment.tsx'
import { SummaryList, type Fact } from '../ui/summary-list.tsx'
import { Tag } from '../ui/tag.tsx'
import type { MyReportPageProps } from './my-report-page.tsx'

export function OwnReport(props: MyReportPageProps & { readonly t: Text }) {
  const { t, own } = props
  return (
    <section class="panel" aria-labelledby="own-title">
      <h2 id="own-title">{t.report.words}</h2>
      <div class="words">{own.description}</div>
      {own.files.length > 0 && <FileList t={t} files={own.files} />}
      <SummaryList facts={facts(props)} />
    </section>
  )
}

function facts(props: MyReportPageProps & { readonly t: Text }): Fact[] {
  const { t, own } = props
  const perhaps = (name: string, value: string | null): Fact[] => (value === null ? [] : [{ name, value }])
  return [
    { name: t.report.kind, value: t.report.kinds[own.kind] },
    { name: t.report.received, value: <Moment t={t} at={props.receivedAt} zone={props.zone} /> },
    { name: t.report.government, value: props.government },
    { name: t.report.agency, value: props.agency ?? t.report.agencyNone },
    ...props.numbers.map(({ name, number }) => ({ name, value: number })),
    ...perhaps(t.report.occurred, own.occurred),
    ...perhaps(t.report.place, own.place),
    ...perhaps(t.report.hope, own.hope),
    ...perhaps(t.destruction.own.kept, props.kept),
    { name: t.report.contact, value: own.contact.length === 0 ? t.report.contactNone : <ul class="plain-list">{own.contact.map((line) => <li>{line}</li>)}</ul> },
    { name: t.report.visibility, value: <Visibility t={t} anonymous={own.anonymous} secret={own.secret} /> },
  ]
}

function Visibility({ t, anonymous, secret }: { t: Text; anonymous: boolean; secret: boolean }) {
  if (!anonymous && !secret) return t.report.open
  return (
    <>
      {anonymous && <Tag tone="info">{t.report.anonymous}</Tag>} {secret && <Tag tone="info">{t.report.secret}</Tag>}
    </>
  )
}
