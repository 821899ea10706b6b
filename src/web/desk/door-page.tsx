// The frame of pages before the desk: signing in, beginning by a link.
import type { Child } from 'hono/jsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import type { FieldError } from '../ui/field-error.ts'
import type { Frame } from '../ui/frame.ts'
import { Layout } from '../ui/layout.tsx'
import { PageTitle } from '../ui/page-title.tsx'

export type DoorPageProps = { readonly frame: Frame; readonly title: string; readonly lead: string; readonly over?: string | undefined; readonly errors?: readonly FieldError[] | undefined; readonly before?: Child; readonly scripts?: readonly string[] | undefined; readonly children?: Child }

export function DoorPage({ frame, title, lead, over, errors = [], before, scripts, children }: DoorPageProps) {
  return (
    <Layout frame={frame} title={title} failed={errors.length > 0} hidden css={frame.assets.desk} scripts={scripts}>
      <ErrorSummary t={frame.t} errors={errors} />
      {before}
      <PageTitle lead={lead} over={over}>{title}</PageTitle>
      {children}
    </Layout>
  )
}
