// What promises and proofs are made with, of what a web process holds.
import type { Proving } from '../app/log/log-proof.ts'
import type { Web } from './web.ts'

export function provingOf({ config, database, signing, secrets }: Web): Proving {
  return { pool: database.pool, dataDir: config.dataDir, signing, secrets, firstOrigin: config.log.origin }
}
