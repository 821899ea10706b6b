// The frame of a page for one request: language, path, files, and whether what is shown is synthetic.
import { getCookie, setCookie } from 'hono/cookie'
import { languageOf, textOf, type Language } from '../text/text.ts'
import type { Frame } from './ui/frame.ts'
import type { RequestContext, Web } from './web.ts'

const COOKIE = 'bahasa'
const YEAR_S = 31_536_000

export function frameOf(web: Web, c: RequestContext): Frame {
  const language = c.get('language') ?? chosenLanguage(c)
  return { t: textOf(language), language, path: c.req.path, query: keptQuery(c), demo: web.reference.get().synthetic, assets: web.assets.addresses }
}

/** By the switch in the page's head (kept for a year), then by what was kept, then Indonesian. */
export function chosenLanguage(c: RequestContext): Language {
  const asked = c.req.query('bahasa')
  const language = languageOf(asked ?? getCookie(c, COOKIE))
  if (asked !== undefined) setCookie(c, COOKIE, language, { path: '/', maxAge: YEAR_S, sameSite: 'Lax', httpOnly: true })
  c.set('language', language)
  return language
}

/** What the language switch must not lose. */
function keptQuery(c: RequestContext): string | undefined {
  const government = c.req.query('pemerintah')
  return government === undefined ? undefined : `pemerintah=${encodeURIComponent(government)}`
}
