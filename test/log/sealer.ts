// The sealer's own connection: nobody else may write the public log.
import { openDatabase, type Database } from '../../src/store/database.ts'

export function openSealer(url: string | null): Database {
  return openDatabase({ url: url ?? '', connections: 2, name: 'test-sealer', role: 'tuntas_sealer', log: { warn: () => undefined } })
}
