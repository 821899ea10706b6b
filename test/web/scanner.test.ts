// Evidence is looked over before it is given out; what a scanner found something in, or could not look over, is given to nobody.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { clamd } from '../../src/scanner/clamd.ts'
import { rememberedVerdicts } from '../../src/scanner/remembered-verdicts.ts'
import { photo } from './evidence-samples.ts'
import type { FilePart } from './form-body.ts'
import { reports } from './journey.ts'
import { EICAR, harmless, infected, standIn, type StandIn } from './scanned-evidence.ts'
import { testServer, type TestServer } from './server.ts'
import { Visitor } from './visitor.ts'

let scanner: StandIn
let server: TestServer
beforeAll(async () => {
  scanner = await standIn()
  server = await testServer({ env: { TUNTAS_CLAMD: scanner.address } })
})
afterEach(() => {
  scanner.mood = 'works'
})
afterAll(async () => {
  await server?.close()
  await scanner?.close()
})

async function sent(...files: readonly FilePart[]) {
  const visitor = new Visitor(server.url)
  const { mine } = await reports(visitor, { files })
  return (no: number, headers: Record<string, string> = {}) => visitor.asks(`${mine}/bukti/${no}`, { headers })
}

describe('evidence', () => {
  it('in which nothing is found is given out, looked over once for all its parts', async () => {
    const gets = await sent(harmless())
    const before = scanner.asked()
    expect((await gets(1)).status).toBe(200)
    expect((await gets(1, { Range: 'bytes=0-3' })).status).toBe(206)
    expect(scanner.asked() - before).toBe(1)
  })

  it('with a malicious program in it is taken in, and given to nobody; the other files are', async () => {
    const gets = await sent(infected(), await photo())
    const held = await gets(1)
    expect([held.status, held.body.includes(EICAR)]).toEqual([403, false])
    expect(held.body.toString()).toContain('Pemindai menemukan program berbahaya')
    expect((await gets(1, { Range: 'bytes=0-3' })).status).toBe(403)
    expect((await gets(2)).status).toBe(200)
  })

  it.each(['refuses', 'hangs up'] as const)('is not given out while the scanner %s, and is as soon as it works again', async (mood) => {
    const gets = await sent(harmless())
    scanner.mood = mood
    const waits = await gets(1)
    expect([waits.status, waits.headers['retry-after'], waits.body.includes('Surat biasa')]).toEqual([503, '60', false])
    expect(waits.body.toString()).toContain('belum bisa diperiksa')
    scanner.mood = 'works'
    expect((await gets(1)).status).toBe(200)
  })
})

describe('a scanner', () => {
  const bytes = async function* () {
    yield Buffer.from('isi')
  }
  const broken = async function* () {
    yield Buffer.from('isi')
    throw new Error('the file is broken')
  }

  it('that is not there, or is silent, gives no verdict', async () => {
    await expect(clamd({ host: '127.0.0.1', port: 1 }).scan(bytes())).rejects.toThrow('The scanner can not be asked.')
    await expect(clamd({ path: '/nowhere/clamd.ctl' }).scan(bytes())).rejects.toThrow('The scanner can not be asked.')
    scanner.mood = 'is silent'
    const [host = '', port = ''] = scanner.address.split(':')
    await expect(clamd({ host, port: Number(port) }, 300).scan(bytes())).rejects.toThrow('The scanner can not be asked.')
  })

  it('is no reason for a file that can\'t be read: that fault is told as it is', async () => {
    const [host = '', port = ''] = scanner.address.split(':')
    await expect(clamd({ host, port: Number(port) }).scan(broken())).rejects.toThrow('the file is broken')
  })

  it('is asked again after an hour, and after it could not answer', async () => {
    let now = 0
    const answers: ('clean' | 'malicious' | Error)[] = ['clean', 'malicious', new Error('away'), 'clean']
    const verdicts = rememberedVerdicts({ scan: () => { const next = answers.shift() ?? 'clean'; return next instanceof Error ? Promise.reject(next) : Promise.resolve(next) } }, () => now)
    expect([await verdicts.of('a', bytes), await verdicts.of('a', bytes)]).toEqual(['clean', 'clean'])
    now += 3_600_000
    expect(await verdicts.of('a', bytes)).toBe('malicious')
    now += 3_600_000
    await expect(verdicts.of('a', bytes)).rejects.toThrow('away')
    expect(await verdicts.of('a', bytes)).toBe('clean')
  })
})
