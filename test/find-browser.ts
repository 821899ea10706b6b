// Finds a browser for the tests: the system's Chromium, else the one among the packages, unpacked once.
import { execFile } from 'node:child_process'
import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const onSystem = '/usr/bin/chromium'
const unpackLimit = 120_000

/** The path of a program that starts Chromium. @throws when the one among the packages does not run here either. */
export async function findBrowser(): Promise<string> {
  if (await runs(onSystem)) return onSystem
  const program = await unpackedBrowser()
  if (await runs(program)) return program
  throw new Error('No browser for the tests: install Chromium as /usr/bin/chromium (Debian: apt-get install chromium).')
}

async function runs(program: string): Promise<boolean> {
  return promisify(execFile)(program, ['--version'], { timeout: 20_000 }).then(
    ({ stdout }) => /chrom/i.test(stdout),
    () => false,
  )
}

/** Beside the packages, where programs may be run for certain, else where this user's temporary files go. */
async function unpackedBrowser(): Promise<string> {
  const packages = fileURLToPath(new URL('../node_modules', import.meta.url))
  for (const parent of [packages, tmpdir()]) {
    const folder = join(parent, `.browser-${process.getuid?.() ?? 0}`)
    if (await access(join(folder, 'browser')).then(() => true, () => false)) return join(folder, 'browser')
    if (await access(parent, 2).then(() => true, () => false)) return unpack(folder)
  }
  throw new Error(`Neither ${packages} nor ${tmpdir()} can be written.`)
}

/** Unpacked under another name first: half a browser must not be taken for one. */
async function unpack(folder: string): Promise<string> {
  const unfinished = await mkdtemp(`${folder}-`)
  const program = `
    const { default: chromium, inflate } = await import('@sparticuz/chromium')
    await chromium.executablePath()
    await inflate(${JSON.stringify(join(packagedFiles(), 'al2023.tar.br'))})`
  const env = { ...process.env, TMPDIR: unfinished }
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { env, cwd: import.meta.dirname, timeout: unpackLimit })
  await writeFile(join(unfinished, 'browser'), launcher(folder))
  await chmod(join(unfinished, 'browser'), 0o755)
  await mkdir(dirname(folder), { recursive: true })
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true, force: true }))
  return join(folder, 'browser')
}

function packagedFiles(): string {
  return join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '..', 'bin')
}

/** The libraries and fonts that come with it stand in for those that a bare machine lacks; the machine's own come first. */
function launcher(folder: string): string {
  const libraries = '/usr/lib/x86_64-linux-gnu:/lib/x86_64-linux-gnu:/usr/lib64:/lib64'
  return `#!/bin/sh
export LD_LIBRARY_PATH='${libraries}:${folder}/al2023/lib'
[ -d /etc/fonts ] || export FONTCONFIG_PATH='${folder}/fonts'
exec '${folder}/chromium' --headless=shell --no-zygote --disable-gpu "$@"
`
}
