// A folder of its own for a test that starts real servers, and a watch over what it leaves.
import { constants, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, onTestFinished } from 'vitest'
import { processLog } from '../../src/process-log.ts'
import { findPostmaster, leftoverProcesses } from '../../src/store/embedded/postmaster-file.ts'
import { serverFolders } from '../../src/store/embedded/server-folders.ts'
import { stopServer } from '../../src/store/embedded/server-process.ts'
import { startEmbedded } from '../../src/store/embedded/start-embedded.ts'

export const quietLog = processLog({ name: 'test', level: 'silent' })

/** A private folder (mode 0700) whose server, if one still runs at the end of the test, is stopped. */
export async function trialFolder(name = 'data'): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'runtime-'))
  const folder = join(parent, name)
  onTestFinished(async () => {
    const found = await serverIn(folder)
    if (found !== null) await stopServer(found, 2_000)
    await rm(parent, { recursive: true, force: true, maxRetries: 5 })
  })
  return folder
}

let pattern: Promise<string> | undefined
const patterns: string[] = []
afterAll(() => Promise.all(patterns.map((folder) => rm(folder, { recursive: true, force: true }))))

/** Like `trialFolder`, with a database that was set up once for the whole test file. */
export async function folderWithDatabase(): Promise<string> {
  pattern ??= setUpPattern()
  const folder = await trialFolder()
  await cp(await pattern, folder, { recursive: true, mode: constants.COPYFILE_FICLONE })
  return folder
}

async function setUpPattern(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'runtime-'))
  patterns.push(parent)
  const folder = join(parent, 'pattern')
  await (await startEmbedded({ dataDir: folder, log: quietLog, durable: false })).stop()
  return folder
}

/** Process id of the server that runs on a data folder, or null. */
export async function serverIn(dataDir: string): Promise<number | null> {
  const { pgdata } = serverFolders(dataDir)
  return (await findPostmaster(pgdata).catch(() => null))?.pid ?? null
}

/** Every process that works in a data folder of PostgreSQL. */
export async function serverProcesses(dataDir: string): Promise<number[]> {
  return leftoverProcesses(serverFolders(dataDir).pgdata)
}

/** Process ids of everybody whose environment holds a word. */
export async function processesWith(word: string): Promise<number[]> {
  return processesShowing('environ', word)
}

/** Process ids of everybody whose command line holds a word. */
export async function processesNaming(word: string): Promise<number[]> {
  return processesShowing('cmdline', word)
}

async function processesShowing(file: 'environ' | 'cmdline', word: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry)).map(Number)
  const texts = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')))
  return pids.filter((_, index) => texts[index]?.includes(word))
}

/** Waits until `holds` does. @throws after `limit` milliseconds. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, limit = 15_000): Promise<void> {
  const end = Date.now() + limit
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited ${limit} ms in vain: ${what}.`)
    await pause(50)
  }
}
