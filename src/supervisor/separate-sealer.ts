// Takes from the application's login what the sealer's alone may do, where the sealer has one.
import pg from 'pg'
import type { ProcessLog } from '../process-log.ts'
import { settleSealerRole } from '../store/sealer-role.ts'

type Separating = Readonly<{ /** Of the owner. */ url: string; ownLogin: boolean; log: ProcessLog }>

/** Without the right to do so the start goes on: whoever set the roles up must see to it. */
export async function separateSealer({ url, ownLogin, log }: Separating): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'tuntas-prepare' })
  await client.connect()
  try {
    const canBecome = await settleSealerRole(client, ownLogin).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== '42501') throw error
      return ownLogin
    })
    if (ownLogin && canBecome) log.warn('the application may still write the public log: as whoever gave it the role, revoke tuntas_sealer from tuntas_app')
  } finally {
    await client.end()
  }
}
