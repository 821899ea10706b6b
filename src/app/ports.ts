// What the application needs from outside where production has two implementations, or a test must hold it.
import type { ReportId } from '../report/numbers/public-number.ts'
import type { Epoch, WrappedKey } from '../vault/key-encryption.ts'
import type { KeyOwner, ReportKey } from '../vault/report-key.ts'

export type Clock = {
  /** Epoch milliseconds. */
  readonly now: () => number
}

/**
 * Wraps and unwraps report keys. Both are synchronous because they stand on the way of every new report: an implementation
 * beside a key-management service has it unwrap each epoch's key once, and keeps that in memory.
 */
export type KeyManager = {
  /** The epoch that new keys are wrapped for. */
  readonly currentEpoch: () => Epoch
  readonly wrap: (key: ReportKey, owner: KeyOwner) => WrappedKey
  /** @throws VaultFault `epoch-missing`, `seal-broken` */
  readonly unwrap: (wrapped: WrappedKey, owner: KeyOwner) => ReportKey
  /** Begins a new epoch now and returns it; the old ones stay until what they wrap is wrapped anew. */
  readonly turnEpoch: () => Epoch
  /**
   * Begins a new epoch when the present one is too old; to be called now and then, away from the requests: a folder that is
   * full or can't be written must not cost a report.
   */
  readonly turnIfOld: () => void
}

/** Looks a file over for malicious programs. */
export type Scanner = {
  /** Of the whole file, as it was sent. @throws ScannerFault where it could not be looked over */
  readonly scan: (bytes: AsyncIterable<Uint8Array>) => Promise<'clean' | 'malicious'>
}

/** Bytes as they arrive: a request body, a stream, a list. */
export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

export type FilePlace = { readonly reportId: ReportId; readonly fileId: string }

/** From `start` to before `end`, in bytes of the file as it was sent. */
export type ByteRange = { readonly start: number; readonly end: number }

/** A file that lies sealed and complete on disk, but isn't part of a report yet. */
export type StagedFile = FilePlace & {
  /** 32 bytes, of what is stored. */
  readonly sealedSha256: Uint8Array
  readonly sealedSize: number
  /** 32 bytes, of the file as it was sent. */
  readonly plainSha256: Uint8Array
  readonly plainSize: number
  /** The first 4,096 bytes, or all when there are fewer. */
  readonly head: Uint8Array
  /** The storage's own. */
  readonly handle: string
}

export type Staging = FilePlace & { readonly key: ReportKey; readonly maxBytes: number }

/**
 * Evidence files, sealed under the report's key before they touch the disk, in two steps: `stage` while the request comes
 * in, `publish` before the report is committed. What never became part of a report is removed as an orphan.
 * Everything may throw FileFault `disk-full` or `file-missing`; reading throws VaultFault `seal-broken` where bytes were changed.
 */
export type Files = {
  /** Reads the source to its end, also when it is too large, so that what follows it in a form still arrives. */
  readonly stage: (source: ByteSource, staging: Staging) => Promise<StagedFile | { readonly refused: 'too-large' }>
  /** What lies beyond the file's end is left out. */
  readonly readStaged: (staged: StagedFile, key: ReportKey, range: ByteRange) => Promise<Uint8Array>
  /** When it returns, the files are on disk under their names; again, it changes nothing. All of them belong to one report. */
  readonly publish: (staged: readonly StagedFile[]) => Promise<void>
  readonly discard: (staged: readonly StagedFile[]) => Promise<void>
  readonly read: (place: FilePlace, key: ReportKey) => AsyncIterable<Uint8Array>
  /** What lies beyond the file's end is left out. */
  readonly readRange: (place: FilePlace, key: ReportKey, range: ByteRange) => AsyncIterable<Uint8Array>
  /** Compares what is stored with the checksum of its sealed bytes; needs no key. */
  readonly verifySealed: (place: FilePlace, sealedSha256: Uint8Array) => Promise<'intact' | 'changed' | 'missing'>
  /** The database that the files belong to; null while they belong to none. */
  readonly installation: () => Promise<string | null>
  readonly claim: (installation: string) => Promise<void>
  /** Whether there is any file that was published. */
  readonly hasPublished: () => Promise<boolean>
  /**
   * Removes whatever was staged before `until`, and puts published files aside that were written before it and aren't known;
   * returns how many. What was put aside comes back when it is known after all, and is removed a month after `now`. Files
   * published before `from` were asked about in an earlier run and stay. All are epoch milliseconds.
   */
  readonly removeOrphans: (
    age: { readonly from: number; readonly until: number; readonly now: number }, isKnown: (place: FilePlace) => Promise<boolean>,
  ) => Promise<number>
}
