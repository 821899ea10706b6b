// What `npm start` supervises: the order of stopping, restarts, and every way of being killed.
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { testDatabase } from '../database.ts'
import { exchange } from '../web/http.ts'
import { readySupervisor, startSupervisor, unusedPort } from './supervised.ts'
import { folderWithDatabase, processesNaming, serverIn, serverProcesses, trialFolder, until } from './trial-folder.ts'

vi.setConfig({ testTimeout: 90_000 })

async function page(address: string): Promise<string> {
  return fetch(address).then(
    (response) => response.text(),
    () => '',
  )
}

describe('stopping', () => {
  it('answers what was asked, then stops worker and database, and leaves no process', async () => {
    const dataDir = await trialFolder()
    const tuntas = await readySupervisor({ dataDir })
    const slow = page(`${tuntas.address}/slow`)
    await pause(300)
    // npm passes Ctrl-C on to a program that has got it from the terminal already.
    tuntas.signal('SIGINT')
    tuntas.signal('SIGINT')
    expect(await slow).toMatch(/^web \d+$/)
    expect(await tuntas.ended).toBe(0)
    expect(tuntas.diary().slice(2)).toEqual(['web drains', 'web drained, database there', 'worker drained'])
    expect(await tuntas.children()).toEqual([])
    expect(await serverProcesses(dataDir)).toEqual([])
  })

  it('hurries at a second Ctrl-C', async () => {
    const dataDir = await folderWithDatabase()
    const tuntas = await readySupervisor({ dataDir, env: { TUNTAS_TEST_WEB: 'stuck' } })
    tuntas.signal('SIGINT')
    await until('draining', () => tuntas.diary().includes('web drains'))
    await pause(600)
    const began = Date.now()
    tuntas.signal('SIGINT')
    expect(await tuntas.ended).toBe(0)
    expect(Date.now() - began).toBeLessThan(10_000)
    expect(await tuntas.children()).toEqual([])
    expect(await serverProcesses(dataDir)).toEqual([])
  })

  it('works at any moment of a first start', async () => {
    for (const delay of [200, 500, 900]) {
      const dataDir = await trialFolder()
      const tuntas = await startSupervisor({ dataDir })
      await pause(delay)
      tuntas.signal('SIGTERM')
      expect([0, 'SIGTERM']).toContain(await tuntas.ended)
      expect(await tuntas.children()).toEqual([])
      expect(await processesNaming(dataDir)).toEqual([])
    }
  })
})

describe('kill -9', () => {
  it('of a child is answered with a new one', async () => {
    const tuntas = await readySupervisor({ dataDir: await folderWithDatabase() })
    for (const round of [1, 2]) {
      const before = await page(tuntas.address)
      process.kill(Number(before.replace('web ', '')), 'SIGKILL')
      await until(`another web process, round ${round}`, async () => !['', before].includes(await page(tuntas.address)))
    }
    tuntas.signal('SIGTERM')
    expect(await tuntas.ended).toBe(0)
  })

  it.runIf(process.platform === 'linux')('of one of several web processes leaves the others serving, and is answered with a new one', async () => {
    const tuntas = await readySupervisor({ dataDir: await folderWithDatabase(), env: { TUNTAS_WEB_PROCESSES: '3' } })
    // Each over a connection of its own, so that any of them may get it.
    const answer = () => exchange(tuntas.address).then(({ body }) => body.toString(), () => '')
    const seen = async () => new Set(await Promise.all(Array.from({ length: 40 }, answer)))
    await until('all three serve', async () => (await seen()).size === 3)
    const [one = ''] = await seen()
    process.kill(Number(one.replace('web ', '')), 'SIGKILL')
    await until('the others serve and a new one beside them', async () => {
      const now = await seen()
      return now.size === 3 && !now.has(one) && !now.has('')
    })
    tuntas.signal('SIGTERM')
    expect(await tuntas.ended).toBe(0)
    expect(await tuntas.children()).toEqual([])
  })

  it('of the supervisor ends its children by themselves; the next start recovers', async () => {
    const dataDir = await folderWithDatabase()
    const port = await unusedPort()
    const first = await readySupervisor({ dataDir, port })
    first.signal('SIGKILL')
    await until('the children end', async () => (await first.children()).length === 0, 10_000)
    const second = await readySupervisor({ dataDir, port })
    expect(await page(second.address)).toMatch(/^web/)
    second.signal('SIGTERM')
    expect(await second.ended).toBe(0)
    expect(await serverProcesses(dataDir)).toEqual([])
  })

  it('of the supervisor is recovered from although a child hangs', async () => {
    const dataDir = await folderWithDatabase()
    const port = await unusedPort()
    const first = await readySupervisor({ dataDir, port })
    const web = Number((await page(first.address)).replace('web ', ''))
    process.kill(web, 'SIGSTOP')
    first.signal('SIGKILL')
    const second = await readySupervisor({ dataDir, port })
    expect(await page(second.address)).toMatch(/^web/)
    expect(await first.children()).toEqual([])
    second.signal('SIGTERM')
    expect(await second.ended).toBe(0)
  })

  it('of everything at once is recovered from by the next start', async () => {
    const dataDir = await folderWithDatabase()
    const port = await unusedPort()
    const first = await readySupervisor({ dataDir, port })
    const server = await serverIn(dataDir)
    for (const pid of [first.pid, ...(await first.children()), ...(server === null ? [] : [server])]) process.kill(pid, 'SIGKILL')
    await first.ended
    const second = await readySupervisor({ dataDir, port })
    expect(await page(second.address)).toMatch(/^web/)
    second.signal('SIGTERM')
    expect(await second.ended).toBe(0)
  })
})

describe('a clear sentence', () => {
  it.runIf(process.platform === 'linux')('is logged when a further web process can’t start, and the first serves alone', async () => {
    const tuntas = await readySupervisor({ dataDir: await folderWithDatabase(), env: { TUNTAS_WEB_PROCESSES: '2', TUNTAS_TEST_WEB: 'alone' } })
    await until('it is given up', () => tuntas.said().includes('a further web process could not start'))
    expect(await page(tuntas.address)).toMatch(/^web \d+$/)
    tuntas.signal('SIGTERM')
    expect(await tuntas.ended).toBe(0)
  })

  it('names the address where it already runs, and the one that runs is not disturbed', async () => {
    const dataDir = await folderWithDatabase()
    const first = await readySupervisor({ dataDir })
    const second = await startSupervisor({ dataDir })
    expect(await second.ended).toBe(1)
    expect(second.said()).toContain(`Tuntas already runs in ${dataDir}: ${first.address.replace('127.0.0.1', 'localhost')} (process ${first.pid})`)
    expect(await page(first.address)).toMatch(/^web/)
    first.signal('SIGTERM')
    expect(await first.ended).toBe(0)
  })

  it('says that the port is taken', async () => {
    const port = await unusedPort()
    const stranger = createServer().listen(port, '127.0.0.1')
    const tuntas = await startSupervisor({ dataDir: await trialFolder(), port })
    expect(await tuntas.ended).toBe(1)
    expect(tuntas.said()).toContain(`Port ${port} is in use by another program.`)
    stranger.close()
  })

  it('says that a process can’t start, and leaves nothing running', async () => {
    const dataDir = await folderWithDatabase()
    const tuntas = await startSupervisor({ dataDir, env: { TUNTAS_TEST_WEB: 'broken' } })
    expect(await tuntas.ended).toBe(1)
    expect(tuntas.said()).toContain('The web process could not start')
    expect(await tuntas.children()).toEqual([])
    expect(await serverProcesses(dataDir)).toEqual([])
  })

  it('says why a database of one’s own can’t be used, without its password', async () => {
    const port = await unusedPort()
    const url = process.env['TUNTAS_TEST_DATABASE_URL'] ?? ''
    const wrong = url.replace(/:[^:@/]+@/, ':verysecret@')
    const tuntas = await startSupervisor({ dataDir: await trialFolder(), port, env: { DATABASE_URL: wrong } })
    expect(await tuntas.ended).toBe(1)
    expect(tuntas.said()).toContain('The database in DATABASE_URL can\'t be used (the password is wrong).')
    expect(tuntas.said()).not.toContain('verysecret')
  })
  it('says that the restricted role alone can’t bring a database up to date', async () => {
    const database = await testDatabase()
    const tuntas = await startSupervisor({ dataDir: await trialFolder(), env: { DATABASE_URL: database.appUrl } })
    expect(await tuntas.ended).toBe(1)
    expect(tuntas.said()).toMatch(/^The role \S+ in DATABASE_URL may not create tables there; give the owner of the database in DATABASE_OWNER_URL\.\n$/)
    await database.close()
  })

  it('is not needed on a server of one’s own: it serves there and leaves it running', async () => {
    const database = await testDatabase()
    const dataDir = await trialFolder()
    const tuntas = await readySupervisor({ dataDir, env: { DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl } })
    tuntas.signal('SIGTERM')
    expect(await tuntas.ended).toBe(0)
    expect(tuntas.diary()).toContain('web drained, database there')
    expect(await serverIn(dataDir)).toBeNull()
    await database.close()
  })
})

describe('as whom they log in', () => {
  const told = (diary: readonly string[]) => diary.filter((line) => line.includes(' is told '))

  it('is each child told what it needs: the sealer’s login the worker alone, the owner’s none', async () => {
    const tuntas = await readySupervisor({ dataDir: await folderWithDatabase(), env: { TUNTAS_TEST_LOGINS: 'on' } })
    tuntas.signal('SIGTERM')
    expect(await tuntas.ended).toBe(0)
    expect(told(tuntas.diary()).toSorted()).toEqual(['web is told DATABASE_URL tuntas_app', 'worker is told DATABASE_SEALER_URL tuntas_sealer, DATABASE_URL tuntas_app'])
  })

  it('is no child told the owner’s of a server of one’s own either', async () => {
    const database = await testDatabase()
    const [app = ''] = /[^/:@]+(?=:)/.exec(database.appUrl.replace(/^\w+:\/\//, '')) ?? []
    const tuntas = await readySupervisor({ dataDir: await trialFolder(), env: { TUNTAS_TEST_LOGINS: 'on', DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl } })
    tuntas.signal('SIGTERM')
    expect(await tuntas.ended).toBe(0)
    expect(told(tuntas.diary()).toSorted()).toEqual(['web', 'worker'].map((name) => `${name} is told DATABASE_URL ${app}`))
    await database.close()
  })
})
