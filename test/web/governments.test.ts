// Where several governments are served, or one doesn't take every kind of report: nothing that was typed is lost on the way to the right one.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishUnitsRead, readUnitsFolder } from '../../src/app/publish-units.ts'
import { projectRoot } from '../../src/project-root.ts'
import { bumpReferenceStamp } from '../../src/store/publish-reference.ts'
import { testDatabase, type TestDatabase } from '../database.ts'
import { pdf } from './evidence-samples.ts'
import type { FormPart } from './form-body.ts'
import { receiptOf, SEND, STORY, tracks } from './journey.ts'
import { Page } from './page.ts'
import { testServer, type TestServer } from './server.ts'
import { Visitor } from './visitor.ts'

let database: TestDatabase
let server: TestServer
beforeAll(async () => {
  database = await testDatabase()
  server = await testServer({ database })
  await change(async (client) => {
    const folder = await mkdtemp(join(tmpdir(), 'units-'))
    const units = await readFile(join(projectRoot(), 'demo/rembang.yaml'), 'utf8')
    await writeFile(join(folder, 'lain.yaml'), units.replaceAll('rembang.', 'lain.').replace('code: rembang\n', 'code: lain\n').replace('Kabupaten Rembang', 'Kabupaten Lain'))
    await publishUnitsRead(client, await readUnitsFolder(folder), true)
    await rm(folder, { recursive: true })
    await client.query("delete from sop_in_force where classification = 'aspiration' and unit_id = (select unit_id from unit where code = 'lain')")
  })
})
afterAll(async () => {
  await server?.close()
  await database?.close()
})

async function change(act: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl })
  await client.connect()
  await act(client)
  await bumpReferenceStamp(client)
  await client.end()
  await server.web.reference.refresh()
}

const parts = (fields: Readonly<Record<string, string | null>>): FormPart[] => Object.entries(fields).map(([name, value]) => [name, value ?? ''] as const)

describe('where several governments are served', () => {
  it('one is chosen first, and the form is for that one', async () => {
    const visitor = new Visitor(server.url)
    const choice = await visitor.opens('/lapor')
    expect(choice.heading).toBe('Laporan ini untuk pemerintah mana?')
    const form = await visitor.opens(choice.links('Lain')[0] ?? '')
    expect(form.words).toContain('Pemerintah Kabupaten Lain (contoh)')
    expect(receiptOf(await visitor.sends(form, SEND, { fill: STORY })).receipt.words).toContain('Pemerintah Kabupaten Lain (contoh)')
  })

  it.each([['none', {}], ['one that is not served', { government: 'atlantis' }], ['nonsense', { government: '__proto__' }]])('a form for %s asks for the government and then goes on with everything, files too', async (_what, government) => {
    const visitor = new Visitor(server.url)
    const sent = { ...STORY, ...government, place: 'Depan pasar', secret: 'on' }
    const page = new Page('/lapor', await visitor.postsParts('/lapor', [...parts(sent), ['files', pdf()]]))
    expect(page.status).toBe(422)
    expect(page.faults).toEqual([{ field: 'government', message: 'Pilih pemerintah daerah yang dituju.' }])
    expect(page.words).toContain('Depan pasar')
    const chosen = page.form('Pemerintah Kabupaten Lain (contoh)')
    const answer = await visitor.postsParts(chosen.action, [...chosen.controls.map(({ name, value }) => [name, value] as const), ['government', 'lain']])
    const taken = receiptOf(answer.status === 303 ? await visitor.opens(answer.headers.location ?? '') : new Page('/lapor', answer))
    expect(taken.receipt.words).toContain('Pemerintah Kabupaten Lain (contoh)')
    expect(taken.receipt.words).toContain('surat.pdf')
    expect((await tracks(visitor, taken)).words).toContain('Depan pasar')
    expect((await visitor.opens(`/laporan/${taken.number}`)).status, 'it stays secret').toBe(404)
    expect(await server.staged()).toEqual([])
  })
})

describe('a kind of report that a government does not take', () => {
  it('is said beside the kinds, everything else stays, and another kind goes through with the same files', async () => {
    const visitor = new Visitor(server.url)
    const form = await visitor.opens('/lapor?pemerintah=lain')
    const page = await visitor.sends(form, SEND, { fill: { ...STORY, kind: 'aspiration', hope: 'Segera' }, files: [pdf()] })
    expect(page.status).toBe(422)
    expect(page.beside('kind')).toContain('Pemerintah ini belum menerima jenis laporan ini.')
    expect([page.value('subject'), page.value('hope')]).toEqual(['Lampu jalan mati', 'Segera'])
    const taken = receiptOf(await visitor.sends(page, SEND, { fill: { kind: 'complaint' } }))
    expect((await visitor.asks(`${taken.mine}/bukti/1`)).body.equals(Buffer.from(pdf().content))).toBe(true)
  })

  it('is said to a program too', async () => {
    const body = Buffer.from(JSON.stringify({ government: 'lain', classification: 'aspiration', title: 'x', description: 'y' }))
    const answer = await new Visitor(server.url).asks('/api/v1/reports', { method: 'POST', body, headers: { 'Content-Type': 'application/json' } })
    expect([answer.status, JSON.parse(answer.body.toString())]).toMatchObject([422, { errors: [{ field: 'classification' }] }])
  })
})
