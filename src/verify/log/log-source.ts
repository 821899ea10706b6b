// Where a copy of the log is read from: a folder, or an address.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Null when there is no such file. */
export type LogSource = (path: string) => Promise<Uint8Array | null>

/** `log` is a folder or an address that begins with http. */
export function logSource(log: string): LogSource {
  return /^https?:\/\//.test(log) ? remote(log.replace(/\/$/, '')) : (path) => local(join(log, path))
}

function remote(prefix: string): LogSource {
  return async (path) => {
    const answer = await fetch(`${prefix}/${path}`, { signal: AbortSignal.timeout(60_000) })
    if (answer.status === 404) return null
    if (!answer.ok) throw new Error(`${prefix}/${path} answered ${answer.status}.`)
    return new Uint8Array(await answer.arrayBuffer())
  }
}

async function local(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
}
