// What an officer does with a report, step by step: opens it, takes a way by its button, looks at the message, sends.
import type { Page } from '../page.ts'
import type { Filling, Sending, Visitor } from '../visitor.ts'

export const SAVE = 'Simpan'
export const LOOK = 'Lihat pesan untuk pelapor dulu'
export const SEND_NOW = 'Kirim sekarang'

export function opensCase(officer: Visitor, number: string): Promise<Page> {
  return officer.opens(`/meja/laporan/${number}`)
}

/** The form of a way, by the words of its button on the report's page; the first where several lead to one of that name. */
export async function opensAct(officer: Visitor, number: string, way: string): Promise<Page> {
  const page = await opensCase(officer, number)
  const found = page.$('.act-list a').toArray().find((link) => page.$(link).text().trim() === way)
  if (found === undefined) throw new Error(`“${page.heading}” (${page.status}) offers no “${way}”, but: ${actsOn(page).join(', ')}.`)
  return officer.opens(page.$(found).attr('href') ?? '')
}

export function actsOn(page: Page): readonly string[] {
  return page.$('.act-list a').toArray().map((link) => page.$(link).text().trim())
}

/** Takes a way to its end, by the look at the message where there is one; leads to the report's page. */
export async function acts(officer: Visitor, number: string, way: string, fill: Filling = {}, sending: Omit<Sending, 'fill'> = {}): Promise<Page> {
  const form = await opensAct(officer, number, way)
  // What notes something done outside says so on its button.
  const page = await officer.sends(form, [LOOK, SAVE].find((words) => form.buttons.includes(words)) ?? way, { ...sending, fill })
  const after = page.buttons.includes(SEND_NOW) ? await officer.sends(page, SEND_NOW) : page
  if (after.faults.length > 0 || after.status >= 400) throw new Error(`“${way}” was not done: “${after.heading}” (${after.status}) ${JSON.stringify(after.faults)} ${after.words.slice(0, 300)}`)
  return after
}

/** The number of a unit in the form of a dispatch, by the words it is chosen by. */
export function unitIn(form: Page, name: string): string {
  const option = form.$('#lead option').toArray().find((one) => form.$(one).text().includes(name))
  if (option === undefined) throw new Error(`No unit “${name}” can be chosen.`)
  return form.$(option).attr('value') ?? ''
}
