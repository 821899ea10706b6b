import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let home: string
beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'first-start-'))))
afterEach(() => rmSync(home, { recursive: true }))

/** What a process that starts at `start` (epoch milliseconds) finds or makes in the folder. */
const program = `
  const [folder, start] = process.argv.slice(1)
  const { openFileKeyManager } = await import(${JSON.stringify(new URL('file-key-manager.ts', import.meta.url).href)})
  const { loadServerSecrets } = await import(${JSON.stringify(new URL('server-secrets.ts', import.meta.url).href)})
  while (Date.now() < Number(start));
  const secrets = loadServerSecrets(folder)
  const keys = openFileKeyManager({ keysDir: folder, clock: { now: () => Date.UTC(2026, 0, 1) } })
  console.log(secrets.fingerprint, keys.currentEpoch())
`

async function started(folder: string, start: number): Promise<string> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder, String(start)], { stdio: ['ignore', 'pipe', 'inherit'] })
  return (await text(child.stdout)).trim()
}

describe('processes that start at the same moment', () => {
  it('agree on one set of keys and secrets', async () => {
    for (const round of [1, 2, 3]) {
      const folder = join(home, String(round), 'keys')
      const start = Date.now() + 700
      const found = await Promise.all(Array.from({ length: 6 }, () => started(folder, start)))
      expect(found[0]).toMatch(/^[0-9a-f]{16} \d+$/)
      expect(new Set(found).size).toBe(1)
      expect(readdirSync(folder).map((name) => name.replace(/\d+/, 'N'))).toEqual(['epoch-N.json', 'log-signing-key.pem', 'server-secret.hex'])
    }
  })
})
