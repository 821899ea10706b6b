// What a demonstration puts into an empty database, read and reckoned while there is none yet.
import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'
import { loadServerSecrets } from '../vault/server-secrets.ts'
import { demoSecrets, type DemoSecrets } from './accounts/demo-secrets.ts'
import { keptReading } from './kept-reading.ts'
import { readUnitsFolder, type UnitsRead } from './publish-units.ts'

export type DemoData = { readonly units: UnitsRead; /** Null in production, where nobody's password may be known to everybody. */ readonly officers: DemoSecrets | null }

export type DemoWish = { readonly keysDir: string; readonly production: boolean; /** Codes of the governments that are wanted; absent: all. */ readonly governments?: readonly string[] | undefined }

/** Makes the server's secrets where there are none: only for a new database. */
export async function demoData({ keysDir, production, governments }: DemoWish): Promise<DemoData> {
  const officers = production ? null : await demoSecrets(loadServerSecrets(keysDir).accountKey, (code) => governments?.includes(code) ?? true)
  return { units: await (governments === undefined ? demoUnits() : readUnitsFolder(demoFolder(), (code) => governments.includes(code))), officers }
}

/** All of them; their regions take half a second to read. */
export function demoUnits(): Promise<UnitsRead> {
  return keptReading({ root: projectRoot(), name: '.demo-units.json', folders: ['demo'], read: () => readUnitsFolder(demoFolder()) })
}

function demoFolder(): string {
  return join(projectRoot(), 'demo')
}
