// Wraps keys anew in small batches, in a process of its own that is killed on the way: `node dying-rewrapper.ts OWNER_URL KEYS_DIR`.
import pg from 'pg'
import { rewrapKeys } from '../../src/app/rewrap-keys.ts'
import { openFileKeyManager } from '../../src/vault/file-key-manager.ts'

const [ownerUrl = '', keysDir = ''] = process.argv.slice(2)
const owner = new pg.Client({ connectionString: ownerUrl })
await owner.connect()
await rewrapKeys({ owner, keys: openFileKeyManager({ keysDir, clock: { now: Date.now } }), batch: 3, progress: (count) => process.stdout.write(`${count}\n`) })
await owner.end()
