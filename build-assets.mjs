// Builds what browsers load: one style sheet, small scripts, the font, the icon; each under a name with the hash of its content.
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build, transform } from 'esbuild'

const root = dirname(fileURLToPath(import.meta.url))
const source = join(root, 'src/web')

/** Fills `folder` and returns the addresses that pages carry; browsers from 2021 on are served. */
export async function buildAssets(folder = join(root, 'dist/src/web/assets')) {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { style: join(source, 'assets/style.css'), desk: join(source, 'assets/desk.css'), log: join(source, 'assets/log.css'), 'check-receipt': join(source, 'enhance/check-receipt.ts'), page: join(source, 'enhance/page.ts'), 'list-keys': join(source, 'enhance/list-keys.ts'), passkey: join(source, 'enhance/passkey.ts') },
    outdir: folder,
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.woff2': 'file' },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: ['chrome92', 'firefox90', 'safari15'],
    metafile: true,
    logLevel: 'warning',
  })
  await buildVerifier(folder)
  const icon = await writeHashed(folder, 'icon.svg', await readFile(join(source, 'assets/icon.svg')))
  const guide = await writeHashed(folder, 'guide.css', await guideStyle())
  await compress(folder)
  const addresses = { ...addressesOf(metafile), icon: address(icon), guide: address(guide) }
  await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(addresses, null, 2)}\n`)
  return addresses
}

/** One file that needs nothing beside it and can be read by whoever is to trust it. */
async function buildVerifier(folder) {
  await build({
    absWorkingDir: root, entryPoints: [join(root, 'src/verify/verify-log.ts')], outfile: join(folder, 'verifikasi.mjs'),
    bundle: true, format: 'esm', platform: 'node', target: 'node20', charset: 'utf8', legalComments: 'none', logLevel: 'warning',
  })
}

function addressesOf({ outputs }) {
  const names = Object.keys(outputs)
  const built = (entry) => names.find((name) => outputs[name].entryPoint?.endsWith(entry))
  return {
    css: address(built('assets/style.css')),
    desk: address(built('assets/desk.css')),
    js: [address(built('enhance/page.ts'))],
    log: address(built('assets/log.css')),
    checkReceipt: address(built('enhance/check-receipt.ts')),
    passkey: address(built('enhance/passkey.ts')),
    listKeys: address(built('enhance/list-keys.ts')),
    font: address(names.find((name) => name.endsWith('.woff2'))),
  }
}

function address(path) {
  return `/aset/${basename(path)}`
}

/** The tokens once as `.light` and once as `.dark`, so that the style guide shows both whatever the device prefers. */
async function guideStyle() {
  const tokens = await readFile(join(source, 'assets/css/tokens.css'), 'utf8')
  const [light, dark] = [...tokens.matchAll(/:root \{([^}]*)\}/g)].map(([, block]) => block)
  const themes = `.light{${light}color-scheme:light}.dark{${light}${dark}color-scheme:dark}`
  const { code } = await transform(themes + (await readFile(join(source, 'assets/guide.css'), 'utf8')), { loader: 'css', minify: true })
  return code
}

async function writeHashed(folder, name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase()
  const hashed = name.replace(/(?=\.\w+$)/, `-${hash}`)
  await writeFile(join(folder, hashed), content)
  return hashed
}

/** Fonts are compressed already. */
async function compress(folder) {
  for (const name of await readdir(folder)) {
    if (!['.css', '.js', '.svg'].includes(extname(name))) continue
    const content = await readFile(join(folder, name))
    await writeFile(join(folder, `${name}.gz`), gzipSync(content, { level: 9 }))
    await writeFile(join(folder, `${name}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAssets(process.argv[2])
