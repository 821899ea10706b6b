// The forms of a story, sent by hand in a browser: come to by their button, filled in field by field, sent past the look at the message.
import type { Locator, Page } from 'playwright-core'
import { SEND_NOW } from './casework.ts'
import { Person, type Scene } from './person.ts'
import type { Fill, Form, Sends } from './sends.ts'

/** One window for everybody, who take turns at it. */
export async function sendsByHand(scene: Scene): Promise<Sends & { readonly close: () => Promise<void> }> {
  const person = await Person.at(scene)
  return {
    officer: async (visitor, form) => {
      await person.becomes(visitor.cookies)
      return takes(person, form)
    },
    reporter: async ({ number, code }, form) => {
      await person.becomes(new Map())
      await person.opens('/lacak')
      await person.page.locator('#number').fill(number)
      await person.page.locator('#code').fill(code)
      await person.presses('Buka laporan')
      return takes(person, form)
    },
    close: () => person.close(),
  }
}

async function takes(person: Person, form: Form): Promise<string | null> {
  const { page } = person
  const kind = form.to.replace(/^\/([^/]+)\/(laporan\/)?[^/]+\/(tindakan\/|pilihan\/)?(\d+\/)?/, '$1 $4')
  await person.opens(form.from, `before ${kind}`)
  if (form.at === undefined) await comesTo(person, form.to)
  const sent = page.locator(`form[action="${form.to}"][method="post"]`).first()
  if (!(await sent.isVisible())) return told(page)
  await person.looks(`form of ${kind}`)
  await fillsIn(sent, form)
  // Buttons that copy a text or look for a unit stand before it.
  await person.answered(() => sent.locator('button:not([type="button"]):not([name="cari"])').first().click())
  await person.looks(form.onlyGiven === true ? `faults of ${kind}` : `after ${kind}`)
  const now = page.getByRole('button', { name: SEND_NOW, exact: true })
  if (await now.isVisible()) await person.answered(() => now.click())
  return new URL(page.url()).pathname === form.to ? told(page) : null
}

/** By its button, which may be folded away; what the page doesn't offer is asked for by its address, as from an old page. */
async function comesTo(person: Person, to: string): Promise<void> {
  const { page } = person
  const link = page.locator(`a[href="${to}"]`).first()
  if ((await link.count()) === 0) await page.goto(new URL(to, page.url()).href)
  else {
    for (const fold of await page.locator('details:not([open])', { has: page.locator(`a[href="${to}"]`) }).all()) await fold.locator('> summary').click()
    await person.answered(() => link.click())
  }
}

async function fillsIn(form: Locator, { fill, onlyGiven = false }: Form): Promise<void> {
  for (const fold of await form.locator('details:not([open]) > summary').all()) await fold.click()
  if (onlyGiven) await empties(form, fill)
  for (const [name, given] of Object.entries(fill)) for (const value of [given].flat()) await enters(form.locator(`[name="${name}"]`), value)
}

/** What the page proposed is taken away, as far as a hand can. */
async function empties(form: Locator, fill: Fill): Promise<void> {
  for (const field of await form.locator('input:not([type=hidden]):not([type=radio]):not([type=checkbox]):not([type=file])[name^="a-"], textarea[name^="a-"]').all()) {
    if (!(((await field.getAttribute('name')) ?? '') in fill)) await field.fill('')
  }
}

/** What the form doesn't ask for is not entered: it stands already. */
async function enters(fields: Locator, value: string): Promise<void> {
  const count = await fields.count()
  if (count === 0) return
  const first = fields.first()
  const kind = await first.evaluate((field) => (field.tagName === 'INPUT' ? (field.getAttribute('type') ?? 'text') : field.tagName.toLowerCase()))
  if (kind === 'hidden') return
  if (kind === 'select') await first.selectOption(value)
  else if (kind === 'radio' || (kind === 'checkbox' && count > 1)) await fields.and(first.page().locator(`[value="${value}"]`)).check()
  else if (kind === 'checkbox') await first.check()
  else await first.fill(value)
}

async function told(page: Page): Promise<string> {
  return `“${await page.getByRole('heading', { level: 1 }).innerText()}” ${(await page.locator('.error-summary').allInnerTexts()).join(' ')}`
}
