// What is kept, who sees it, for how long, and a person's rights (UU 27/2022).
import { paths } from '../paths.ts'
import type { Frame } from '../ui/frame.ts'
import { Layout } from '../ui/layout.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { SummaryList } from '../ui/summary-list.tsx'

export function PrivacyPage({ frame }: { readonly frame: Frame }) {
  const { t } = frame
  const { privacy } = t
  return (
    <Layout frame={frame} title={privacy.title}>
      <article class="prose">
        <PageTitle lead={privacy.lead}>{privacy.title}</PageTitle>
        <Listed title={privacy.keptTitle} items={privacy.kept} />
        <Listed title={privacy.notKeptTitle} items={privacy.notKept} />
        <h2>{privacy.whoTitle}</h2>
        <SummaryList facts={privacy.who.map(({ who, what }) => ({ name: who, value: what }))} />
        <Listed title={privacy.sealedTitle} items={privacy.sealed} />
        <h2>{privacy.howLongTitle}</h2>
        <p>{privacy.howLong} <a href={paths.retention}>{t.destruction.public.link}</a></p>
        <Listed title={privacy.deviceTitle} items={privacy.device} />
        <Listed title={privacy.rightsTitle} lead={privacy.rightsLead} items={privacy.rights} />
        <p>{privacy.rightsHow}</p>
      </article>
    </Layout>
  )
}

function Listed({ title, lead, items }: { title: string; lead?: string; items: readonly string[] }) {
  return (
    <>
      <h2>{title}</h2>
      {lead && <p>{lead}</p>}
      <ul>{items.map((item) => <li>{item}</li>)}</ul>
    </>
  )
}
