// The report's id and the number that its reporter is given: the second is a keyed permutation of the first.
import { createHmac, hash, type KeyObject } from 'node:crypto'
import { checkValue, inGroups, symbolsOf, valuesRead } from './crockford.ts'
import { rememberedNumbers } from './remembered-numbers.ts'
import { submissionKeyTime } from './submission-key.ts'

declare const reportIdBrand: unique symbol

/** 60 bits as a decimal number without leading zeros; fits PostgreSQL's `bigint`. Orders by the second of submission. */
export type ReportId = string & { readonly [reportIdBrand]: true }

/** 2024-01-01T00:00:00Z; 31 bits of seconds reach the year 2092. */
const FIRST_SECOND = 1_704_067_200
const LAST_SECOND = 2 ** 31 - 1
const HALF = 0x3fff_ffff
const GROUPS = [4, 4, 5]

/**
 * Against whoever may choose the numbers that are permuted (a client does, by its submission key), a Feistel network with a
 * pseudo-random round function needs six rounds (J. Patarin, Security of Random Feistel Schemes with 5 or more Rounds, 2004).
 * Six take 13 µs, eight 18 µs.
 */
const ROUNDS = [0, 1, 2, 3, 4, 5]

/**
 * The id that a submission key determines: 31 bits of seconds since 2024 from the key's time, 29 bits from its hash.
 * `attempt` above 0 is for a key whose id is already owned by a different submission. Throws RangeError for a key that
 * isn't 16 bytes or whose time lies outside 2024 to 2092.
 */
export function reportIdFrom(submissionKey: Uint8Array, attempt = 0): ReportId {
  if (submissionKey.length !== 16) throw new RangeError('A submission key has 16 bytes')
  const seconds = Math.floor(submissionKeyTime(submissionKey) / 1000) - FIRST_SECOND
  if (seconds < 0 || seconds > LAST_SECOND) throw new RangeError('The time of the submission key lies outside 2024 to 2092')
  const input = Buffer.alloc(17)
  input.set(submissionKey)
  input.writeUInt8(attempt, 16)
  const tail = hash('sha256', input, 'buffer').readUInt32BE(0) >>> 3
  return asReportId((BigInt(seconds) << 29n) | BigInt(tail))
}

/** Null unless it is the plain decimal form of a number below 2^60. */
export function parseReportId(text: string): ReportId | null {
  if (!/^(?:0|[1-9][0-9]{0,18})$/.test(text)) return null
  const value = BigInt(text)
  return value < 1n << 60n ? asReportId(value) : null
}

/** The second of submission that an id carries, by the clock of who made the submission key, in epoch milliseconds. */
export function reportIdTime(reportId: ReportId): number {
  return (Number(BigInt(reportId) >> 29n) + FIRST_SECOND) * 1000
}

/** `XXXX-XXXX-XXXXX`: tells neither when a report came in nor how many there are; the last symbol checks the others. */
export function publicNumber(reportId: ReportId, key: KeyObject): string {
  const remembered = rememberedNumbers(key)
  const known = remembered.numberOf(reportId)
  if (known !== undefined) return known
  const number = permuted(reportId, key)
  remembered.note(reportId, number)
  return number
}

function permuted(reportId: ReportId, key: KeyObject): string {
  const value = BigInt(reportId)
  let left = Number(value >> 30n)
  let right = Number(value & BigInt(HALF))
  for (const round of ROUNDS) [left, right] = [right, left ^ roundValue(round, right, key)]
  const values = [...fiveBitValues(left), ...fiveBitValues(right)]
  return inGroups(symbolsOf([...values, checkValue(values)]), GROUPS)
}

/** The id behind a number as a person typed it; null when it can't be one of ours (wrong length, symbol or check symbol). */
export function reportIdOf(text: string, key: KeyObject): ReportId | null {
  const read = valuesRead(text, 13)
  if (read === null) return null
  const values = read.slice(0, 12)
  if (read[12] !== checkValue(values)) return null
  const known = rememberedNumbers(key).idOf(inGroups(symbolsOf(read), GROUPS))
  if (known !== undefined) return known
  let left = fromFiveBitValues(values.slice(0, 6))
  let right = fromFiveBitValues(values.slice(6))
  for (const round of ROUNDS.toReversed()) [left, right] = [right ^ roundValue(round, left, key), left]
  return asReportId((BigInt(left) << 30n) | BigInt(right))
}

function asReportId(value: bigint): ReportId {
  return value.toString() as ReportId
}

const roundInput = Buffer.alloc(5)

function roundValue(round: number, half: number, key: KeyObject): number {
  roundInput.writeUInt8(round, 0)
  roundInput.writeUInt32BE(half, 1)
  return createHmac('sha256', key).update(roundInput).digest().readUInt32BE(0) & HALF
}

function fiveBitValues(half: number): number[] {
  return [25, 20, 15, 10, 5, 0].map((shift) => (half >>> shift) & 31)
}

function fromFiveBitValues(values: readonly number[]): number {
  return values.reduce((half, value) => (half << 5) | value, 0)
}
