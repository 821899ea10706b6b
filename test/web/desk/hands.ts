// The hands of an officer: every press, choice and keystroke that a task costs, counted on the pages as they are served.
import type { Page } from '../page.ts'
import type { Filling, Visitor } from '../visitor.ts'

export type Cost = { readonly clicks: number; /** Of what must be typed as it is: a code, a number. */ readonly keys: number; /** Fields of the officer's own words. */ readonly texts: number }

export class Hands {
  #cost: Cost = { clicks: 0, keys: 0, texts: 0 }
  #page: Page
  readonly #visitor: Visitor

  private constructor(visitor: Visitor, page: Page) {
    this.#visitor = visitor
    this.#page = page
  }

  /** A task begins where the officer is. */
  static async at(visitor: Visitor, path: string): Promise<Hands> {
    return new Hands(visitor, await visitor.opens(path))
  }

  get cost(): Cost {
    return this.#cost
  }

  get page(): Page {
    return this.#page
  }

  /** Presses the link of these words, or to this address; one that is folded away is unfolded first. @throws where there is none. */
  async follows(words: string): Promise<this> {
    const { $ } = this.#page
    const link = $('a').toArray().find((one) => $(one).attr('href') === words || $(one).text().replaceAll(/\s+/g, ' ').trim().includes(words))
    if (link === undefined) throw new Error(`“${this.#page.heading}” has no link “${words}”.`)
    this.#spend({ clicks: 1 + $(link).parents('details:not([open])').length })
    this.#page = await this.#visitor.opens($(link).attr('href') ?? '')
    return this
  }

  /**
   * Fills in and presses the button; what is folded away is unfolded first. What is chosen costs a press, from a list two; what is typed a keystroke for each character,
   * but for words of one's own. @throws where it leads to a fault.
   */
  async sends(button: string, { fill = {}, own = [] }: { readonly fill?: Filling; readonly own?: readonly string[] } = {}): Promise<this> {
    const { $ } = this.#page
    const folds = new Set($('button').toArray().filter((one) => $(one).text().replaceAll(/\s+/g, ' ').trim() === button).slice(0, 1).flatMap((one) => $(one).parents('details:not([open])').toArray()))
    for (const [name, value] of Object.entries(fill)) {
      const field = $(`[name="${name}"]`).first()
      for (const fold of field.parents('details:not([open])').toArray()) folds.add(fold)
      if (field.length === 0) throw new Error(`“${this.#page.heading}” has no field ${name}.`)
      if (field.is('select')) this.#spend({ clicks: 2 })
      else if (field.is('[type=radio], [type=checkbox]')) this.#spend({ clicks: 1 })
      else if (own.includes(name)) this.#spend({ texts: 1 })
      else this.#spend({ keys: (value ?? '').length })
    }
    this.#spend({ clicks: 1 + folds.size })
    const { method, action, controls } = this.#page.form(button)
    const asked = new URLSearchParams(controls.map(({ name, value }): [string, string] => [name, fill[name] ?? value]))
    this.#page = method === 'get' ? await this.#visitor.opens(`${action}?${asked}`) : await this.#visitor.sends(this.#page, button, { fill })
    if (this.#page.status >= 400 || this.#page.faults.length > 0) throw new Error(`“${button}” led to “${this.#page.heading}” (${this.#page.status}): ${this.#page.faults.map(({ message }) => message).join(' ')}`)
    return this
  }

  #spend({ clicks = 0, keys = 0, texts = 0 }: Partial<Cost>): void {
    this.#cost = { clicks: this.#cost.clicks + clicks, keys: this.#cost.keys + keys, texts: this.#cost.texts + texts }
  }
}
