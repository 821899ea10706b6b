// How much evidence is taken in, in one place: the form says it, the upload keeps it, the inspection refuses by it.

const MB = 1024 * 1024

/** A phone's photo has 2 to 12 MB, a scanned letter 1 to 10 MB, a minute of video from a messenger 5 to 60 MB. */
export const EVIDENCE_LIMITS = {
  /** In one submission. */
  files: 6,
  /** All files of one submission together. */
  totalBytes: 100 * MB,
  photoBytes: 15 * MB,
  documentBytes: 15 * MB,
  videoBytes: 60 * MB,
  /** Of a photo that can be decoded line by line. */
  pixels: 100_000_000,
  /** Of a progressive JPEG or interlaced PNG, which is held in memory whole: 30 million take 90 and 128 MB, the others 5. */
  pixelsHeldWhole: 30_000_000,
  /** Until decoding a photo is given up. */
  decodeSeconds: 10,
  /** Of a cleaned file name. */
  nameLength: 120,
} as const
