// How the forms of a story are sent: over HTTP as a browser would send them, or by hand in a browser.
import { paths } from '../../../src/web/paths.ts'
import { tracks } from '../journey.ts'
import { Page } from '../page.ts'
import { Visitor } from '../visitor.ts'

export type Fill = Readonly<Record<string, string | readonly string[]>>

export type Form = {
  /** Where it is come from, and where the form stands; by itself at the address that it is sent to. */
  readonly from: string
  readonly at?: string
  readonly to: string
  readonly fill: Fill
  /** Without what the page proposes of itself. */
  readonly onlyGiven?: boolean
}

/** Null where the page took it, else why not. */
export type Sends = {
  readonly officer: (visitor: Visitor, form: Form) => Promise<string | null>
  readonly reporter: (report: { readonly number: string; readonly code: string }, form: Form) => Promise<string | null>
}

export function sendsOverHttp(url: string): Sends {
  return {
    officer: sends,
    reporter: async (report, form) => {
      const visitor = new Visitor(url)
      const mine = await tracks(visitor, report)
      if (mine.status !== 200) throw new Error(`The reporter's page was answered with status ${mine.status}.`)
      return sends(visitor, form)
    },
  }
}

async function sends(visitor: Visitor, { at, to, fill, onlyGiven = false }: Form): Promise<string | null> {
  const page = await visitor.opens(at ?? to)
  if (page.path.startsWith(paths.signIn)) throw new Error(`${to} asks to sign in.`)
  if (page.status !== 200 || page.path !== (at ?? to)) return told(page)
  const controls = controlsOf(page, to)
  if (controls === null) return told(page)
  const proposed = controls.filter(({ name }) => !(name in fill) && !(onlyGiven && name.startsWith('a-')))
  const answer = await visitor.postsParts(to, [...proposed.map(({ name, value }) => [name, value] as const), ...Object.entries(fill).flatMap(([name, given]) => [given].flat().map((one) => [name, one] as const)), ['kirim', 'ya']])
  if (answer.status >= 500) throw new Error(`${to} was answered with status ${answer.status}.`)
  return answer.status === 303 ? null : told(new Page(to, answer))
}

function told(page: Page): string {
  return `“${page.heading}” (${page.status}) ${page.faults.map(({ field, message }) => `${field}: ${message}`).join(' ')}`
}

/** What the form holds that is sent there; null where there is none. */
function controlsOf(page: Page, to: string) {
  const form = page.$('form').toArray().find((one) => page.$(one).attr('action') === to && (page.$(one).attr('method') ?? '').toLowerCase() === 'post')
  if (form === undefined) return null
  return page.form(page.$(form).find('button').first().text().replaceAll(/\s+/g, ' ').trim()).controls
}
