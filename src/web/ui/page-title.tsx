// The one title of a page, with a line above it and a paragraph below.
import type { Child } from 'hono/jsx'

export type PageTitleProps = { readonly over?: string | undefined; readonly lead?: Child; readonly children?: Child }

export function PageTitle({ over, lead, children }: PageTitleProps) {
  return (
    <header class="page-title">
      {over && <p class="over">{over}</p>}
      <h1>{children}</h1>
      {lead && <p class="lead">{lead}</p>}
    </header>
  )
}
