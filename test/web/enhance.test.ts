// What script adds to the report form, in a real browser on a small phone: nothing typed or chosen is lost, nothing secret is kept.
import sharp from 'sharp'
import type { Hono } from 'hono'
import { randomBytes } from 'node:crypto'
import { writeFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser } from '../browser.ts'
import { openSampleSite, pagesIn, type SampleSite } from './sample-site.ts'
import type { Assets } from '../../src/web/ui/frame.ts'

let site: SampleSite
let browser: Browser
let context: BrowserContext
let page: Page
let folder: string
let answer: 'receipt' | 'errors' | 'unavailable' = 'receipt'
let received: FormData[] = []

function answers(app: Hono, assets: Assets): void {
  const pages = pagesIn('id', assets)
  app.post('/lapor', async (c) => {
    received.push(await c.req.formData())
    if (answer === 'receipt') return c.redirect('/id/receipt', 303)
    return answer === 'errors' ? c.html(pages['form-errors'] ?? '', 422) : c.html(pages['unavailable'] ?? '', 503)
  })
}

beforeAll(async () => {
  ;[site, browser, folder] = await Promise.all([openSampleSite(answers), openBrowser(), mkdtemp(join(tmpdir(), 'tuntas-photos-'))])
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  received = []
  answer = 'receipt'
  context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  page = await context.newPage()
  await page.goto(`${site.url}/id/form`)
})
afterEach(() => context.close())

const story = 'Lampu jalan mati sejak sebulan lalu.'
const send = () => page.getByRole('button', { name: 'Kirim laporan' }).click()
const keep = () => page.getByLabel('Simpan tulisan saya di perangkat ini sampai terkirim')
const stored = () => page.evaluate<string>('Object.values(localStorage).join()')

describe('a text kept on the device', () => {
  it('is not kept unless its writer asks for it', async () => {
    await page.locator('#description').fill(story)
    await page.waitForTimeout(800)
    expect(await stored()).toBe('')
  })

  it('holds the story and never name, contact or address', async () => {
    await keep().check()
    await page.locator('#description').fill(story)
    await page.locator('#name').fill('Siti Aminah')
    await page.locator('#phone').fill('081234567890')
    await expect.poll(stored).toContain(story)
    expect(await stored()).not.toMatch(/Siti|0812/)
  })

  it('is offered, not shown, when the form is opened again, and comes back whole', async () => {
    await page.locator('#secret').check()
    await keep().check()
    await page.locator('#description').fill(story)
    await page.getByText('Aspirasi', { exact: true }).click()
    await expect.poll(stored).toContain('aspiration')
    await page.reload()
    expect(await page.locator('#description').inputValue()).toBe('')
    await page.getByRole('button', { name: 'Lanjutkan' }).click()
    expect(await page.locator('#description').inputValue()).toBe(story)
    expect(await page.locator('#kind-aspiration').isChecked()).toBe(true)
    expect(await page.locator('#secret').isChecked()).toBe(true)
  })

  it('goes when the report is made secret', async () => {
    await keep().check()
    await page.locator('#description').fill(story)
    await expect.poll(stored).toContain(story)
    await page.locator('#secret').check()
    expect(await stored()).toBe('')
    expect(await keep().isChecked()).toBe(false)
  })

  it('goes when its writer says so', async () => {
    await keep().check()
    await page.locator('#description').fill(story)
    await expect.poll(stored).toContain(story)
    await page.reload()
    await page.getByRole('button', { name: 'Hapus' }).click()
    expect(await stored()).toBe('')
  })

  it('goes with the receipt', async () => {
    await keep().check()
    await page.locator('#description').fill(story)
    await expect.poll(stored).toContain(story)
    await send()
    await page.waitForURL('**/id/receipt')
    await expect.poll(stored).toBe('')
  })
})

describe('sending', () => {
  it('sends the same fields as without script and goes to the receipt', async () => {
    await page.locator('#description').fill(story)
    await send()
    await page.waitForURL('**/id/receipt')
    expect(received.map((form) => form.get('description'))).toEqual([story])
    expect(received[0]?.get('government')).toBe('rembang')
  })

  it('keeps chosen files when the form comes back with its faults, and leads to them', async () => {
    answer = 'errors'
    await page.locator('#files').setInputFiles({ name: 'bukti.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') })
    await send()
    await page.getByRole('alert').waitFor()
    expect(await page.title()).toMatch(/^Galat: /)
    expect(await page.evaluate('document.activeElement.className')).toBe('error-summary')
    expect(await page.evaluate("document.querySelector('#files').files[0].name")).toBe('bukti.pdf')
    expect(await page.locator('[data-files-again]').count()).toBe(0)
    answer = 'receipt'
    await send()
    await page.waitForURL('**/id/receipt')
    expect(received[1]?.get('files')).toMatchObject({ name: 'bukti.pdf' })
  })

  it('keeps everything in place when the service is disturbed, and says so', async () => {
    answer = 'unavailable'
    await page.locator('#description').fill(story)
    await send()
    await page.getByText('Layanan sedang terganggu').waitFor()
    expect(await page.locator('#description').inputValue()).toBe(story)
  })

  it('keeps everything in place when the connection breaks, and the next try is the same report', async () => {
    await page.locator('#description').fill(story)
    await context.setOffline(true)
    await send()
    await page.getByText('laporan tidak akan ganda').waitFor()
    await context.setOffline(false)
    const key = await page.locator('[name=submission]').inputValue()
    await send()
    await page.waitForURL('**/id/receipt')
    expect(received.map((form) => form.get('submission'))).toEqual([key])
  })
})

describe('photos', () => {
  it('are made smaller before they are sent, by a module that is fetched only then', async () => {
    const photo = join(folder, 'foto.jpg')
    await writeFile(photo, await sharp(randomBytes(3 * 1800 * 1400), { raw: { width: 1800, height: 1400, channels: 3 } }).resize(3600, 2800).jpeg({ quality: 92 }).toBuffer())
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(request.url()))
    expect(fetched.filter((url) => url.includes('shrunk'))).toEqual([])
    await page.locator('#files').setInputFiles(photo)
    await page.getByText('Foto besar diperkecil').waitFor()
    expect(fetched.filter((url) => url.includes('shrunk'))).toHaveLength(1)
    await send()
    await page.waitForURL('**/id/receipt')
    const sent = received[0]?.get('files') as File
    const { width } = await sharp(Buffer.from(await sent.arrayBuffer())).metadata()
    expect([sent.name, width]).toEqual(['foto.jpg', 2560])
  })
})

describe('near the end of a long field', () => {
  it('says how much is left, and by how much it is too long, without cutting anything off', async () => {
    await page.locator('#description').fill('a'.repeat(19_990))
    await page.getByText('Sisa 10 huruf').waitFor()
    await page.locator('#description').fill('a'.repeat(20_007))
    await page.getByText('Kelebihan 7 huruf').waitFor()
    expect((await page.locator('#description').inputValue()).length).toBe(20_007)
  })
})

describe('the receipt', () => {
  it('copies number and code as they stand', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(`${site.url}/id/receipt`)
    await page.getByRole('button', { name: 'Salin kode' }).click()
    await page.getByRole('button', { name: 'Tersalin' }).waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('D4T7Q-8MWXA-2K9RV-HC3NE-6JZB1P')
  })
})

describe('without script', () => {
  it('the form has all its fields and no button that does nothing', async () => {
    const plain = await browser.newPage({ javaScriptEnabled: false })
    await plain.goto(`${site.url}/id/form`)
    const buttons = plain.locator('main button:visible')
    expect(await buttons.allInnerTexts()).toEqual(['Kirim laporan'])
    await plain.goto(`${site.url}/id/receipt`)
    expect(await plain.locator('main button:visible').count()).toBe(0)
    expect(await plain.getByText('Untuk mencetak').isVisible()).toBe(true)
    await plain.close()
  })
})
