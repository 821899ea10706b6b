// The embedded PostgreSQL after things went wrong: kill -9 of any process at any moment, remains of every kind.
import { spawn, type ChildProcess } from 'node:child_process'
import { appendFile, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { serverFolders } from '../../src/store/embedded/server-folders.ts'
import { startEmbedded } from '../../src/store/embedded/start-embedded.ts'
import { ask } from './ask.ts'
import { folderWithDatabase, processesNaming, quietLog, serverIn, serverProcesses, trialFolder, until } from './trial-folder.ts'

vi.setConfig({ testTimeout: 90_000 })

const log = quietLog

function startHolder(dataDir: string): ChildProcess {
  return spawn(process.execPath, [fileURLToPath(new URL('holder.ts', import.meta.url)), dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function readyHolder(dataDir: string): Promise<ChildProcess> {
  const holder = startHolder(dataDir)
  await new Promise((settle) => holder.stdout?.once('data', settle))
  return holder
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((settle) => child.once('exit', settle))
  child.kill('SIGKILL')
  await gone
}

describe('after kill -9', () => {
  it('of the program that started it, the server that still runs is taken over', async () => {
    const dataDir = await folderWithDatabase()
    const holder = await readyHolder(dataDir)
    const running = await serverIn(dataDir)
    await kill(holder)
    const server = await startEmbedded({ dataDir, log })
    expect(server.pid).toBe(running)
    await server.stop()
    expect(await serverIn(dataDir)).toBeNull()
  })

  it('of program and server, everything committed is there again', async () => {
    const dataDir = await folderWithDatabase()
    const first = await startEmbedded({ dataDir, log })
    await ask(first.ownerUrl, 'create table kept as select 42 as number')
    process.kill(first.pid, 'SIGKILL')
    const second = await startEmbedded({ dataDir, log })
    expect(second.pid).not.toBe(first.pid)
    expect(await ask(second.ownerUrl, 'select number from kept')).toEqual([{ number: 42 }])
    await first.stop({ evenIfUsed: true })
    expect(await serverProcesses(dataDir)).toEqual([])
  })

  it('of the server, its keeper brings it back at the same address, again and again', async () => {
    const dataDir = await folderWithDatabase()
    const server = await startEmbedded({ dataDir, log, keepAlive: true })
    for (const round of [1, 2, 3]) {
      const before = await serverIn(dataDir)
      if (before !== null) process.kill(before, 'SIGKILL')
      await until(`round ${round}`, async () => {
        const answer = await ask(server.appUrl, 'select 1 as one').catch(() => [])
        return answer.length === 1 && (await serverIn(dataDir)) !== before
      })
    }
    await server.stop()
    expect(await serverProcesses(dataDir)).toEqual([])
  })

  it('of initdb and everything else half-way, the next start begins anew', async () => {
    const dataDir = await trialFolder()
    for (const delay of [120, 300, 480]) {
      const holder = startHolder(dataDir)
      await pause(delay)
      await kill(holder)
      const [initdb] = await unfinishedFolders(dataDir)
      if (initdb !== undefined) for (const pid of await processesNaming(join(dataDir, initdb))) process.kill(pid, 'SIGKILL')
    }
    const server = await startEmbedded({ dataDir, log })
    expect(await ask(server.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(await unfinishedFolders(dataDir)).toEqual([])
    await server.stop()
  })
})

async function unfinishedFolders(dataDir: string): Promise<string[]> {
  return (await readdir(dataDir).catch(() => [])).filter((name) => name.startsWith('postgres.new-'))
}

describe('remains', () => {
  it('a pid file whose number belongs to another program now does not stand in the way, and that program lives on', async () => {
    const dataDir = await folderWithDatabase()
    await (await startEmbedded({ dataDir, log })).stop()
    const stranger = spawn('sleep', ['60'])
    const { pgdata } = serverFolders(dataDir)
    await writeFile(join(pgdata, 'postmaster.pid'), `${stranger.pid}\n${pgdata}\n1700000000\n5432\n/nowhere\n\n  1  2\nready   \n`)
    const server = await startEmbedded({ dataDir, log })
    expect(await ask(server.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(stranger.exitCode).toBeNull()
    stranger.kill()
    await server.stop()
  })

  it('a server on other settings is stopped and started on ours', async () => {
    const dataDir = await folderWithDatabase()
    const holder = await readyHolder(dataDir)
    const running = await serverIn(dataDir)
    await kill(holder)
    const server = await startEmbedded({ dataDir, log, durable: false })
    expect(server.pid).not.toBe(running)
    expect(await ask(server.adminUrl, `select current_setting('fsync') as fsync`)).toEqual([{ fsync: 'off' }])
    await server.stop()
  })

  it('the operator’s own settings are kept and used', async () => {
    const dataDir = await folderWithDatabase()
    await (await startEmbedded({ dataDir, log })).stop()
    await appendFile(serverFolders(dataDir).extra, "work_mem = '3MB'\n")
    const server = await startEmbedded({ dataDir, log })
    expect(await ask(server.adminUrl, `select current_setting('work_mem') as memory`)).toEqual([{ memory: '3MB' }])
    await server.stop()
  })

  it('data of another major version are left as they are, and the sentence names both', async () => {
    const dataDir = await trialFolder()
    const { pgdata } = serverFolders(dataDir)
    await mkdir(pgdata, { recursive: true })
    await writeFile(join(pgdata, 'PG_VERSION'), '15\n')
    await expect(startEmbedded({ dataDir, log })).rejects.toThrow(/PostgreSQL 15.*PostgreSQL 18.*Nothing was changed/s)
    expect(await readdir(pgdata)).toEqual(['PG_VERSION'])
  })

  it('a folder of that name with anything else in it is left alone', async () => {
    const dataDir = await trialFolder()
    await mkdir(join(dataDir, 'postgres'), { recursive: true })
    await writeFile(join(dataDir, 'postgres', 'diary.txt'), 'mine')
    await expect(startEmbedded({ dataDir, log })).rejects.toThrow('Nothing was changed')
    expect(await readdir(join(dataDir, 'postgres'))).toEqual(['diary.txt'])
  })

  it('a server that can’t start says why, in its own last words', async () => {
    const dataDir = await folderWithDatabase()
    await (await startEmbedded({ dataDir, log })).stop()
    await writeFile(serverFolders(dataDir).extra, 'shared_buffers = plenty\n')
    await expect(startEmbedded({ dataDir, log })).rejects.toThrow('shared_buffers')
    expect(await serverIn(dataDir)).toBeNull()
  })
})
