// The top of every page: emblem and name, the two ways in, the language.
import { paths } from '../paths.ts'
import { DemoBanner } from './demo-banner.tsx'
import type { Frame } from './frame.ts'
import { Logo } from './logo.tsx'

export function Header({ frame }: { readonly frame: Frame }) {
  const { t, path } = frame
  return (
    <header>
      {frame.demo && <DemoBanner t={t} />}
      <div class="top">
        <div class="top-row">
          <a class="brand" href={paths.home}>
            <Logo />
            <span class="brand-name">{t.frame.product}</span>
            <span class="brand-motto">{t.frame.motto}</span>
          </a>
          <nav class="top-nav" aria-label={t.frame.menu}>
            <HeaderLink href={paths.newReport} here={path}>{t.frame.report}</HeaderLink>
            <HeaderLink href={paths.track} here={path}>{t.frame.track}</HeaderLink>
          </nav>
          <LanguageLink frame={frame} />
        </div>
      </div>
    </header>
  )
}

function HeaderLink({ href, here, children }: { href: string; here: string; children: string }) {
  return <a href={href} aria-current={href === here ? 'page' : undefined}>{children}</a>
}

export function LanguageLink({ frame: { t, path, query } }: { frame: Frame }) {
  const code = t.frame.otherLanguageCode
  const href = `${path}?${query ? `${query}&` : ''}bahasa=${code}`
  return (
    <a class="language" href={href} lang={code} hreflang={code}>
      <span class="language-code" aria-hidden="true">{code.toUpperCase()}</span>
      <span class="language-name">{t.frame.otherLanguage}</span>
    </a>
  )
}
