import { describe, expect, it } from 'vitest'
import { drawnPage } from './answer-page.ts'
import { rememberedPages, type DrawnPage } from './remembered-pages.ts'

const drawn = (text: string) => () => Promise.resolve(drawnPage(text))
const never = () => Promise.reject(new Error('It was drawn again.'))

const shown = async (page: Promise<DrawnPage | null>) => String((await page)?.html)

describe('pages that are remembered', () => {
  it('are drawn once for each key', async () => {
    const pages = rememberedPages(1_000)
    expect(await shown(pages.page('one', drawn('satu')))).toBe('satu')
    expect(await shown(pages.page('two', drawn('dua')))).toBe('dua')
    expect(await shown(pages.page('one', never))).toBe('satu')
  })

  it('are forgotten, the first of them first, when there are too many', async () => {
    const pages = rememberedPages(10)
    for (const key of ['aaaa', 'bbbb', 'cccc']) await pages.page(key, drawn(key))
    await expect(pages.page('aaaa', never)).rejects.toThrow('drawn again')
    expect(await shown(pages.page('cccc', never))).toBe('cccc')
  })

  it('are not kept where there is none', async () => {
    const pages = rememberedPages(10)
    expect(await pages.page('one', () => Promise.resolve(null))).toBeNull()
    expect(await shown(pages.page('one', drawn('satu')))).toBe('satu')
  })

  it('are not kept where drawing them failed, or where one alone is too much', async () => {
    const pages = rememberedPages(10)
    await expect(pages.page('one', never)).rejects.toThrow('drawn again')
    expect(await shown(pages.page('one', drawn('x'.repeat(11))))).toHaveLength(11)
    await expect(pages.page('one', never)).rejects.toThrow('drawn again')
  })
})
