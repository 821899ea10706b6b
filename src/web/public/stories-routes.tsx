// What was done about citizens' reports, published by the agencies: a page and a feed for everybody.
import { publicNumber } from '../../report/numbers/public-number.ts'
import { publishedStories, type PublishedStory, type StoryCursor } from '../../store/published-stories.ts'
import { formatShortDate } from '../../text/format.ts'
import { publicPage } from '../answer-page.ts'
import { officeZone } from '../desk/office-zone.ts'
import { etagOf, isKnown } from '../etag.ts'
import { frameOf } from '../frame-of.ts'
import { isMonth, monthAt, monthName, monthOn, spanOfMonth } from '../month.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import type { RequestContext, Web } from '../web.ts'
import { atomFeed } from './atom-feed.ts'
import { StoriesPage, type StoryShown } from './stories-page.tsx'

const PAGE = 20
const IN_FEED = 50
/** Months that can be chosen from; older ones are reached by leafing. */
const MONTHS = 24
const FEED_KEPT_S = 300

export function storiesRoutes(web: Web, mount: Mount): void {
  mount('stories', (c) => showStories(web, c))
  mount('storiesFeed', (c) => sendFeed(web, c))
}

async function showStories(web: Web, c: RequestContext): Promise<Response> {
  const frame = frameOf(web, c)
  const { governments } = web.reference.get()
  const government = governments.find(({ code }) => code === c.req.query('pemerintah')) ?? null
  const zone = zoneFor(web, government?.id ?? null)
  const asked = c.req.query('bulan') ?? ''
  const month = isMonth(asked) ? asked : null
  const after = cursorOf(c.req.query('setelah'))
  const now = web.clock.now()
  const span = month === null ? { since: 0, until: now + 1 } : spanOfMonth(month, zone)
  const found = await publishedStories(web.database.open, { ...span, government: government?.id ?? null, after, limit: PAGE + 1 })
  const last = found.at(PAGE - 1)
  const here = { ...(government && { pemerintah: government.code }), ...(month !== null && { bulan: month }) }
  const newest = monthAt(now, zone)
  return publicPage(c, (
    <StoriesPage
      frame={frame}
      stories={found.slice(0, PAGE).map((story) => storyShown(web, c, story))}
      governments={governments.map(({ code, name }) => ({ value: code, label: name }))}
      months={Array.from({ length: MONTHS }, (_, ago) => monthOn(newest, -ago)).map((value) => ({ value, label: monthName(frame.t, value) }))}
      chosen={{ government: government?.code ?? '', month: month ?? '' }}
      monthWrong={asked !== '' && month === null}
      newer={after === null ? null : address(here)}
      older={found.length > PAGE && last !== undefined ? address({ ...here, setelah: `${last.publishedAt}.${last.reportId}` }) : null}
    />
  ))
}

function storyShown(web: Web, c: RequestContext, { reportId, government, unit, title, reported, done, publishedAt }: PublishedStory): StoryShown {
  const { t } = frameOf(web, c)
  const number = publicNumber(reportId, web.secrets.numberKey)
  return { number, title, reported, done, by: t.publication.public.by(nameOf(web, unit), formatShortDate(t, publishedAt, officeZone(web, government))), course: paths.publicReport(number) }
}

/** In Indonesian, as the agencies wrote it. */
async function sendFeed(web: Web, c: RequestContext): Promise<Response> {
  const base = web.config.baseUrl
  const stories = await publishedStories(web.database.open, { government: null, since: 0, until: web.clock.now() + 1, after: null, limit: IN_FEED })
  const xml = atomFeed({
    id: `${base}${paths.stories}`,
    self: `${base}${paths.storiesFeed}`,
    title: frameOf(web, c).t.publication.public.title,
    entries: stories.map(({ reportId, no, unit, title, reported, done, publishedAt }) => {
      const number = publicNumber(reportId, web.secrets.numberKey)
      const story = `${base}${paths.stories}#${number}`
      return { id: `${base}${paths.publicReport(number)}#${no}`, href: story, title, author: nameOf(web, unit), at: publishedAt, paragraphs: [reported, done] }
    }),
  })
  const etag = etagOf(xml)
  c.header('Cache-Control', `public, max-age=${FEED_KEPT_S}`)
  c.header('Vary', 'Cookie')
  c.header('ETag', etag)
  if (isKnown(c, etag)) return c.body(null, 304)
  return c.body(xml, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' })
}

function nameOf({ reference }: Web, unit: number): string {
  return reference.get().units.find(({ id }) => id === unit)?.name ?? ''
}

/** Of all governments together, the days of the first. */
function zoneFor(web: Web, government: number | null): string {
  const unit = government ?? web.reference.get().governments[0]?.id
  return unit === undefined ? 'Asia/Jakarta' : officeZone(web, unit)
}

function address(query: Readonly<Record<string, string>>): string {
  const text = String(new URLSearchParams(query))
  return text === '' ? paths.stories : `${paths.stories}?${text}`
}

function cursorOf(text: string | undefined): StoryCursor | null {
  const parts = /^(\d{1,14})\.(\d{1,18})$/.exec(text ?? '')
  return parts === null ? null : { publishedAt: Number(parts[1]), reportId: parts[2] ?? '0' }
}
