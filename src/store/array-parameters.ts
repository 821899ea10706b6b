// Arrays as parameters of a statement, in PostgreSQL's binary form: as text, quotes and backslashes of JSON are escaped
// here and taken apart there again, which took a third of the time of writing reports on both sides.

/** `ints` are lists of whole numbers, which travel as text. */
export type ElementType = 'bigint' | 'int' | 'bool' | 'text' | 'timestamptz' | 'jsonb' | 'bytea' | 'uuid' | 'ints'

/** Object ids of the types in the catalogue (pg_type.dat of PostgreSQL); they never change. */
const OIDS: Readonly<Record<ElementType, number>> = { bool: 16, bytea: 17, bigint: 20, int: 23, text: 25, timestamptz: 1184, uuid: 2950, jsonb: 3802, ints: 25 }

/** PostgreSQL counts microseconds from 2000-01-01. */
const FIRST_MILLISECOND = Date.UTC(2000, 0, 1)
/** Binary JSON begins with the number of its format. */
const JSONB_FORMAT = 1
/** PostgreSQL's `infinity`. */
const NEVER = 2n ** 63n - 1n
const NULL_LENGTH = -1
/** Longest form of one UTF-16 code unit in UTF-8, in bytes. */
const UTF8_MOST = 3

/**
 * Writes many arrays into one buffer, whose parts are the parameters: the driver sends a Buffer as it is, in binary.
 * One writer for one statement.
 */
export class ArrayParameters {
  #bytes: Buffer
  #at = 0
  #start = 0

  /** `expected` bytes of all parameters together; more are made room for. */
  constructor(expected: number) {
    this.#bytes = Buffer.allocUnsafe(expected)
  }

  /** Begins an array of one dimension. */
  begin(type: ElementType, count: number): void {
    this.#start = this.#at
    this.#room(20)
    this.#int(count === 0 ? 0 : 1)
    this.#int(1) // there may be nulls
    this.#int(OIDS[type])
    if (count === 0) return
    this.#int(count)
    this.#int(1) // arrays count from 1
  }

  /** Where the array that was begun last lies; to be cut out when all are written, since the buffer may grow until then. */
  end(): readonly [start: number, end: number] {
    return [this.#start, this.#at]
  }

  part([start, end]: readonly [number, number]): Buffer {
    return this.#bytes.subarray(start, end)
  }

  /** Instants as epoch milliseconds, bigint and uuid as text, JSON as any value. */
  add(type: ElementType, value: unknown): void {
    this.#room(20)
    if (value === null || value === undefined) return this.#int(NULL_LENGTH)
    switch (type) {
      case 'bool':
        this.#int(1)
        this.#at = this.#bytes.writeUInt8(value === true ? 1 : 0, this.#at)
        return
      case 'int':
        this.#int(4)
        return this.#int(value as number)
      case 'bigint':
        this.#int(8)
        this.#at = this.#bytes.writeBigInt64BE(BigInt(value as string), this.#at)
        return
      case 'timestamptz':
        return this.#instant(value as number)
      case 'text':
        return this.#text(value as string)
      case 'ints':
        return this.#text(`{${(value as readonly number[]).join(',')}}`)
      case 'jsonb':
        return this.#json(JSON.stringify(value))
      case 'bytea':
        return this.#raw(value as Uint8Array)
      case 'uuid':
        return this.#raw(Buffer.from((value as string).replaceAll('-', ''), 'hex'))
    }
  }

  #instant(milliseconds: number): void {
    if (milliseconds === Number.POSITIVE_INFINITY) {
      this.#int(8)
      this.#at = this.#bytes.writeBigInt64BE(NEVER, this.#at)
      return
    }
    const microseconds = (milliseconds - FIRST_MILLISECOND) * 1000
    const high = Math.floor(microseconds / 2 ** 32)
    this.#int(8)
    this.#int(high)
    this.#at = this.#bytes.writeUInt32BE(microseconds - high * 2 ** 32, this.#at)
  }

  #json(text: string): void {
    this.#room(5 + text.length * UTF8_MOST)
    const lengthAt = this.#at
    this.#at = this.#bytes.writeUInt8(JSONB_FORMAT, lengthAt + 4)
    this.#at += this.#bytes.write(text, this.#at, 'utf8')
    this.#bytes.writeInt32BE(this.#at - lengthAt - 4, lengthAt)
  }

  #text(text: string): void {
    this.#room(4 + text.length * UTF8_MOST)
    const lengthAt = this.#at
    this.#at += 4
    this.#at += this.#bytes.write(text, this.#at, 'utf8')
    this.#bytes.writeInt32BE(this.#at - lengthAt - 4, lengthAt)
  }

  #raw(bytes: Uint8Array): void {
    this.#room(4 + bytes.length)
    this.#int(bytes.length)
    this.#bytes.set(bytes, this.#at)
    this.#at += bytes.length
  }

  #int(value: number): void {
    this.#at = this.#bytes.writeInt32BE(value, this.#at)
  }

  #room(more: number): void {
    if (this.#at + more <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#at + more))
    this.#bytes.copy(larger, 0, 0, this.#at)
    this.#bytes = larger
  }
}
