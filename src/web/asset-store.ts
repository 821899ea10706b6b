// The built style sheet, scripts, font and icon, in memory with their compressed forms; names carry a hash, so they are cached for ever.
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Assets } from './ui/frame.ts'

type Asset = { readonly type: string; readonly plain: Buffer; readonly gzip: Buffer | null; readonly brotli: Buffer | null }

export type AssetStore = {
  /** Addresses for pages. */
  readonly addresses: Assets
  /** The program that checks the public log, as anybody may download it. */
  readonly verifier: Buffer
  readonly asset: (name: string) => Asset | null
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}

const VERIFIER = 'verifikasi.mjs'

/** @throws when the folder has no manifest: the assets were not built. */
export async function openAssets(folder: string): Promise<AssetStore> {
  const names = new Set(await readdir(folder))
  const addresses = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Assets
  const assets = new Map<string, Asset>()
  for (const name of names) {
    const type = TYPES[extname(name)]
    if (type === undefined) continue
    const packed = (ending: string) => (names.has(name + ending) ? readFile(join(folder, name + ending)) : null)
    assets.set(name, { type, plain: await readFile(join(folder, name)), gzip: await packed('.gz'), brotli: await packed('.br') })
  }
  return { addresses, verifier: await readFile(join(folder, VERIFIER)), asset: (name) => assets.get(name) ?? null }
}
