// The facts of a report beside its course.
import type { Text } from '../../../text/text.ts'
import type { OpeningShown } from '../openings/opening-shown.ts'
import { OpeningLine } from './case-content.tsx'
import { SummaryList, type Fact } from '../../ui/summary-list.tsx'

export type CaseFactsProps = {
  readonly t: Text
  readonly facts: {
    readonly kind: string
    readonly nature: string | null
    readonly received: string
    readonly channel: string
    readonly government: string
    readonly wished: string | null
    readonly occurred: string | null
    readonly place: string | null
    /** Lines about the reporter; null where they are hidden from this officer. */
    readonly identity: readonly string[] | null
    /** Why they are. */
    readonly identityHidden: string
    readonly opening: OpeningShown
    /** Whether a body outside may learn it, and where an officer records what the reporter says; null where there is nothing to ask. */
    readonly consent: { readonly stands: string; readonly record: string } | null
  }
}

export function CaseFacts({ t, facts }: CaseFactsProps) {
  const perhaps = (name: string, value: string | null): Fact[] => (value === null ? [] : [{ name, value }])
  const { consent } = facts
  return (
    <details class="panel fold" open>
      <summary>{t.report.facts}</summary>
      <SummaryList facts={[
        { name: t.report.kind, value: facts.kind },
        { name: t.casework.nature, value: facts.nature ?? t.casework.natureNone },
        { name: t.report.received, value: facts.received },
        { name: t.casework.channel, value: facts.channel },
        { name: t.report.government, value: facts.government },
        ...perhaps(t.casework.wished, facts.wished),
        ...perhaps(t.report.occurred, facts.occurred),
        ...perhaps(t.report.place, facts.place),
        ...(consent === null ? [] : [{ name: t.handOver.told.fact, value: <>{consent.stands}<br /><a href={consent.record}>{t.handOver.told.link}</a></> }]),
        { name: t.casework.identity, value: <><Identity t={t} facts={facts} /><OpeningLine opening={facts.opening} masked={null} /></> },
      ]} />
    </details>
  )
}

function Identity({ t, facts: { identity, identityHidden } }: CaseFactsProps) {
  if (identity === null) return identityHidden
  return identity.length === 0 ? t.casework.identityNone : <ul class="plain-list">{identity.map((line) => <li>{line}</li>)}</ul>
}
