// The frame of the desk's pages: title, what is wrong, what was done.
import type { Child } from 'hono/jsx'
import { Breadcrumb, type Crumb } from '../ui/back-link.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import type { FieldError } from '../ui/field-error.ts'
import type { Frame } from '../ui/frame.ts'
import { Layout } from '../ui/layout.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageTitle } from '../ui/page-title.tsx'

export type DeskPageFrameProps = {
  readonly frame: Frame
  readonly title: string
  readonly lead?: Child
  readonly crumbs?: readonly Crumb[] | undefined
  readonly errors?: readonly FieldError[] | undefined
  /** What was done, on the page one is led to afterwards. */
  readonly done?: string | undefined
  readonly scripts?: readonly string[] | undefined
  readonly wide?: boolean | undefined
  readonly children?: Child
}

export function DeskPageFrame({ frame, title, lead, crumbs = [], errors = [], done, scripts, wide, children }: DeskPageFrameProps) {
  const { t } = frame
  return (
    <Layout frame={frame} title={title} failed={errors.length > 0} hidden scripts={scripts} measure={wide ? 'wide' : 'read'}>
      {crumbs.length > 0 && <Breadcrumb t={t} crumbs={crumbs} here={title} />}
      <ErrorSummary t={t} errors={errors} />
      {done && <Notice t={t} tone="success"><p>{done}</p></Notice>}
      <PageTitle lead={lead}>{title}</PageTitle>
      {children}
    </Layout>
  )
}
