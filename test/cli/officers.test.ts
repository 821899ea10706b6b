// The command that invites the first administrator, against a real database, and the link that it prints.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { officersCommand } from '../../src/cli/officers.ts'
import type { TestServer } from '../web/server.ts'
import { Visitor } from '../web/visitor.ts'
import { deskServer } from '../web/desk/officer.ts'

let server: TestServer
beforeAll(async () => {
  server = await deskServer()
  await server.rows(`insert into unit (unit_id, code, name, kind, calendar_id, synthetic) values (500, 'sungguh', 'Pemerintah Kota Sungguh', 'government', 'nasional', true)`)
  await server.rows('update reference_stamp set stamp = stamp + 1')
  await server.web.reference.refresh()
  vi.useRealTimers() // the command is a process of its own, with the time of day
})
afterAll(() => server?.close())

async function runs(words: readonly string[]): Promise<{ readonly status: number; readonly out: string; readonly complaints: string }> {
  const { config } = server.web
  let [out, complaints] = ['', '']
  const terminal = { input: process.stdin, write: async (text: string) => void (out += text), complain: (text: string) => void (complaints += `${text}\n`) }
  const environment = { DATABASE_URL: config.databaseUrl ?? '', DATA_DIR: config.dataDir, TUNTAS_BASE_URL: config.baseUrl }
  return { status: await officersCommand(environment).run(words, terminal), out, complaints }
}

const WORDS = ['invite-first', '--email', 'Kepala@Sungguh.example', '--name', 'Kepala Pengaduan', '--government', 'sungguh']

describe('tuntas officers invite-first', () => {
  it('prints a link by which the first administrator begins; again where it was lost', async () => {
    const first = await runs(WORDS)
    const again = await runs([...WORDS, '--json'])
    expect([first.status, again.status]).toEqual([0, 0])
    const { link, hours } = JSON.parse(again.out) as { link: string; hours: number }
    expect(hours).toBe(72)
    vi.useFakeTimers({ toFake: ['Date'], now: server.clock.now() })
    await server.rows(`update account.invitation set expires_at = $1`, [new Date(server.clock.now() + 3_600_000)])
    expect((await new Visitor(server.url).opens(first.out.trim().slice(server.url.length))).status).toBe(404)
    const page = await new Visitor(server.url).opens(link.slice(server.url.length))
    expect(page.words).toContain('Kepala Pengaduan (kepala@sungguh.example)')
    vi.useRealTimers()
  })

  it.each([
    [['invite-first'], 2, 'tuntas officers invite-first'],
    [['invite-first', '--email', 'bukan', '--name', 'A B', '--government', 'sungguh'], 2, 'tuntas officers'],
    [['invite-first', '--email', 'a@b.example', '--name', 'A B', '--government', 'tidak-ada'], 1, 'There is no government with the code "tidak-ada".'],
    [['invite-first', '--email', 'a@b.example', '--name', 'A B', '--government', 'rembang.dinkes'], 1, 'There is no government'],
    [['invite-first', '--email', 'a@b.example', '--name', 'A B', '--government', 'rembang'], 1, 'has an administrator already'],
    [['invite-first', '--email', 'petugas2@contoh.invalid', '--name', 'A B', '--government', 'sungguh'], 1, 'An officer has this e-mail already.'],
  ])('refuses %j', async (words, status, sentence) => {
    const done = await runs(words)
    expect([done.status, done.out]).toEqual([status, ''])
    expect(done.complaints).toContain(sentence)
  })
})
