// Somebody with a browser: keeps cookies, follows redirects, fills forms in and sends them as their page says.
import { exchange, type Answer, type Exchange } from './http.ts'
import { multipart, urlencoded, type FilePart, type FormPart } from './form-body.ts'
import { Page } from './page.ts'

export type Filling = Readonly<Record<string, string | null>>

export type Sending = {
  /** By name; null takes a value away. */
  readonly fill?: Filling
  readonly files?: readonly FilePart[]
  readonly headers?: Readonly<Record<string, string>>
}

export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly #url: string
  readonly #keepsCookies: boolean
  readonly #from: string | undefined

  constructor(url: string, { cookies = true, from }: { readonly cookies?: boolean; readonly from?: string } = {}) {
    this.#url = url
    this.#keepsCookies = cookies
    this.#from = from
  }

  async opens(path: string, headers: Exchange['headers'] = {}): Promise<Page> {
    return this.#followed(path, await this.asks(path, { headers }))
  }

  /** Sends the form of that button and goes where it leads. */
  async sends(page: Page, button: string, sending: Sending = {}): Promise<Page> {
    const { action } = page.form(button)
    return this.#followed(action, await this.posts(page, button, sending))
  }

  /** Sends the form and stays with its very answer. */
  posts(page: Page, button: string, { fill = {}, files = [], headers = {} }: Sending = {}): Promise<Answer> {
    const form = page.form(button)
    const parts = filled(form.controls, fill)
    return this.postsParts(form.action, [...parts, ...filesOf(files)], { headers, enctype: form.enctype })
  }

  postsParts(path: string, parts: readonly FormPart[], { headers = {}, enctype = 'multipart/form-data' }: { headers?: Exchange['headers']; enctype?: string } = {}): Promise<Answer> {
    const { contentType, body } = enctype === 'multipart/form-data' ? multipart(parts) : urlencoded(parts)
    return this.asks(path, { method: 'POST', body, headers: { 'Content-Type': contentType, Origin: this.#url, 'Sec-Fetch-Site': 'same-origin', ...headers } })
  }

  /** One request with this browser's cookies; what is answered is remembered, not followed. */
  async asks(path: string, { headers = {}, ...rest }: Exchange = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await exchange(`${this.#url}${path}`, { from: this.#from, ...rest, headers: { ...(cookie === '' ? {} : { Cookie: cookie }), ...headers } })
    if (this.#keepsCookies) for (const line of answer.headers['set-cookie'] ?? []) this.#remember(line)
    return answer
  }

  /** The same browser in a second tab or at a later time, on its own from here. */
  copy(): Visitor {
    const copy = new Visitor(this.#url)
    for (const [name, value] of this.cookies) copy.cookies.set(name, value)
    return copy
  }

  #remember(line: string): void {
    const [, name = '', value = '', rest = ''] = /^([^=]+)=([^;]*)(.*)$/.exec(line) ?? []
    if (/max-age=0\b/i.test(rest) || value === '') this.cookies.delete(name)
    else this.cookies.set(name, value)
  }

  async #followed(path: string, answer: Answer): Promise<Page> {
    const { location } = answer.headers
    if (answer.status < 300 || answer.status >= 400 || location === undefined) return new Page(path, answer)
    return this.#followed(location, await this.asks(location))
  }
}

function filled(controls: readonly { readonly name: string; readonly value: string }[], fill: Filling): FormPart[] {
  const kept = controls.filter(({ name }) => !(name in fill)).map(({ name, value }): FormPart => [name, value])
  const added = Object.entries(fill).flatMap(([name, value]): FormPart[] => (value === null ? [] : [[name, value]]))
  return [...kept, ...added]
}

/** Where nothing is chosen, browsers send one part without name and content. */
function filesOf(files: readonly FilePart[]): FormPart[] {
  const parts = files.length > 0 ? files : [{ fileName: '', type: 'application/octet-stream', content: new Uint8Array() }]
  return parts.map((file): FormPart => ['files', file])
}
