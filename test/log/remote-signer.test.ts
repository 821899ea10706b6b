// A device elsewhere signs for the log: while it is away nothing is signed and everything else goes on; it may be given another key.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { sealLog, type Sealing } from '../../src/app/log/seal-log.ts'
import { openLogSigning } from '../../src/vault/log-signing.ts'
import { webMetrics } from '../../src/web/metrics.ts'
import { logHouse, type LogHouse } from './log-house.ts'
import { signerProcess, type SignerProcess } from './signer.ts'

let house: LogHouse
let device: SignerProcess
let sealing: Sealing

beforeAll(async () => {
  house = await logHouse()
  device = await signerProcess()
  sealing = signedBy(device)
}, 60_000)
afterAll(async () => {
  await device.end()
  await house.close()
})

function signedBy({ remote }: Pick<SignerProcess, 'remote'>): Sealing {
  const signing = openLogSigning(house.keysDir, remote)
  return { ...house.sealing, signers: signing.signers, promiseKey: (origin) => signing.promiseSigner(origin).key }
}

async function sealAll(): Promise<void> {
  while ((await sealLog(sealing)).outcome === 'sealed');
}

const shown = (path: string) => readFile(join(house.dataDir, 'log', path), 'utf8')

async function metric(name: string): Promise<number> {
  const text = await webMetrics(house.database).text()
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}

describe('a device that signs', () => {
  it('is set up by its address and its public key', () => {
    const config = readConfig({ ...house.environment, TUNTAS_LOG_SIGNER_URL: device.remote.url, TUNTAS_LOG_SIGNER_KEY: device.key })
    if ('faults' in config) throw new Error(config.faults.join())
    expect(config.ok.log.signer).toEqual({ url: device.remote.url, publicKey: Buffer.from(device.remote.publicKey) })
    expect(readConfig({ ...house.environment, TUNTAS_LOG_SIGNER_URL: device.remote.url })).toMatchObject({ faults: [expect.stringContaining('TUNTAS_LOG_SIGNER_KEY')] })
  })

  it('signs checkpoints that whoever has its key can check, while promises stay with the house', async () => {
    await house.take()
    await sealAll()
    expect(await house.verified('--key', device.key)).toMatchObject({ status: 0, problems: [] })
    expect(await shown('keys')).toMatch(new RegExp(`^${device.key.replaceAll(/[+/]/g, '\\$&')} checkpoint \\d+$`, 'm'))
    expect(await shown('keys')).toContain('lapor.example/log/janji+')
    expect(await metric('tuntas_log_unsigned')).toBe(0)
  })

  it('leaves everything else as it is while it is away, which the metrics say, and signs for all of it when it is back', async () => {
    const [before, { port }] = [await shown('checkpoint'), device]
    await device.end()
    await house.take()
    await expect(sealLog(sealing)).rejects.toThrow()
    await house.take()
    await expect(sealLog(sealing)).rejects.toThrow()
    expect(await shown('checkpoint')).toBe(before)
    expect(await metric('tuntas_log_unsigned'), 'two reports and a reply to each').toBeGreaterThanOrEqual(4)
    expect(await metric('tuntas_log_halted')).toBe(0)
    expect(await house.verified(), 'what waits for it is no fault').toMatchObject({ status: 0, problems: [] })
    device = await signerProcess(port)
    sealing = signedBy(device)
    await sealAll()
    expect(Number((await shown('checkpoint')).split('\n')[1])).toBeGreaterThanOrEqual(Number(before.split('\n')[1]) + 4)
    expect(await metric('tuntas_log_unsigned')).toBe(0)
  })

  it('was given another key: who knew the old one alone is told so, the old one is retired, and what it signed still counts', async () => {
    const keys = await shown('keys')
    expect(keys.match(/^lapor\.example\/log\+\S+ checkpoint \d+ retired$/gm)).toHaveLength(1)
    expect(keys.match(/^lapor\.example\/log\+\S+ checkpoint \d+$/gm)).toHaveLength(1)
    expect(await shown('facts.jsonl')).toContain(`"subject":"${device.key}"`)
    expect(await house.verified('--key', device.key)).toMatchObject({ status: 0, problems: [] })
    const [old = ''] = /^lapor\.example\/log\+\S+(?= checkpoint \d+ retired$)/m.exec(keys) ?? []
    expect((await house.verified('--key', old)).problems).toMatchObject([{ what: 'unknown-signer', where: 'checkpoint' }])
  })

  it('is not believed where it signs by another key than was set up', async () => {
    const other = await signerProcess()
    await house.take()
    await expect(sealLog({ ...sealing, ...signedBy({ remote: { url: other.remote.url, publicKey: device.remote.publicKey } }) })).rejects.toMatchObject({ code: 'signer-failed' })
    await other.end()
    await sealAll()
    expect(await house.verified()).toMatchObject({ status: 0, problems: [] })
  })
})
