// Ten thousand inputs that nobody meant, to every parser and every address; a million of them in the long tests.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fuzzForms } from '../fuzz/forms.ts'
import { fuzzParsers, parsers } from '../fuzz/parsers.ts'
import { deskServer } from './desk/officer.ts'
import type { TestServer } from './server.ts'

let server: TestServer
beforeAll(async () => {
  server = await deskServer({ reportsPerHour: 1_000_000 })
}, 60_000)
afterAll(async () => {
  vi.useRealTimers()
  await server?.close()
})

describe('inputs that nobody meant', () => {
  it('make no parser fail or hang', async () => {
    const tried = await fuzzParsers(275)
    process.stdout.write(`fuzz: ${tried} inputs to ${(await parsers()).length} parsers, none failed\n`)
    expect(tried).toBeGreaterThan(7_900)
  }, 240_000)

  it('sent to every address are answered, and no answer is a fault of ours', async () => {
    const { tried, byStatus } = await fuzzForms(server, 2_100)
    process.stdout.write(`fuzz: ${tried} requests, by status ${JSON.stringify(byStatus)}\n`)
    expect(byStatus['422'] ?? 0, 'forms were reached').toBeGreaterThan(50)
    expect(byStatus['200'] ?? 0).toBeGreaterThan(100)
  }, 240_000)
})
