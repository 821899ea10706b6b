// The officers of the demonstration: offered where everything is made up, and nowhere else.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { prepareDatabase } from '../../../src/app/prepare-database.ts'
import { testDatabase } from '../../database.ts'
import type { TestServer, TestSetting } from '../server.ts'
import { Visitor } from '../visitor.ts'
import { administrator, deskServer, officerOf, signsIn } from './officer.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

let server: TestServer | undefined
afterEach(async () => {
  vi.useRealTimers()
  await server?.close()
  server = undefined
})

async function signInPage(setting: TestSetting): Promise<string> {
  server = await deskServer(setting)
  return (await new Visitor(server.url).opens('/meja/masuk')).html
}

describe('the page to sign in', () => {
  it('shows their passwords in a demonstration, and their code on the next page', async () => {
    const html = await signInPage({ env: { TUNTAS_DEMO: 'on' } })
    for (const secret of [administrator.email, administrator.password, administrator.generator]) expect(html).toContain(secret)
    const visitor = new Visitor(server?.url ?? '')
    const page = await visitor.sends(await visitor.opens('/meja/masuk'), 'Lanjut', { fill: { email: administrator.email, password: administrator.password } })
    const [code = ''] = /\b\d{6}\b/.exec(page.words) ?? []
    expect((await visitor.sends(page, 'Masuk', { fill: { code } })).path).toBe('/meja')
  })

  it('fills in e-mail and password of whoever is chosen, and keeps where the visitor was going', async () => {
    await signInPage({ env: { TUNTAS_DEMO: 'on' }, governments: 'all' })
    const visitor = new Visitor(server?.url ?? '')
    const page = await visitor.opens('/meja/masuk?tujuan=/meja/akun')
    const head = officerOf('mojokerto.dinkes', 'head')
    const [link] = page.links('Kepala Dinas Kesehatan').filter((href) => href.includes(`contoh=${head.officer}&`))
    const second = await visitor.sends(await visitor.opens(link ?? ''), 'Lanjut', {})
    const [code = ''] = /\b\d{6}\b/.exec(second.words) ?? []
    expect((await visitor.sends(second, 'Masuk', { fill: { code } })).path).toBe('/meja/akun')
  })

  it.each([
    ['without a demonstration', {}], ['in production', { TUNTAS_DEMO: 'on', NODE_ENV: 'production' }],
  ])('shows nothing of them %s', async (_what, env) => {
    const html = await signInPage({ env }) + (await new Visitor(server?.url ?? '').opens('/meja/masuk?contoh=1')).html
    for (const secret of [administrator.email, administrator.password, administrator.generator, 'Petugas Contoh']) expect(html).not.toContain(secret)
  })

  it('shows nothing of them once a real government is in the database', async () => {
    server = await deskServer({ env: { TUNTAS_DEMO: 'on' } })
    await server.rows(`insert into unit (unit_id, code, name, kind, calendar_id) values (500, 'sungguh', 'Pemerintah Sungguhan', 'government', 'nasional')`)
    await server.rows('update reference_stamp set stamp = stamp + 1')
    await server.web.reference.refresh()
    expect((await new Visitor(server.url).opens('/meja/masuk')).html).not.toContain(administrator.password)
  })
})

describe('in production', () => {
  it('they can not sign in, though the database is that of a demonstration', async () => {
    server = await deskServer({ env: { TUNTAS_DEMO: 'on', NODE_ENV: 'production' } })
    await expect(signsIn(server, administrator)).rejects.toThrow()
    const visitor = new Visitor(server.url)
    const page = await visitor.sends(await visitor.opens('/meja/masuk'), 'Lanjut', { fill: { email: administrator.email, password: administrator.password } })
    expect(page.beside('email')).toBe('Surel atau kata sandi salah.')
  })

  it('they are not even made', async () => {
    const database = await testDatabase()
    const folder = await mkdtemp(join(tmpdir(), 'tuntas-demo-'))
    const client = new pg.Client({ connectionString: database.ownerUrl })
    await prepareDatabase({ ownerUrl: database.ownerUrl, keysDir: join(folder, 'keys'), demo: true, production: true })
    await client.connect()
    expect((await client.query('select from officer')).rowCount).toBe(0)
    expect((await client.query('select from unit')).rowCount).toBeGreaterThan(5)
    await client.end()
    await database.close()
    await rm(folder, { recursive: true })
  })
})
