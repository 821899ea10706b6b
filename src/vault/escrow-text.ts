// The escrow copy as a sheet of paper: every key in lines that a person can type again, each with a check of its own.
import { createSecretKey, hash } from 'node:crypto'
import { inGroups, symbolsOf, valuesRead } from '../report/numbers/crockford.ts'
import type { EpochKey } from './file-key-manager.ts'
import { epochTime } from './key-encryption.ts'
import type { StoredSecrets } from './server-secrets.ts'

export type EscrowContent = { readonly secrets: StoredSecrets; readonly epochs: readonly EpochKey[] }

/** One half of a 32-byte key: 26 symbols of five bits. */
const HALF = 26
const CHECK = 4
const WHOLE_CHECK = 12

const explanation = `TUNTAS: SALINAN KUNCI / KEY ESCROW

Siapa pun yang memegang lembar ini dapat membuka semua laporan. Simpan terkunci, jauh dari server dan di luar
semua cadangan (backup). Hancurkan setelah ada lembar yang lebih baru. Untuk memakainya kembali: salin ke berkas
teks, lalu "npm run -s tuntas -- keys restore BERKAS". Huruf besar atau kecil dan jarak tidak berpengaruh.

Whoever holds this sheet can open every report. Keep it locked away from the server and outside every backup.
Destroy it once there is a newer one. To use it: type it into a text file, then "npm run -s tuntas -- keys restore FILE".
Upper or lower case and spaces make no difference. Each line ends with its own check.
`

type Line = { readonly name: string; readonly symbols: string }

export function escrowText(content: EscrowContent, { madeAt, fingerprint }: { readonly madeAt: number; readonly fingerprint: string }): string {
  const lines = linesOf(content)
  const width = Math.max(...lines.map(({ name }) => name.length))
  const printed = lines.map((line) => `${line.name.padEnd(width)}  ${spaced(line.symbols)} = ${checkOf(line)}`)
  const heading = `${explanation}\nDibuat / made: ${new Date(madeAt).toISOString()}\nSidik / fingerprint: ${fingerprint}\n`
  return `${heading}\n${printed.join('\n')}\n${'whole'.padEnd(width)} = ${inGroups(wholeCheckOf(lines), [4, 4, 4]).replaceAll('-', ' ')}\n`
}

/** All problems at once, each naming its line, so that a typed sheet is mended in one go. */
export function readEscrowText(text: string): EscrowContent | { readonly problems: readonly string[] } {
  const read = text.split(/\r\n?|\n/).flatMap((line, index) => (line.includes('=') ? [readLine(line, index + 1)] : []))
  const problems = read.filter((line) => typeof line === 'string')
  const lines = read.filter((line) => typeof line !== 'string')
  const all = [...problems, ...missingLines(lines)]
  if (all.length > 0) return { problems: all }
  const keyLines = lines.filter(({ name }) => name !== 'whole')
  const whole = lines.find(({ name }) => name === 'whole')
  if (whole?.symbols !== wholeCheckOf(keyLines)) return { problems: ['Every line is right, but lines are missing or come from different sheets.'] }
  return contentOf(keyLines)
}

function linesOf({ secrets, epochs }: EscrowContent): Line[] {
  const keys = [
    { name: 'root', bytes: secrets.root },
    { name: 'signing', bytes: secrets.signingSeed },
    ...epochs.map(({ epoch, key }) => ({ name: `epoch-${epoch}`, bytes: key.export() })),
  ]
  return keys.flatMap(({ name, bytes }) => {
    const symbols = symbolsOf(fiveBitValues(bytes))
    return [{ name: `${name}-1`, symbols: symbols.slice(0, HALF) }, { name: `${name}-2`, symbols: symbols.slice(HALF) }]
  })
}

/** The line, or what is wrong with it. */
function readLine(text: string, number: number): Line | string {
  const [, writtenName = '', symbols = '', check = ''] = /^\s*([a-z]+(?:-\d+)*)([^=]*)=([^=]*)$/i.exec(text) ?? []
  const name = writtenName.toLowerCase()
  if (!/^(?:whole|(?:root|signing|epoch-[1-9]\d{0,8})-[12])$/.test(name)) return `Line ${number}: no line of the sheet begins like this.`
  const where = `Line ${number} (${name})`
  if (name === 'whole') return wholeLine(check, where)
  const values = valuesRead(symbols, HALF)
  if (values === null) return `${where}: there must be ${HALF} digits and letters before the "=".`
  const line = { name, symbols: symbolsOf(values) }
  const written = valuesRead(check, CHECK)
  return written !== null && symbolsOf(written) === checkOf(line) ? line : `${where}: a typing error; compare it with the sheet.`
}

function wholeLine(check: string, where: string): Line | string {
  const values = valuesRead(check, WHOLE_CHECK)
  return values === null ? `${where}: there must be ${WHOLE_CHECK} digits and letters after the "=".` : { name: 'whole', symbols: symbolsOf(values) }
}

function missingLines(lines: readonly Line[]): string[] {
  const names = lines.map(({ name }) => name)
  const bases = new Set(['root', 'signing', ...names.filter((name) => name.startsWith('epoch-')).map((name) => name.slice(0, -2))])
  const needed = ['whole', ...[...bases].flatMap((base) => [`${base}-1`, `${base}-2`])]
  return needed.flatMap((name) => {
    const count = names.filter((other) => other === name).length
    return count === 1 ? [] : [`${name}: ${count === 0 ? 'missing, or not readable' : 'there more than once'}.`]
  })
}

function contentOf(lines: readonly Line[]): EscrowContent {
  const bytesOf = (base: string) => {
    const half = (end: string) => lines.find(({ name }) => name === `${base}-${end}`)?.symbols ?? ''
    return bytesFrom(valuesRead(half('1') + half('2'), 2 * HALF) ?? [])
  }
  const epochs = lines.flatMap(({ name }) => {
    const epoch = Number(/^epoch-(\d+)-1$/.exec(name)?.[1])
    return Number.isNaN(epoch) ? [] : [{ epoch, madeAt: epochTime(epoch), key: createSecretKey(bytesOf(`epoch-${epoch}`)) }]
  })
  return { secrets: { root: bytesOf('root'), signingSeed: bytesOf('signing') }, epochs }
}

function checkOf({ name, symbols }: Line): string {
  return hashSymbols(`tuntas escrow 1 ${name} ${symbols}`, CHECK)
}

function wholeCheckOf(lines: readonly Line[]): string {
  return hashSymbols(`tuntas escrow 1\n${lines.map(({ name, symbols }) => `${name} ${symbols}\n`).sort().join('')}`, WHOLE_CHECK)
}

function hashSymbols(text: string, count: number): string {
  return symbolsOf(fiveBitValues(hash('sha256', text, 'buffer')).slice(0, count))
}

function spaced(symbols: string): string {
  return inGroups(symbols, [5, 5, 5, 5, 6]).replaceAll('-', ' ')
}

/** 32 bytes are 52 values, the last four bits zero. */
function fiveBitValues(bytes: Uint8Array): number[] {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.padEnd(Math.ceil(bits.length / 5) * 5, '0').match(/.{5}/g) ?? []).map((five) => Number.parseInt(five, 2))
}

function bytesFrom(values: readonly number[]): Uint8Array {
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2))
}
