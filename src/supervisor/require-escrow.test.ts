import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { processLog } from '../process-log.ts'
import { StartFault } from '../start-fault.ts'
import { escrowSheet, recordEscrow } from '../vault/escrow.ts'
import { openFileKeyManager } from '../vault/file-key-manager.ts'
import { loadServerSecrets } from '../vault/server-secrets.ts'
import { requireEscrow } from './require-escrow.ts'

const now = Date.UTC(2026, 0, 1)
const log = processLog({ name: 'test', level: 'silent' })
let keysDir: string
beforeEach(() => (keysDir = join(mkdtempSync(join(tmpdir(), 'require-escrow-')), 'keys')))
afterEach(() => rmSync(join(keysDir, '..'), { recursive: true }))

describe('a start in production', () => {
  it('says how to copy the keys, also before there are any', () => {
    expect(() => requireEscrow({ keysDir, log })).toThrow(StartFault)
    expect(() => requireEscrow({ keysDir, log })).toThrow('keys escrow --print')
  })

  it('goes on once they are copied, and with a new epoch that is not, which it warns of', () => {
    const keys = openFileKeyManager({ keysDir, clock: { now: () => now } })
    loadServerSecrets(keysDir)
    recordEscrow(keysDir, escrowSheet({ keysDir, now }).record)
    requireEscrow({ keysDir, log })
    keys.turnEpoch()
    const lines: string[] = []
    requireEscrow({ keysDir, log: processLog({ name: 'test', level: 'warn', sink: { write: (line) => void lines.push(line) } }) })
    expect(lines.join('')).toContain('has no copy in escrow')
  })
})
