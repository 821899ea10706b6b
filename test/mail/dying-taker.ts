// A taker that is killed the moment an e-mail is on disk, before it can say so. Run as a process of its own.
import { keepMail } from '../../src/app/mail/keep-mail.ts'
import { startMailServer } from '../../src/channel/email/receive/mail-server.ts'
import { openDatabase } from '../../src/store/database.ts'
import { openFileKeyManager } from '../../src/vault/file-key-manager.ts'
import { loadServerSecrets } from '../../src/vault/server-secrets.ts'

const [url = '', keysDir = ''] = process.argv.slice(2)
const quiet = () => undefined
const log = { debug: quiet, info: quiet, warn: quiet, error: quiet, fatal: quiet }
const clock = { now: Date.now }
const database = openDatabase({ url, connections: 2, name: 'dying', log })
const keeping = { pool: database.writing, keys: openFileKeyManager({ keysDir, clock }), secrets: loadServerSecrets(keysDir), clock, relayIsOurs: true, otherwise: () => null }
const server = await startMailServer({
  host: '127.0.0.1', port: 0, protocol: 'smtp', name: 'lapor.example', log, destinationOf: () => ({ to: 'government', government: 1 }),
  keep: async (mail) => {
    await keepMail(keeping, mail)
    process.kill(process.pid, 'SIGKILL')
    await new Promise(() => undefined)
  },
})
process.send?.(server.port)
