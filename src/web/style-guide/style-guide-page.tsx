// Every part of the design system on one page, in both themes.
import type { Text } from '../../text/text.ts'
import type { Frame } from '../ui/frame.ts'
import { Icon, ICON_NAMES } from '../ui/icon.tsx'
import { Kawung } from '../ui/kawung.tsx'
import { Layout } from '../ui/layout.tsx'
import { Logo } from '../ui/logo.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { GuideCourse } from './guide-course.tsx'
import { GuideParts } from './guide-parts.tsx'

export function StyleGuidePage({ frame }: { readonly frame: Frame }) {
  const { t } = frame
  return (
    <Layout frame={frame} title={t.guide.title} measure="full" css={frame.assets.guide}>
      <div class="band">
        <PageTitle lead={t.guide.lead}>{t.guide.title}</PageTitle>
        <ul class="consents">{t.guide.principles.map((principle) => <li>{principle}</li>)}</ul>
        <Emblem t={t} />
        <h2>{t.guide.icons}</h2>
        <ul class="guide-icons">{ICON_NAMES.map((name) => <li><Icon name={name} />{name}</li>)}</ul>
      </div>
      <Theme t={t} theme="light" />
      <Theme t={t} theme="dark" />
      <div class="band"><GuideCourse t={t} /></div>
    </Layout>
  )
}

function Theme({ t, theme }: { t: Text; theme: 'light' | 'dark' }) {
  return (
    <section class={`theme ${theme}`} aria-labelledby={`theme-${theme}`}>
      <div class="band">
        <h2 id={`theme-${theme}`}>{t.guide[theme]}</h2>
        <GuideParts t={t} prefix={theme} />
      </div>
    </section>
  )
}

function Emblem({ t }: { t: Text }) {
  return (
    <section aria-labelledby="guide-emblem">
      <h2 id="guide-emblem">{t.guide.emblem}</h2>
      <p>{t.guide.emblemNote}</p>
      <p class="guide-emblem"><Logo />{[1, 2, 3, 4, 5].map((lit) => <Kawung lit={lit} />)}</p>
    </section>
  )
}
