// The frame that pages share which say why something could not be done.
import type { Child } from 'hono/jsx'
import type { Frame } from '../ui/frame.ts'
import { Layout } from '../ui/layout.tsx'
import { PageTitle } from '../ui/page-title.tsx'

export type ErrorPageProps = { readonly frame: Frame; readonly title: string; readonly lead: string; readonly children?: Child }

export function ErrorPage({ frame, title, lead, children }: ErrorPageProps) {
  return (
    <Layout frame={frame} title={title} failed hidden>
      <div class="error-page">
        <PageTitle lead={lead}>{title}</PageTitle>
        {children}
      </div>
    </Layout>
  )
}
