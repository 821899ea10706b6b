// The long form of test/web/fuzz.test.ts: a million inputs.
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { fuzzForms } from '../fuzz/forms.ts'
import { fuzzParsers } from '../fuzz/parsers.ts'
import { deskServer } from '../web/desk/officer.ts'
import type { TestServer } from '../web/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await deskServer({ reportsPerHour: 1_000_000 })
}, 60_000)
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

it('nine hundred thousand inputs make no parser fail or hang', async () => {
  const tried = await fuzzParsers(31_100)
  process.stdout.write(`fuzz: ${tried} inputs to parsers, none failed\n`)
  expect(tried).toBeGreaterThan(900_000)
}, 3_600_000)

it('a hundred thousand requests to every address are answered without a fault of ours', async () => {
  const { tried, byStatus } = await fuzzForms(server, 100_000)
  process.stdout.write(`fuzz: ${tried} requests, by status ${JSON.stringify(byStatus)}\n`)
  expect(tried).toBe(100_000)
}, 3_600_000)
