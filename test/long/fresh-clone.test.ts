// The two promises to whoever clones this: `npm start` and the command line work on a fresh clone, with nothing prepared.
import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it, onTestFinished, vi } from 'vitest'
import { projectRoot } from '../../src/project-root.ts'
import { unusedPort } from '../runtime/supervised.ts'
import { processesNaming, until } from '../runtime/trial-folder.ts'

vi.setConfig({ testTimeout: 600_000 })

type Person = Readonly<{ uid: number; gid: number; home: string }>
type Clone = Readonly<{ folder: string; env: NodeJS.ProcessEnv; person: Person }>

/** A clone in a folder of mode 0700, with an environment in which only the system's own Node and npm are found. */
async function freshClone(who: { uid: number; gid: number } | null): Promise<Clone> {
  const parent = await mkdtemp(join('/var/tmp', 'fresh-clone-'))
  onTestFinished(async () => {
    for (const pid of await processesNaming(parent)) process.kill(pid, 'SIGKILL')
    await rm(parent, { recursive: true, force: true, maxRetries: 5 })
  })
  const person = { ...(who ?? { uid: userInfo().uid, gid: userInfo().gid }), home: join(parent, 'home') }
  const folder = join(parent, 'tuntas')
  await promisify(execFile)('git', ['-c', 'safe.directory=*', 'clone', '--quiet', '--no-hardlinks', projectRoot(), folder])
  await mkdir(person.home)
  if (who !== null) await promisify(execFile)('chown', ['-R', `${who.uid}:${who.gid}`, parent])
  await chmod(parent, 0o700)
  const cache = join(tmpdir(), `npm-${person.uid}`)
  await mkdir(cache, { recursive: true })
  if (who !== null) for (const path of [dirname(dirname(cache)), dirname(cache)]) await chmod(path, 0o711)
  if (who !== null) await chown(cache, who.uid, who.gid)
  const env = { PATH: pathOfTheSystem(), HOME: person.home, npm_config_cache: cache, TMPDIR: '/tmp' }
  return { folder, env, person }
}

function pathOfTheSystem(): string {
  return (process.env['PATH'] ?? '').split(':').filter((folder) => !folder.includes('node_modules')).join(':')
}

function npm({ folder, env, person }: Clone, words: readonly string[], more: NodeJS.ProcessEnv): ChildProcess {
  const as = person.uid === userInfo().uid ? {} : { uid: person.uid, gid: person.gid }
  return spawn('npm', [...words], { cwd: folder, env: { ...env, ...more }, ...as, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function startsServesAndStops(clone: Clone, limit: number): Promise<void> {
  const port = await unusedPort()
  const started = npm(clone, ['start'], { PORT: String(port) })
  const said: string[] = []
  for (const stream of [started.stdout, started.stderr]) stream?.on('data', (chunk) => said.push(String(chunk)))
  let end: number | null | undefined
  const ended = new Promise<number | null>((settle) => started.once('exit', settle)).then((status) => (end = status))
  const page = async () => fetch(`http://localhost:${port}/`).then((response) => response.status, () => 0)
  await until('the first page', async () => end !== undefined || (await page()) === 200, limit)
  if (end !== undefined) throw new Error(`npm start ended with ${end}: ${said.join('')}`)
  started.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(await processesNaming(clone.folder)).toEqual([])
}

async function worksFromTheStart(clone: Clone): Promise<void> {
  await startsServesAndStops(clone, 400_000)
  await startsServesAndStops(clone, 60_000)
  const words = ['run', '-s', 'tuntas', '--', 'due', '--from', '2026-11-23T09:00+07:00', '--for', '1wd', '--json']
  const told = npm(clone, words, {})
  const output: string[] = []
  told.stdout?.on('data', (chunk) => output.push(String(chunk)))
  expect(await new Promise((settle) => told.once('close', settle))).toBe(0)
  expect(JSON.parse(output.join(''))).toHaveProperty('due')
}

it('works for whoever runs these tests', async () => {
  await worksFromTheStart(await freshClone(null))
})

it.runIf(process.getuid?.() === 0)('works for an ordinary user without a name or anything else', async () => {
  await worksFromTheStart(await freshClone({ uid: 54_321, gid: 54_321 }))
})
