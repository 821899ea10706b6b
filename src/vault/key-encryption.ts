// Report keys are stored only wrapped by the key-encryption key of an epoch; destroying an epoch's key erases for good
// what was not wrapped anew, from every backup too.
import type { KeyObject } from 'node:crypto'
import { reportKeyFrom, type KeyOwner, type ReportKey } from './report-key.ts'
import { openedBytes, sealedBytes } from './sealed-bytes.ts'

/**
 * Number of an epoch: the hour it was made in, counted from 2024-01-01T00:00Z, or the next free one. It fits PostgreSQL's
 * `integer`, and a keys folder that was lost and begun anew doesn't use an old number again.
 */
export type Epoch = number

/** 61 bytes, to be stored beside the number of the epoch. */
export type WrappedKey = { readonly epoch: Epoch; readonly wrapped: Uint8Array }

const HOUR = 60 * 60 * 1000
const FIRST_HOUR = Date.UTC(2024, 0, 1) / HOUR

/** An epoch takes new reports for at most this long, in milliseconds. */
export const EPOCH_LENGTH = 30 * 24 * HOUR

export function epochAt(now: number, latest: Epoch): Epoch {
  return Math.max(Math.floor(now / HOUR) - FIRST_HOUR, latest + 1)
}

/** When an epoch was made, to the hour, in epoch milliseconds. */
export function epochTime(epoch: Epoch): number {
  return (epoch + FIRST_HOUR) * HOUR
}

export function wrappedKey(keyEncryptionKey: KeyObject, epoch: Epoch, owner: KeyOwner, key: ReportKey): WrappedKey {
  return { epoch, wrapped: sealedBytes(keyEncryptionKey, placeOf(epoch, owner), key.export()) }
}

/** @throws VaultFault `seal-broken` */
export function unwrappedKey(keyEncryptionKey: KeyObject, { epoch, wrapped }: WrappedKey, owner: KeyOwner): ReportKey {
  return reportKeyFrom(openedBytes(keyEncryptionKey, placeOf(epoch, owner), wrapped))
}

function placeOf(epoch: Epoch, owner: KeyOwner): readonly string[] {
  return [owner, 'report-key', String(epoch)]
}
