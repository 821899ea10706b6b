// Locks between processes that the kernel lets go of when their holder dies, however it dies, so none is ever stale.
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { giveToFolderOwner } from '../../data-folder.ts'

export type FileLock = Readonly<{ release(): void }>

export type LockRequest = Readonly<{
  file: string
  /** Many may share a lock; an exclusive one is held alone. */
  kind: 'shared' | 'exclusive'
  /** Longest wait in milliseconds; 0 tries once. */
  wait: number
}>

/**
 * Takes a lock, or null when others held it for all of `wait`. Node has no flock; an empty SQLite file has the same
 * kernel locks beneath it, shared and exclusive, between threads and processes alike.
 */
export async function takeLock(request: LockRequest): Promise<FileLock | null> {
  const end = Date.now() + request.wait
  for (;;) {
    const lock = tryLock(request)
    if (lock !== null || Date.now() >= end) return lock
    await pause(30)
  }
}

function tryLock({ file, kind }: LockRequest): FileLock | null {
  const held = new DatabaseSync(file, { timeout: 0 })
  try {
    held.exec('pragma journal_mode = memory')
    giveToFolderOwner(file)
    held.exec(kind === 'exclusive' ? 'begin exclusive' : 'begin; select count(*) from sqlite_master')
  } catch (error) {
    held.close()
    if (isBusy(error)) return null
    throw error
  }
  return { release: () => held.close() }
}

function isBusy(error: unknown): boolean {
  const sqliteBusy = 5
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy
}
