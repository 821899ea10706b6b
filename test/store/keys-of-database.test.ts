// A database goes on only with the keys it was begun with.
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { prepareDatabase } from '../../src/app/prepare-database.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'
import { testDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
let folder: string

beforeAll(async () => {
  database = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'keys-test-'))
})

afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

it('starts again with the same keys, and refuses others with the way back', async () => {
  const own = { ownerUrl: database.ownerUrl, keysDir: join(folder, 'own'), demo: false }
  await prepareDatabase(own)
  await prepareDatabase(own)
  loadServerSecrets(join(folder, 'other'))
  await expect(prepareDatabase({ ...own, keysDir: join(folder, 'other') })).rejects.toThrow(/keys restore FILE/)
  await expect(prepareDatabase({ ...own, keysDir: join(folder, 'lost') })).rejects.toThrow(/keys restore FILE/)
  expect(existsSync(join(folder, 'lost'))).toBe(false)
})
