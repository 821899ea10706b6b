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
    expect(() => requireEscrow({ keysDir, now, log })).toThrow(StartFault)
    expect(() => requireEscrow({ keysDir, now, log })).toThrow('keys escrow --print')
  })

  it('goes on once they are copied, and for a while with a new epoch', () => {
    const keys = openFileKeyManager({ keysDir, clock: { now: () => now } })
    loadServerSecrets(keysDir)
    recordEscrow(keysDir, escrowSheet({ keysDir, now }).record)
    requireEscrow({ keysDir, now, log })
    keys.turnEpoch()
    requireEscrow({ keysDir, now, log })
    expect(() => requireEscrow({ keysDir, now: now + 15 * 24 * 60 * 60 * 1000, log })).toThrow(StartFault)
  })
})
