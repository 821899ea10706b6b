// Pages that tell rather than ask: the front door, what is kept of people, what this is, and how it looks.
import { paths } from '../paths.ts'
import { publicPage } from '../answer-page.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { StyleGuidePage } from '../style-guide/style-guide-page.tsx'
import type { Web } from '../web.ts'
import { AboutPage } from './about-page.tsx'
import { HomePage } from './home-page.tsx'
import { PrivacyPage } from './privacy-page.tsx'
import { stageLimits } from './stage-limits.ts'

export function informationRoutes(web: Web, mount: Mount): void {
  mount('home', (c) => {
    const reference = web.reference.get()
    const governments = reference.governments.map(({ name, code }) => ({ name, href: newReportTo(code) }))
    return publicPage(c, <HomePage frame={frameOf(web, c)} governments={governments} limits={stageLimits(reference)} />)
  })
  mount('privacy', (c) => publicPage(c, <PrivacyPage frame={frameOf(web, c)} />))
  mount('about', (c) => publicPage(c, <AboutPage frame={frameOf(web, c)} />))
  mount('styleGuide', (c) => publicPage(c, <StyleGuidePage frame={frameOf(web, c)} />))
}

export function newReportTo(government: string): string {
  return `${paths.newReport}?pemerintah=${encodeURIComponent(government)}`
}
