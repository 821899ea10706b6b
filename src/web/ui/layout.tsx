// The document around every page: head, banner, header, main part, footer.
import type { Child } from 'hono/jsx'
import { raw } from 'hono/html'
import { DeskFooter, DeskHeader } from './desk-header.tsx'
import { Footer } from './footer.tsx'
import type { Frame } from './frame.ts'
import { Header } from './header.tsx'

export type LayoutProps = {
  readonly frame: Frame
  readonly title: string
  /** The page reports an error: its title says so first, for who hears it. */
  readonly failed?: boolean | undefined
  /** Kept out of search engines: a reporter's own pages. */
  readonly hidden?: boolean | undefined
  /** `read` holds lines short; `wide` is for pages of several columns; `full` lets sections reach the edges. */
  readonly measure?: 'read' | 'wide' | 'full' | undefined
  /** A style sheet of this page's own, after the one of all pages. */
  readonly css?: string | undefined
  /** Scripts of this page's own, after those of all pages. */
  readonly scripts?: readonly string[] | undefined
  readonly children?: Child
}

export function Layout({ frame, title, failed, hidden, css, measure = 'read', scripts = [], children }: LayoutProps) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={frame.language}>
        <Head frame={frame} title={pageTitle(frame, title, failed === true)} hidden={hidden === true} scripts={scripts} css={css ?? (frame.user && frame.assets.desk)} />
        <body>
          <a class="skip" href="#isi">{frame.t.frame.skip}</a>
          {frame.user === undefined ? <Header frame={frame} /> : <DeskHeader frame={frame} user={frame.user} />}
          <main id="isi" tabindex={-1} class={measure}>{children}</main>
          {frame.user === undefined ? <Footer frame={frame} /> : <DeskFooter frame={frame} />}
        </body>
      </html>
    </>
  )
}

function pageTitle({ t }: Frame, title: string, failed: boolean): string {
  return `${failed ? `${t.frame.error}: ` : ''}${title} · ${t.frame.product}`
}

function Head({ frame: { assets, user: desk }, title, hidden, css, scripts }: { frame: Frame; title: string; hidden: boolean; css: string | undefined; scripts: readonly string[] }) {
  return (
    <head>
      <meta charset="utf-8" />
      <title>{title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" content="#1f2855" />
      {/* Phones turn numbers of reports into links to call. */}
      <meta name="format-detection" content="telephone=no" />
      {hidden && <meta name="robots" content="noindex, nofollow" />}
      <link rel="preload" href={assets.font} as="font" type="font/woff2" crossorigin="anonymous" />
      <link rel="stylesheet" href={assets.css} />
      {css && <link rel="stylesheet" href={css} />}
      <link rel="icon" href={assets.icon} type="image/svg+xml" />
      {[...assets.js, ...scripts].map((address) => <script type="module" src={address}></script>)}
      {desk && <script type="module" src={assets.listKeys}></script>}
    </head>
  )
}
