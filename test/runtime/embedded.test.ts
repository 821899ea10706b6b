// The embedded PostgreSQL in ordinary life: what it gives, to whom it listens, and that it goes when its last user goes.
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { serverFolders } from '../../src/store/embedded/server-folders.ts'
import { migrate } from '../../src/store/migrate.ts'
import { processLog } from '../../src/process-log.ts'
import { separateSealer } from '../../src/supervisor/separate-sealer.ts'
import { startEmbedded } from '../../src/store/embedded/start-embedded.ts'
import { ask } from './ask.ts'
import { folderWithDatabase, quietLog, serverIn, serverProcesses, trialFolder } from './trial-folder.ts'

vi.setConfig({ testTimeout: 90_000 })

const log = quietLog
const BECOMES = `select set_config('role', 'tuntas_sealer', false) as who`

describe('a first start', () => {
  it('gives an owner who may migrate and a restricted role that may create nothing', async () => {
    const server = await startEmbedded({ dataDir: await trialFolder(), log })
    await ask(server.ownerUrl, 'create extension pg_trgm; create extension unaccent; create schema more; create table note (word text)')
    const [owner] = await ask(server.ownerUrl, 'select rolname, rolsuper, rolcreatedb from pg_roles where rolname = current_user')
    expect(owner).toEqual({ rolname: 'tuntas_owner', rolsuper: false, rolcreatedb: false })
    await expect(ask(server.appUrl, 'create table mine (word text)')).rejects.toThrow('permission denied')
    await expect(ask(server.appUrl, 'create temporary table mine (word text)')).rejects.toThrow('permission denied')
    await expect(ask(server.appUrl, 'select * from note')).rejects.toThrow('permission denied')
    await server.stop()
  })

  it('gives the sender a login of its own that can become nobody else, also in a folder that an earlier version made', async () => {
    const dataDir = await folderWithDatabase()
    const earlier = await startEmbedded({ dataDir, log })
    await ask(earlier.adminUrl, 'alter role tuntas_sender nologin password null')
    await earlier.stop()
    const { passwords } = serverFolders(dataDir)
    const { tuntas_sender: _, ...before } = JSON.parse(await readFile(passwords, 'utf8')) as Record<string, string>
    await writeFile(passwords, JSON.stringify(before))
    const server = await startEmbedded({ dataDir, log })
    expect(await ask(server.senderUrl, 'select session_user::text as who')).toEqual([{ who: 'tuntas_sender' }])
    for (const role of ['tuntas_app', 'tuntas_owner', 'tuntas_admin']) await expect(ask(server.senderUrl, `set role ${role}`), role).rejects.toThrow('permission denied')
    await ask(server.ownerUrl, 'create table kept (word text); grant select on kept to tuntas_app')
    for (const sql of ['select * from kept', 'create temporary table mine (word text)', 'create role other', `alter role tuntas_app password 'x'`]) await expect(ask(server.senderUrl, sql), sql).rejects.toThrow('permission denied')
    expect((await stat(passwords)).mode & 0o777).toBe(0o600)
    await server.stop()
  })

  it('lets nobody but the sealer write the public log: the application cannot become it, once the migrations are through, also in a folder that an earlier version made', async () => {
    const dataDir = await folderWithDatabase()
    const server = await startEmbedded({ dataDir, log })
    await migrate(server.ownerUrl)
    const writes = `insert into log_leaf (leaf_index, commitment, fact_id) values (0, sha256('x'), gen_random_uuid())`
    expect(await ask(server.appUrl, BECOMES), 'as earlier versions left it').toEqual([{ who: 'tuntas_sealer' }])
    await server.separateSealer()
    const closed = async (appUrl: string) => {
      await expect(ask(appUrl, 'set role tuntas_sealer')).rejects.toThrow('permission denied')
      await expect(ask(appUrl, writes)).rejects.toThrow('permission denied')
    }
    await closed(server.appUrl)
    expect(await ask(server.sealerUrl, 'select session_user::text as who')).toEqual([{ who: 'tuntas_sealer' }])
    for (const role of ['tuntas_app', 'tuntas_sender', 'tuntas_owner', 'tuntas_admin']) await expect(ask(server.sealerUrl, `set role ${role}`), role).rejects.toThrow('permission denied')
    for (const sql of ['select * from report', 'select * from wording', 'create temporary table mine (word text)', 'update log_leaf set commitment = sha256($$y$$)']) await expect(ask(server.sealerUrl, sql), sql).rejects.toThrow('permission denied')
    await ask(server.sealerUrl, writes)
    await ask(server.adminUrl, 'grant tuntas_sealer to tuntas_app; alter role tuntas_sealer nologin password null')
    await server.stop()
    const { passwords } = serverFolders(dataDir)
    const { tuntas_sealer: _, ...before } = JSON.parse(await readFile(passwords, 'utf8')) as Record<string, string>
    await writeFile(passwords, JSON.stringify(before))
    const again = await startEmbedded({ dataDir, log })
    await closed(again.appUrl)
    expect(await ask(again.sealerUrl, 'select count(*)::int as count from log_leaf')).toEqual([{ count: 1 }])
    await again.stop()
  })

  it('takes the role from the application by the owner too, where the database is somebody else’s and the sealer was given a login; and gives it back without', async () => {
    const server = await startEmbedded({ dataDir: await folderWithDatabase(), log })
    await migrate(server.ownerUrl)
    const said: string[] = []
    const noting = processLog({ name: 'test', level: 'info', sink: { write: (line) => void said.push(line) } })
    const becomes = () => ask(server.appUrl, BECOMES)
    await separateSealer({ url: server.ownerUrl, ownLogin: true, log: noting })
    await expect(becomes()).rejects.toThrow('permission denied')
    await separateSealer({ url: server.ownerUrl, ownLogin: false, log: noting })
    expect(await becomes()).toEqual([{ who: 'tuntas_sealer' }])
    expect(said).toEqual([])
    await ask(server.adminUrl, 'grant tuntas_sealer to tuntas_app')
    await separateSealer({ url: server.ownerUrl, ownLogin: true, log: noting })
    expect(said.join(), 'what somebody else gave the owner cannot take, but says so').toContain('revoke tuntas_sealer from tuntas_app')
    await ask(server.adminUrl, `alter role tuntas_sealer login password 'x'`)
    said.length = 0
    await separateSealer({ url: server.ownerUrl, ownLogin: false, log: noting })
    expect([said.join().includes('set DATABASE_SEALER_URL'), await becomes()], 'never taken: it stays, and is said').toEqual([true, [{ who: 'tuntas_sealer' }]])
    await ask(server.adminUrl, 'revoke tuntas_sealer from tuntas_app')
    await separateSealer({ url: server.ownerUrl, ownLogin: true, log: noting })
    await expect(separateSealer({ url: server.ownerUrl, ownLogin: false, log: noting })).rejects.toThrow('DATABASE_SEALER_URL is missing')
    await expect(becomes()).rejects.toThrow('permission denied')
    await ask(server.adminUrl, 'alter role tuntas_sealer nologin')
    await separateSealer({ url: server.ownerUrl, ownLogin: false, log: noting })
    expect(await becomes()).toEqual([{ who: 'tuntas_sealer' }])
    await server.stop()
  })

  it('lets nobody in without a password and listens on no network', async () => {
    const dataDir = await folderWithDatabase()
    const server = await startEmbedded({ dataDir, log })
    await expect(ask(server.ownerUrl.replace(/:[^:@/]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password authentication failed')
    const [settings] = await ask(server.adminUrl, `select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync`)
    expect(settings).toEqual({ addresses: '', fsync: 'on' })
    const { root, passwords } = serverFolders(dataDir)
    expect((await stat(root)).mode & 0o777).toBe(0o700)
    expect((await stat(passwords)).mode & 0o777).toBe(0o600)
    await server.stop()
  })

  it('writes no value into the log of the server', async () => {
    const dataDir = await folderWithDatabase()
    const server = await startEmbedded({ dataDir, log })
    await ask(server.ownerUrl, 'create table person (name text primary key, age integer)')
    await ask(server.ownerUrl, `insert into person values ('Sumarni', 40)`)
    await expect(ask(server.ownerUrl, 'insert into person values ($1, 41)', ['Sumarni'])).rejects.toThrow('duplicate key')
    await expect(ask(server.ownerUrl, `select 'Sumarni'::integer`)).rejects.toThrow('Sumarni')
    await server.stop()
    expect(await readFile(serverFolders(dataDir).log, 'utf8')).not.toContain('Sumarni')
  })
})

describe('stopping', () => {
  it('leaves no process and keeps the data', async () => {
    const dataDir = await folderWithDatabase()
    const first = await startEmbedded({ dataDir, log })
    await ask(first.ownerUrl, 'create table kept as select 42 as number')
    await first.stop()
    expect(await serverProcesses(dataDir)).toEqual([])
    const second = await startEmbedded({ dataDir, log })
    expect(await ask(second.ownerUrl, 'select number from kept')).toEqual([{ number: 42 }])
    await second.stop()
  })

  it('is left to the last of those who use it at the same time', async () => {
    const dataDir = await folderWithDatabase()
    const [one, other] = await Promise.all([startEmbedded({ dataDir, log }), startEmbedded({ dataDir, log })])
    expect(other.pid).toBe(one.pid)
    await one.stop()
    expect(await ask(other.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await other.stop()
    expect(await serverIn(dataDir)).toBeNull()
  })

  it('can be insisted on', async () => {
    const dataDir = await folderWithDatabase()
    const one = await startEmbedded({ dataDir, log })
    const other = await startEmbedded({ dataDir, log })
    await one.stop({ evenIfUsed: true })
    expect(await serverIn(dataDir)).toBeNull()
    await other.stop()
  })
})

describe('unusual places', () => {
  it('puts the socket elsewhere when the path is too long for one, and takes that folder away again', async () => {
    const dataDir = await trialFolder(join('x'.repeat(90), 'ruang kerja', "l'été", 'data'))
    const server = await startEmbedded({ dataDir, log })
    const folder = new URL(server.appUrl.replace('@/', '@h/')).searchParams.get('host') ?? ''
    expect(folder.startsWith(dataDir)).toBe(false)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    expect(await ask(server.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await server.stop()
    await expect(stat(folder)).rejects.toThrow('ENOENT')
  })

  it('works in a folder whose name needs quoting everywhere', async () => {
    const server = await startEmbedded({ dataDir: await trialFolder(`d "a"'t,a é%2F`), log })
    expect(await ask(server.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await server.stop()
  })
})
