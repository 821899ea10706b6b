// Takes from the application's login what the sealer's alone may do, where the sealer has one.
import pg from 'pg'
import type { ProcessLog } from '../process-log.ts'
import { StartFault } from '../start-fault.ts'
import { applicationSeals, sealerCanLogIn, settleSealerRole } from '../store/sealer-role.ts'

const FORGOTTEN = 'DATABASE_SEALER_URL is missing, although tuntas_sealer has a login of its own and the application may not write the public log. Set it; or, to let the application write the log again, first: alter role tuntas_sealer nologin'

type Separating = Readonly<{ /** Of the owner. */ url: string; ownLogin: boolean; log: ProcessLog }>

/** Without the right to do so the start goes on: whoever set the roles up must see to it. @throws StartFault where the setting is missing and the application would get back what was taken from it */
export async function separateSealer({ url, ownLogin, log }: Separating): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'tuntas-prepare' })
  await client.connect()
  try {
    if (!ownLogin && (await sealerCanLogIn(client))) {
      if (!(await applicationSeals(client))) throw new StartFault(FORGOTTEN)
      log.warn('the application may write the public log, although tuntas_sealer has a login of its own: set DATABASE_SEALER_URL')
    }
    const canBecome = await settleSealerRole(client, ownLogin).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== '42501') throw error
      return ownLogin
    })
    if (ownLogin && canBecome) log.warn('the application may still write the public log: as whoever gave it the role, revoke tuntas_sealer from tuntas_app')
  } finally {
    await client.end()
  }
}
