// Two web processes on one database: what an administrator changes through one, the next page of the other shows.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '../../database.ts'
import type { TestServer } from '../server.ts'
import { administrator, deskServer, passes, signsIn } from './officer.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let one: TestServer
let other: TestServer
beforeAll(async () => {
  database = await testDatabase()
  one = await deskServer({ database })
  other = await deskServer({ database, dataDir: one.dataDir })
})
afterAll(async () => {
  await other?.close()
  await one?.close()
  await database?.close()
})

it('shows a new unit on whichever answers next', async () => {
  const there = await signsIn(other, administrator)
  for (const server of [one, other]) passes(server, 60_000) // a code is taken once, by whichever process
  const here = await signsIn(one, administrator)
  expect((await there.opens('/meja/unit')).words).not.toContain('Dinas Serba Baru')
  const stamp = other.web.reference.get().stamp
  await here.sends(await here.opens('/meja/unit/baru'), 'Simpan', { fill: { name: 'Dinas Serba Baru', parent: '1', kind: 'agency' } })
  expect((await there.opens('/meja/unit')).words).toContain('Dinas Serba Baru')
  expect(other.web.reference.get().stamp).not.toBe(stamp)
})

it('reads reference data anew only when it has changed', async () => {
  passes(other, 60_000)
  const there = await signsIn(other, administrator)
  await there.opens('/meja/unit')
  const before = other.web.reference.get()
  await there.opens('/meja/unit')
  expect(other.web.reference.get()).toBe(before)
})
