// ClamAV's own daemon, where one is installed, with one signature of our own: what the stand-in of the short tests says, it says too.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clamd } from '../../src/scanner/clamd.ts'
import { video } from '../web/evidence-samples.ts'
import { reports } from '../web/journey.ts'
import { EICAR, harmless, infected } from '../web/scanned-evidence.ts'
import { testServer, type TestServer } from '../web/server.ts'
import { Visitor } from '../web/visitor.ts'

const program = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'].map((folder) => join(folder, 'clamd')).find((path) => existsSync(path))

/** Debian: clamav-daemon. Its signatures come from elsewhere; the one of this test is written here. */
describe.skipIf(program === undefined)('ClamAV', () => {
  let folder: string
  let daemon: ChildProcess
  let server: TestServer
  let socket: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clamd-'))
    socket = join(folder, 'clamd.ctl')
    await mkdir(join(folder, 'signatures'))
    await writeFile(join(folder, 'signatures/own.ndb'), `Eicar-Own:0:*:${Buffer.from(EICAR).toString('hex')}\n`)
    await writeFile(join(folder, 'clamd.conf'), ['Foreground yes', `LocalSocket ${socket}`, `DatabaseDirectory ${join(folder, 'signatures')}`, 'StreamMaxLength 5M', 'ConcurrentDatabaseReload no'].join('\n'))
    daemon = spawn(program ?? '', ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' })
    for (let tries = 0; tries < 300 && !existsSync(socket); tries += 1) await pause(100)
    server = await testServer({ env: { TUNTAS_CLAMD: socket } })
  }, 60_000)
  afterAll(async () => {
    await server?.close()
    daemon?.kill()
    await rm(folder, { recursive: true, force: true })
  })

  it('lets through what it knows nothing against, and holds back what it does', async () => {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor, { files: [harmless(), infected(), video()] })
    expect((await Promise.all([1, 2, 3].map((no) => visitor.asks(`${mine}/bukti/${no}`)))).map(({ status }) => status)).toEqual([200, 403, 200])
  })

  it('gives no verdict of what is larger than it takes, and hears the next', async () => {
    const large = async function* () {
      for (let count = 0; count < 200; count += 1) yield Buffer.alloc(65_536)
    }
    await expect(clamd({ path: socket }).scan(large())).rejects.toThrow('scanner')
    const small = async function* () {
      yield Buffer.from(EICAR)
    }
    expect(await clamd({ path: socket }).scan(small())).toBe('malicious')
  })
})
