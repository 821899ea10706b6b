// A site of sample pages on a free port, with the product's own assets and headers, for tests that look at pages.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { buildAssets } from '../../build-assets.mjs'
import { textOf, type Language } from '../../src/text/text.ts'
import { securityHeaders } from '../../src/web/security-headers.ts'
import { samplePages } from '../../src/web/style-guide/sample-pages.tsx'
import { StyleGuidePage } from '../../src/web/style-guide/style-guide-page.tsx'
import type { Assets, Frame } from '../../src/web/ui/frame.ts'

export type SampleSite = {
  readonly url: string
  /** Folder of the built assets. */
  readonly folder: string
  readonly assets: Assets
  close(): Promise<void>
}

const TYPES: Record<string, string> = { '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' }

/** Pages answer under `/id/NAME` and `/en/NAME`; `more` adds answers that a test needs besides. */
export async function openSampleSite(more: (app: Hono, assets: Assets) => void = () => undefined): Promise<SampleSite> {
  const folder = await mkdtemp(join(tmpdir(), 'tuntas-assets-'))
  const assets = await buildAssets(folder)
  const app = new Hono()
  app.use(securityHeaders())
  more(app, assets)
  app.get('/aset/:name', async (c) => {
    const name = c.req.param('name')
    return c.body(await readFile(join(folder, name)), 200, { 'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream' })
  })
  for (const language of ['id', 'en'] as const) {
    for (const [name, html] of Object.entries(pagesIn(language, assets))) app.get(`/${language}/${name}`, (c) => c.html(html))
  }
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const close = async () => {
    await new Promise((resolve) => server.close(resolve))
    await rm(folder, { recursive: true, force: true })
  }
  return { url: `http://127.0.0.1:${port}`, folder, assets, close }
}

/** Every sample page and the style guide, as HTML by name. */
export function pagesIn(language: Language, assets: Assets): Record<string, string> {
  const frame: Frame = { t: textOf(language), language, path: '/', demo: true, assets }
  const pages = { ...samplePages(frame), guide: StyleGuidePage({ frame }) }
  return Object.fromEntries(Object.entries(pages).map(([name, page]) => [name, String(page)]))
}
