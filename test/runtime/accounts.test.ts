// Under which account PostgreSQL runs, tried as root, who may not run it.
import { chmod, chown, mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { serverFolders } from '../../src/store/embedded/server-folders.ts'
import { startEmbedded } from '../../src/store/embedded/start-embedded.ts'
import { ask } from './ask.ts'
import { folderWithDatabase, quietLog, serverProcesses, trialFolder } from './trial-folder.ts'

vi.setConfig({ testTimeout: 90_000 })

const log = quietLog
/** A user that every Linux has, under whatever name. */
const somebody = 1

/** Takes the copies of the binaries, which would otherwise stay on the machine. */
let places: string[]
beforeAll(async () => {
  const place = await mkdtemp('/var/tmp/runtime-')
  await chmod(place, 0o755)
  places = [place]
})
afterAll(() => Promise.all(places.map((place) => rm(place, { recursive: true }))))

describe.runIf(process.getuid?.() === 0)('started by root in a folder that is closed to everybody else', () => {
  it.each(['namespace', 'service-override'] as const)('runs by way of %s', async (account) => {
    const dataDir = await trialFolder()
    const server = await startEmbedded({ dataDir, log, account, places })
    expect(await ask(server.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await server.stop()
    expect(await serverProcesses(dataDir)).toEqual([])
  })

  it('hands the data over when another way has to be taken than last time, and back again', async () => {
    const dataDir = await folderWithDatabase()
    for (const account of ['namespace', 'service-override', 'namespace'] as const) {
      const server = await startEmbedded({ dataDir, log, account, places })
      await ask(server.ownerUrl, 'create table if not exists kept (word text)')
      await server.stop()
      expect((await stat(serverFolders(dataDir).pgdata)).uid === 0).toBe(account === 'namespace')
    }
  })

  it('runs as the owner of the data folder where that is somebody else, and leaves that person able to go on alone', async () => {
    const dataDir = await trialFolder()
    await mkdir(dataDir)
    await chown(dataDir, somebody, somebody)
    const server = await startEmbedded({ dataDir, log, places })
    expect(await ask(server.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await server.stop()
    const { pgdata, passwords, startLock } = serverFolders(dataDir)
    for (const path of [pgdata, passwords, startLock]) expect((await stat(path)).uid).toBe(somebody)
  })

  it('says so when no way leads there', async () => {
    await expect(startEmbedded({ dataDir: await trialFolder(), log, account: 'service', places })).rejects.toThrow('ordinary user')
  })
})
