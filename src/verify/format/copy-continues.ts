// Whether a copy of the log goes on from a checkpoint that somebody holds: its tiles must give a proof of it.
import { joined } from './bytes.ts'
import { readCheckpoint, type Checkpoint } from './checkpoint.ts'
import type { Crypto } from './crypto.ts'
import type { Copy } from './check-receipt.ts'
import { isConsistent, parentOf } from './merkle.ts'
import { readNote, verifyNote, type VerifierKey } from './note.ts'
import { tileName } from './tile-name.ts'

export type CopyChecked = { readonly outcome: 'continues'; readonly size: number } | { readonly outcome: 'behind' | 'differs' | 'unsigned' | 'unreachable' | 'other-log' }

type Asked = { readonly copy: Copy; readonly keys: readonly VerifierKey[]; readonly checkpoint: Checkpoint }

export async function copyContinues(crypto: Crypto, { copy, keys, checkpoint }: Asked): Promise<CopyChecked> {
  try {
    const bytes = await copy('checkpoint')
    const note = bytes === null ? null : readNote(new TextDecoder().decode(bytes))
    const now = note === null ? null : readCheckpoint(note.text)
    if (note === null || now === null) return { outcome: 'unreachable' }
    if (now.origin !== checkpoint.origin) return { outcome: 'other-log' }
    const verified = await verifyNote(crypto, note, keys.filter(({ name, kind }) => kind === 'cosigner' || name === now.origin))
    if ('fault' in verified) return { outcome: 'unsigned' }
    if (now.size < checkpoint.size) return { outcome: 'behind' }
    const proof = now.size === checkpoint.size ? [] : await consistencyFrom(crypto, copy, checkpoint.size, now.size)
    return isConsistent(crypto.sha256, { size1: checkpoint.size, size2: now.size, root1: checkpoint.root, root2: now.root, proof }) ? { outcome: 'continues', size: now.size } : { outcome: 'differs' }
  } catch {
    return { outcome: 'unreachable' }
  }
}

/** RFC 6962, section 2.1.2, by ranges of leaves. */
async function consistencyFrom(crypto: Crypto, copy: Copy, earlier: number, size: number): Promise<readonly Uint8Array[]> {
  const hashOf = rangeHashes(crypto, copy, size)
  const sub = async (m: number, from: number, until: number, isWhole: boolean): Promise<readonly Uint8Array[]> => {
    if (m === until - from) return isWhole ? [] : [await hashOf(from, until)]
    const split = from + splitOf(until - from)
    if (m <= split - from) return [...(await sub(m, from, split, isWhole)), await hashOf(split, until)]
    return [...(await sub(m - (split - from), split, until, false)), await hashOf(from, split)]
  }
  return sub(earlier, 0, size, true)
}

function splitOf(length: number): number {
  let split = 1
  while (split * 2 < length) split *= 2
  return split
}

function rangeHashes(crypto: Crypto, copy: Copy, size: number): (from: number, until: number) => Promise<Uint8Array> {
  const tiles = new Map<string, Promise<Uint8Array>>()
  const tile = (level: number, index: number): Promise<Uint8Array> => {
    const width = Math.min(256, Math.floor(size / 256 ** level) - index * 256)
    const name = tileName(level, index, width)
    const asked = tiles.get(name) ?? copy(name).then((bytes) => bytes ?? Promise.reject(new Error('A tile is missing')))
    tiles.set(name, asked)
    return asked
  }
  const hashOf = async (from: number, until: number): Promise<Uint8Array> => {
    const length = until - from
    const level = length >= 65_536 ? 2 : length >= 256 ? 1 : 0
    const span = 256 ** level
    if (length === span) {
      const at = from / span
      const bytes = await tile(level, Math.floor(at / 256))
      return bytes.subarray((at % 256) * 32, (at % 256) * 32 + 32)
    }
    const split = from + splitOf(length)
    const [left, right] = [await hashOf(from, split), await hashOf(split, until)]
    if (joined(left, right).length !== 64) throw new Error('A tile is cut short')
    return parentOf(crypto.sha256, left, right)
  }
  return hashOf
}
