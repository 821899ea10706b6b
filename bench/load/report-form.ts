// Reads the report form as a browser does: where it goes, which fields it has and what can be chosen.
import { load } from 'cheerio'

export type ReportForm = {
  readonly action: string
  /** In the order of the page; the buttons of one choice count once. */
  readonly controls: readonly Control[]
  /** Name of the hidden field that carries the submission key. */
  readonly keyField: string
  readonly districts: readonly string[]
  readonly agencies: readonly string[]
  /** What the page had the browser keep, as it is sent back; empty when nothing. */
  readonly cookie: string
}

export type Control = { readonly name: string; readonly type: string; /** As the page sets it. */ readonly value: string }

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** @throws when the page shows no such form. */
export async function readReportForm(port: number, path: string): Promise<ReportForm> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  const page = load(await response.text())
  const form = page('form[enctype="multipart/form-data"]').first()
  const action = form.attr('action')
  const controls = new Map<string, Control>()
  for (const element of form.find('input[name], textarea[name], select[name]').get()) {
    const { name = '', type = element.name, value = '' } = element.attribs
    if (!controls.has(name)) controls.set(name, { name, type, value })
  }
  const keyField = [...controls.values()].find(({ type, value }) => type === 'hidden' && UUID.test(value))?.name
  if (!response.ok || action === undefined || keyField === undefined) throw new Error(`${path} shows no report form (status ${response.status}).`)
  const options = (name: string) => form.find(`select[name=${name}] option`).get().map((option) => option.attribs['value'] ?? '').filter((value) => value !== '')
  const cookie = response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')
  return { cookie, action, controls: [...controls.values()], keyField, districts: options('district'), agencies: options('agency') }
}
