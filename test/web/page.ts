// A page as a person meets it: its title, its sentences, what stands beside which field, and the forms that can be sent.
import { load, type CheerioAPI } from 'cheerio'
import type { IncomingHttpHeaders } from 'node:http'
import type { Answer } from './http.ts'

export type Control = { readonly name: string; readonly value: string }

export type PageForm = { readonly action: string; readonly method: string; readonly enctype: string; readonly controls: readonly Control[] }

type Node = ReturnType<CheerioAPI>

export class Page {
  readonly status: number
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly html: string
  readonly $: CheerioAPI

  constructor(path: string, { status, headers, body }: Answer) {
    this.status = status
    this.path = path
    this.headers = headers
    this.html = body.toString('utf8')
    this.$ = load(this.html)
  }

  get title(): string {
    return seen(this.$('title').text())
  }

  get heading(): string {
    return seen(this.$('h1').text())
  }

  /** Everything that the main part says. */
  get words(): string {
    return seen(this.$('main').text())
  }

  /** The links at the top that name what is wrong. */
  get faults(): readonly { readonly field: string; readonly message: string }[] {
    return this.$('.error-summary a').toArray().map((link) => ({ field: (this.$(link).attr('href') ?? '').replace(/^#/, ''), message: seen(this.$(link).text()) }))
  }

  /** What stands beside a field, without the word that only listeners hear; null when nothing does. */
  beside(field: string): string | null {
    const fault = this.$(`[id="${field}-error"]`)
    return fault.length === 0 ? null : seen(fault.clone().find('.hear').remove().end().text())
  }

  /** What a field holds now; null when there is no such field or nothing is chosen. */
  value(field: string): string | null {
    const named = this.$(`[name="${field}"]`)
    if (named.is('[type=radio], [type=checkbox]')) return named.filter('[checked]').attr('value') ?? (named.is('[type=checkbox][checked]') ? 'on' : null)
    if (named.is('select')) return named.find('option[selected]').attr('value') ?? named.find('option').first().attr('value') ?? null
    return named.length === 0 ? null : named.is('textarea') ? named.text() : (named.attr('value') ?? '')
  }

  get buttons(): readonly string[] {
    return this.$('button').toArray().map((button) => seen(this.$(button).text()))
  }

  links(words: string): readonly string[] {
    return this.$('a').toArray().filter((link) => seen(this.$(link).text()).includes(words)).map((link) => this.$(link).attr('href') ?? '')
  }

  /** The form that the button of this name sends, with what it holds now. */
  form(button: string): PageForm {
    const found = this.$('form').toArray().find((form) => this.$(form).find('button').toArray().some((one) => seen(this.$(one).text()) === button))
    if (found === undefined) throw new Error(`The page “${this.heading}” (${this.status}) has no form with the button “${button}”, but: ${this.buttons.join(', ')}.`)
    const form = this.$(found)
    return {
      action: form.attr('action') ?? this.path,
      method: form.attr('method') ?? 'get',
      enctype: form.attr('enctype') ?? 'application/x-www-form-urlencoded',
      controls: [
        ...form.find('input, textarea, select').toArray().flatMap((element) => this.#control(this.$(element))),
        // The button that is pressed says so, where it has something to say.
        ...form.find('button[name]').toArray().map((one) => this.$(one)).filter((one) => seen(one.text()) === button).map((one) => ({ name: one.attr('name') ?? '', value: one.attr('value') ?? '' })),
      ],
    }
  }

  #control(node: Node): Control[] {
    const name = node.attr('name')
    if (name === undefined || node.is('[type=file], [disabled]')) return []
    if (node.is('[type=radio], [type=checkbox]') && !node.is('[checked]')) return []
    if (node.is('select')) return [{ name, value: node.find('option[selected]').attr('value') ?? node.find('option').first().attr('value') ?? '' }]
    return [{ name, value: node.is('textarea') ? node.text() : (node.attr('value') ?? (node.is('[type=checkbox]') ? 'on' : '')) }]
  }
}

function seen(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
