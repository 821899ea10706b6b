// Rows in PostgreSQL's binary COPY format (documentation of COPY, "Binary Format"), the quickest way in.
export type ColumnType = 'bigint' | 'int' | 'bool' | 'text' | 'timestamptz' | 'jsonb' | 'bytea' | 'uuid' | 'ints'

const SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')
/** PostgreSQL counts microseconds from 2000-01-01. */
const FIRST_MILLISECOND = Date.UTC(2000, 0, 1)
/** PostgreSQL's `infinity`. */
const NEVER = 2n ** 63n - 1n
/** Longest form of one UTF-16 code unit in UTF-8, in bytes. */
const UTF8_MOST = 3
/** JSON in binary begins with the number of its format. */
const JSONB_VERSION = 1
/** Object id of the type in the catalogue. */
const INT4 = 23

/** JSON that is text already. */
export class JsonText {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export class CopyBuffer {
  #bytes = Buffer.allocUnsafe(1 << 20)
  #length = 0

  constructor() {
    this.#append(SIGNATURE)
    this.#int32(0)
    this.#int32(0)
  }

  /** Values in the order of the types: instants as epoch milliseconds, JSON as any value, uuid and bigint as text. */
  row(types: readonly ColumnType[], values: readonly unknown[]): void {
    this.#room(2)
    this.#length = this.#bytes.writeInt16BE(types.length, this.#length)
    types.forEach((type, index) => this.#value(type, values[index]))
  }

  /** All rows; the buffer must not be used afterwards. */
  end(): Buffer {
    this.#room(2)
    this.#length = this.#bytes.writeInt16BE(-1, this.#length)
    return this.#bytes.subarray(0, this.#length)
  }

  #value(type: ColumnType, value: unknown): void {
    if (value === null || value === undefined) return this.#int32(-1)
    switch (type) {
      case 'bool':
        return this.#sized(1, (at) => this.#bytes.writeUInt8(value === true ? 1 : 0, at))
      case 'int':
        return this.#sized(4, (at) => this.#bytes.writeInt32BE(value as number, at))
      case 'bigint':
        return this.#sized(8, (at) => this.#bytes.writeBigInt64BE(BigInt(value as string), at))
      case 'timestamptz':
        return this.#sized(8, (at) => this.#bytes.writeBigInt64BE(value === Number.POSITIVE_INFINITY ? NEVER : BigInt((value as number) - FIRST_MILLISECOND) * 1000n, at))
      case 'text':
        return this.#text(value as string)
      case 'jsonb':
        return this.#json(value)
      case 'ints':
        return this.#ints(value as readonly number[])
      case 'bytea':
        this.#int32((value as Buffer).length)
        return this.#append(value as Buffer)
      case 'uuid':
        this.#int32(16)
        return this.#append(Buffer.from((value as string).replaceAll('-', ''), 'hex'))
    }
  }

  /** An array of one dimension, without nulls. */
  #ints(values: readonly number[]): void {
    const head = values.length === 0 ? [0, 0, INT4] : [1, 0, INT4, values.length, 1]
    this.#int32((head.length + 2 * values.length) * 4)
    for (const part of [...head, ...values.flatMap((value) => [4, value])]) this.#int32(part)
  }

  #text(text: string): void {
    this.#measured(text.length * UTF8_MOST, (at) => this.#bytes.write(text, at, 'utf8'))
  }

  #json(value: unknown): void {
    const text = value instanceof JsonText ? value.text : JSON.stringify(value)
    this.#measured(1 + text.length * UTF8_MOST, (at) => this.#bytes.write(text, this.#bytes.writeUInt8(JSONB_VERSION, at), 'utf8') + 1)
  }

  /** Writes what is at most `most` bytes long and its length, as `write` tells it, before it. */
  #measured(most: number, write: (at: number) => number): void {
    this.#room(4 + most)
    const length = write(this.#length + 4)
    this.#int32(length)
    this.#length += length
  }

  #sized(length: number, write: (at: number) => void): void {
    this.#int32(length)
    this.#room(length)
    write(this.#length)
    this.#length += length
  }

  #int32(value: number): void {
    this.#room(4)
    this.#length = this.#bytes.writeInt32BE(value, this.#length)
  }

  #append(bytes: Uint8Array): void {
    this.#room(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + more))
    this.#bytes.copy(larger, 0, 0, this.#length)
    this.#bytes = larger
  }
}
