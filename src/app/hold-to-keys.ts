// A database goes on only with the keys it was begun with.
import type pg from 'pg'
import { StartFault } from '../start-fault.ts'
import { knownFingerprint, rememberFingerprint } from '../store/keys-of-database.ts'
import { hasServerSecrets, loadServerSecrets } from '../vault/server-secrets.ts'

/**
 * Makes keys for a new database. For one that was begun with others nothing is made, so that the right ones can be put back.
 * @throws StartFault with a sentence for the operator.
 */
export async function holdToKeys(client: pg.ClientBase, keysDir: string): Promise<void> {
  const known = await knownFingerprint(client)
  if (known !== null && !hasServerSecrets(keysDir)) throw otherKeys()
  const { fingerprint } = loadServerSecrets(keysDir)
  if (known === null) await rememberFingerprint(client, fingerprint)
  else if (known !== fingerprint) throw otherKeys()
}

function otherKeys(): StartFault {
  return new StartFault(
    'The keys folder does not hold the keys that this database was begun with: its reports would not open and their numbers would change. ' +
      'Put the keys folder back, or restore it from the escrow copy with: npm run -s tuntas -- keys restore FILE',
  )
}
