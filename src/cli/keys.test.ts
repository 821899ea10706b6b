import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Terminal } from './command.ts'
import { keysCommand } from './keys.ts'

let home: string
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'keys-command-'))))
afterEach(() => rmSync(home, { recursive: true }))

async function run(...words: string[]) {
  const printed: string[] = []
  const said: string[] = []
  const terminal: Terminal = {
    input: { async *[Symbol.asyncIterator]() {} },
    write: async (text) => { printed.push(text) },
    complain: (text) => { said.push(text) },
  }
  const command = keysCommand({ DATA_DIR: join(home, 'data') }, { now: () => Date.UTC(2026, 0, 1) })
  return { status: await command.run(words, terminal), printed: printed.join(''), said: said.join('\n') }
}

describe('tuntas keys', () => {
  it('tells that nothing is in escrow until a copy was stored', async () => {
    expect(await run('status')).toMatchObject({ status: 1, printed: expect.stringContaining('no copy in escrow') })
    const file = join(home, 'sheet.txt')
    expect(await run('escrow', '--to', file)).toMatchObject({ status: 0, said: expect.stringContaining('same disk') })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    const { status, printed } = await run('status', '--json')
    expect(status).toBe(0)
    expect(JSON.parse(printed)).toMatchObject({ folder: join(home, 'data/keys'), epochs: [{ escrowed: true }], escrow: { current: true } })
  })

  it('restores what it printed', async () => {
    const file = join(home, 'sheet.txt')
    await run('escrow', '--to', file)
    expect((await run('escrow', '--print')).printed).toBe(readFileSync(file, 'utf8'))
    rmSync(join(home, 'data/keys'), { recursive: true })
    expect(await run('restore', file)).toMatchObject({ status: 0, said: expect.stringMatching(/^Restored: server secret, signing key, epoch \d+;/) })
    expect((await run('status')).status).toBe(0)
    expect((await run('restore', file)).said).toContain('there already')
  })

  it('stores no copy beside the keys, not even by a detour, and overwrites nothing', async () => {
    await run('status')
    symlinkSync(join(home, 'data'), join(home, 'detour'))
    for (const file of ['data/sheet.txt', 'data/keys/sheet.txt', 'detour/sheet.txt']) {
      expect(await run('escrow', '--to', join(home, file))).toMatchObject({ status: 1, said: expect.stringContaining('Name a file elsewhere') })
      expect(existsSync(join(home, file))).toBe(false)
    }
    await run('escrow', '--to', join(home, 'sheet.txt'))
    expect(await run('escrow', '--to', join(home, 'sheet.txt'))).toMatchObject({ status: 1, said: expect.stringContaining('exists') })
    expect((await run('escrow', '--to', join(home, 'nowhere/sheet.txt'))).status).toBe(1)
  })

  it('says what is wrong with a sheet, or how it is used', async () => {
    expect(await run('restore', join(home, 'nothing.txt'))).toMatchObject({ status: 1, said: expect.stringContaining('no such file') })
    for (const args of [[], ['status', '--all'], ['escrow'], ['escrow', '--to'], ['restore'], ['turn']]) expect(await run(...args)).toMatchObject({ status: 2, said: expect.stringContaining('tuntas keys status') })
  })
})
