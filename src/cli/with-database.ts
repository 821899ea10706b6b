// The database that a command works on: the one that is named, or the embedded one of the data folder.
import type { Config } from '../config.ts'
import { processLog } from '../process-log.ts'
import { startEmbedded } from '../store/embedded/start-embedded.ts'

export type DatabaseUrls = { readonly appUrl: string; readonly ownerUrl: string; /** Whose login may write the public log. */ readonly sealerUrl: string }

/** The embedded server that runs already is joined; else one runs for as long as the work takes. */
export async function withDatabase<Result>(config: Config, work: (urls: DatabaseUrls) => Promise<Result>): Promise<Result> {
  if (config.databaseUrl !== null) return work({ appUrl: config.databaseUrl, ownerUrl: config.databaseOwnerUrl ?? config.databaseUrl, sealerUrl: config.databaseSealerUrl ?? config.databaseUrl })
  const server = await startEmbedded({ dataDir: config.dataDir, log: processLog({ name: 'tuntas', level: 'warn' }) })
  try {
    return await work(server)
  } finally {
    await server.stop()
  }
}
