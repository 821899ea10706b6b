// The frame of a page for one request: language, path, files, and whether what is shown is synthetic.
import { getCookie, setCookie } from 'hono/cookie'
import { languageOf, textOf, type Language } from '../text/text.ts'
import { entryPlace } from './desk/entry-place.ts'
import { mailPlace } from './desk/mail/mail-place.ts'
import { paths } from './paths.ts'
import type { Frame } from './ui/frame.ts'
import type { RequestContext, Web } from './web.ts'

const COOKIE = 'bahasa'
/** Which government, unit, list or office a page is about; where a sign-in leads; how its second step is done. */
const KEPT = ['pemerintah', 'bulan', 'unit', 'daftar', 'jenis', 'sifat', 'terlambat', 'kata', 'bawah', 'tujuan', 'cadangan', 'lengkap', 'contoh', 'mulai']
const YEAR_S = 31_536_000

export function frameOf(web: Web, c: RequestContext): Frame {
  const language = c.get('language') ?? chosenLanguage(web, c)
  const officer = c.get('officer')
  const takesIn = officer !== undefined && entryPlace(web, officer) !== null
  const user = officer && { name: officer.name, administrator: officer.administrator, custodian: officer.custodian, takesIn, takesMail: (web.config.mailIn ?? web.config.mailbox) !== null && officer !== undefined && mailPlace(web, officer) !== null, signOut: paths.signOut }
  return { t: textOf(language), language, path: c.req.path.replace(/^\/{2,}/, '/'), query: keptQuery(c), demo: web.reference.get().synthetic, assets: web.assets.addresses, user }
}

/** By the switch in the page's head (kept for a year), then by what was kept, then Indonesian. */
export function chosenLanguage({ config }: Pick<Web, 'config'>, c: RequestContext): Language {
  const asked = c.req.query('bahasa')
  const language = languageOf(asked ?? getCookie(c, COOKIE))
  if (asked !== undefined) setCookie(c, COOKIE, language, { path: '/', maxAge: YEAR_S, sameSite: 'Lax', httpOnly: true, secure: config.baseUrl.startsWith('https:') })
  c.set('language', language)
  return language
}

/** What the language switch must not lose. */
function keptQuery(c: RequestContext): string | undefined {
  const kept = KEPT.flatMap((name) => {
    const value = c.req.query(name)
    return value === undefined ? [] : [[name, value] as [string, string]]
  })
  return kept.length === 0 ? undefined : String(new URLSearchParams(kept))
}
