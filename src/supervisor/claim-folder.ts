// Makes sure that one supervisor at a time works on a data folder, and tells a second one where the first is.
import { renameSync, writeFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { isAlive } from '../process-command.ts'
import type { ProcessLog } from '../process-log.ts'
import { StartFault } from '../start-fault.ts'
import { takeLock } from '../store/embedded/file-lock.ts'

const noteSchema = z.object({
  pid: z.number(),
  address: z.string(),
  state: z.enum(['running', 'stopping']),
  children: z.array(z.number()),
})

/** What a supervisor tells about itself: where its pages are, and the process ids of its children. */
export type Note = Omit<z.infer<typeof noteSchema>, 'pid'>

export type Claim = Readonly<{
  /** Processes of a supervisor that was killed; they end by themselves soon. */
  leftovers: readonly number[]
  announce(note: Note): void
  release(): Promise<void>
}>

const stopWait = 45_000

/** @throws StartFault when the folder is in use. One that is just stopping is waited for. */
export async function claimFolder(dataDir: string, log: ProcessLog): Promise<Claim> {
  const file = join(dataDir, 'supervisor.json')
  const lock = join(dataDir, 'supervisor.lock')
  const held = await takeLock({ file: lock, kind: 'exclusive', wait: 0 })
  const note = held === null ? await noteOfLiving(file) : await readNote(file)
  const claimed = held ?? (note?.state === 'stopping' ? await takeLock({ file: lock, kind: 'exclusive', wait: stopWait }) : null)
  if (claimed === null) throw new StartFault(`Tuntas already runs in ${dataDir}${note === null ? '' : `: ${note.address} (process ${note.pid})`}.`)
  return {
    leftovers: note?.children ?? [],
    announce: (news) => writeNote(file, news, log),
    release: async () => {
      await rm(file, { force: true })
      claimed.release()
    },
  }
}

/** A supervisor that has only just taken the folder writes its note a moment later. */
async function noteOfLiving(file: string): Promise<z.infer<typeof noteSchema> | null> {
  for (let tries = 0; tries < 20; tries += 1) {
    const note = await readNote(file)
    if (note !== null && isAlive(note.pid)) return note
    await pause(100)
  }
  return null
}

/** Null when there is none, or when it can't be understood: it only helps to be polite. */
async function readNote(file: string): Promise<z.infer<typeof noteSchema> | null> {
  try {
    return noteSchema.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return null
  }
}

/** A full disk must not stop what runs: without the note, others are only told less. */
function writeNote(file: string, note: Note, log: ProcessLog): void {
  try {
    writeFileSync(`${file}.new`, `${JSON.stringify({ pid: process.pid, ...note })}\n`, { mode: 0o600 })
    renameSync(`${file}.new`, file)
  } catch (error) {
    log.warn('the note of the supervisor could not be written', { error })
  }
}
