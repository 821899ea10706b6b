// Lets what was signed be seen: the checkpoint, the keys, what anyone may read of what was logged.
import { canonical } from '../../log/canonical.ts'
import { logFolder, readLogFile, writeLogFiles, type LogFile } from '../../store/log/log-folder.ts'
import { readPublicFacts } from '../../store/log/log-facts.ts'
import { newestCheckpoint, readLogKeys, readPublicLog, type PublicLog, type SignedCheckpoint } from '../../store/log/log-rows.ts'
import type { Sealing } from './seal-log.ts'

/** The checkpoint last: whoever has read it finds everything that it speaks of. */
export async function publishLog({ pool, dataDir }: Pick<Sealing, 'pool' | 'dataDir'>, log: PublicLog, { size, note }: SignedCheckpoint): Promise<void> {
  const folder = logFolder(dataDir, log.no)
  await writeIfNew(folder, await factsFile(pool, size))
  await writeIfNew(folder, await keysFile(pool, log))
  await writeLogFiles(folder, [{ path: 'checkpoint', bytes: Buffer.from(note) }])
}

/** After a crash between signing and showing, or where the folder was lost. */
export async function publishAgain(sealing: Pick<Sealing, 'pool' | 'dataDir'>): Promise<void> {
  const log = await readPublicLog(sealing.pool)
  const newest = log === null ? null : await newestCheckpoint(sealing.pool, log.no)
  if (log === null || newest === null) return
  const shown = await readLogFile(logFolder(sealing.dataDir, log.no), 'checkpoint')
  if (shown?.toString() !== newest.note) await publishLog(sealing, log, newest)
}

/** One line for each, which hashes to its entry: `{"at":…,"body":…,"fact":…,"kind":…,"subject":…}` after its salt. */
async function factsFile(pool: Sealing['pool'], size: number): Promise<LogFile> {
  const facts = await readPublicFacts(pool, size)
  return { path: 'facts.jsonl', bytes: Buffer.from(facts.map((fact) => `${canonical(fact)}\n`).join('')) }
}

/** Each key in a line of its own, then the notes by which one key names the next. */
async function keysFile(pool: Sealing['pool'], log: PublicLog): Promise<LogFile> {
  const keys = await readLogKeys(pool, log.no)
  const lines = keys.map(({ key, use, fromSize, retired }) => `${key} ${use} ${fromSize}${retired ? ' retired' : ''}\n`)
  return { path: 'keys', bytes: Buffer.from([...lines, ...keys.flatMap(({ endorsement }) => (endorsement === null ? [] : ['\n', endorsement]))].join('')) }
}

async function writeIfNew(folder: string, file: LogFile): Promise<void> {
  const before = await readLogFile(folder, file.path)
  if (before === null || !before.equals(file.bytes)) await writeLogFiles(folder, [file])
}

