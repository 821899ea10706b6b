// What Tuntas is, what its name and emblem mean.
import type { Frame } from '../ui/frame.ts'
import { Layout } from '../ui/layout.tsx'
import { Logo } from '../ui/logo.tsx'
import { PageTitle } from '../ui/page-title.tsx'

export function AboutPage({ frame }: { readonly frame: Frame }) {
  const { about } = frame.t
  return (
    <Layout frame={frame} title={about.title}>
      <article class="prose">
        <PageTitle lead={about.lead}>{about.title}</PageTitle>
        {about.paragraphs.map((paragraph) => <p>{paragraph}</p>)}
        <div class="emblem">
          <Logo />
          <div>
            <h2>{about.nameTitle}</h2>
            <p>{about.name}</p>
          </div>
        </div>
        <h2>{about.openTitle}</h2>
        <p>{about.open}</p>
        <h2>{about.accessTitle}</h2>
        <p>{about.access}</p>
      </article>
    </Layout>
  )
}
