// The program that anybody runs to check the public log, alone or with a receipt: node verifikasi.mjs LOG [--proof FILE]
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { toBase64 } from './format/bytes.ts'
import type { ReceiptChecked } from './format/check-receipt.ts'
import { checkReceipts } from './format/check-receipts.ts'
import { readVerifierKey } from './format/note.ts'
import { checkLog } from './log/check-log.ts'
import { keptCheckpoint } from './log/kept-checkpoint.ts'
import { logSource } from './log/log-source.ts'
import { nodeCrypto } from './node-crypto.ts'
import { newProblems } from './problem.ts'

const usage = `node verifikasi.mjs LOG [--key KEY]... [--since CHECKPOINT]... [--proof FILE] [--json]

LOG is the address of the public log (https://.../log) or a folder with a copy of it.
  --key KEY      a public key that you believe, from somewhere else than the log (may be repeated);
                 without it the keys that the log names itself are believed, which proves less
  --since FILE   a checkpoint that you kept, also as the e-mail that brought it: the log must continue it (may be repeated)
  --proof FILE   a receipt (.tlog-proof, a promise, or both in one file): checks that instead of the whole log
  --json         one JSON document

Exit status 0 when it holds, 1 when it does not, 2 for wrong usage.
`

process.exitCode = await main(process.argv.slice(2))

async function main(words: readonly string[]): Promise<number> {
  const asked = readWords(words)
  if (asked === null) {
    process.stderr.write(usage)
    return 2
  }
  const source = logSource(asked.log)
  const keys = asked.keys.length > 0 ? asked.keys : new TextDecoder().decode((await source('keys')) ?? new Uint8Array()).split('\n').map((line) => line.split(' ')[0] ?? '').filter((key) => key.includes('+'))
  return asked.proof === null ? whole(asked, keys) : receipt(asked, keys)
}

type Asked = { readonly log: string; readonly keys: readonly string[]; readonly since: readonly string[]; readonly proof: string | null; readonly json: boolean }

function readWords(words: readonly string[]): Asked | null {
  try {
    const many = { type: 'string', multiple: true, default: [] as string[] } as const
    const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: { key: many, since: many, proof: { type: 'string' }, json: { type: 'boolean', default: false } } })
    const [log, ...others] = positionals
    return log === undefined || others.length > 0 ? null : { log, keys: values.key, since: values.since, proof: values.proof ?? null, json: values.json }
  } catch {
    return null
  }
}

async function whole({ log, since, json, keys: believed }: Asked, keys: readonly string[]): Promise<number> {
  const problems = newProblems()
  const earlier: { readonly name: string; readonly note: string }[] = []
  for (const name of since) {
    const note = await fileText(name)
    if (note === null) return 2
    earlier.push({ name, note: keptCheckpoint(note) })
  }
  const checkpointKeys = believed.length > 0 ? believed : keys.filter((key) => !key.includes('/janji+'))
  const { checkpoint } = await checkLog({ source: logSource(log), keys: checkpointKeys, earlier, problems })
  const ok = problems.count() === 0
  const answer = { log: { origin: checkpoint?.origin ?? null, size: checkpoint?.size ?? 0, root: checkpoint === null ? '' : toBase64(checkpoint.root), ok }, problems: problems.list }
  process.stdout.write(json ? `${JSON.stringify(answer)}\n` : `${problems.list.map(({ what, message }) => `${what}: ${message}\n`).join('')}${checkpoint?.origin ?? log}: ${answer.log.size} entries, root ${answer.log.root}: ${ok ? 'holds' : 'DOES NOT HOLD'}\n`)
  return ok ? 0 : 1
}

/** Null, after saying so, where it can't be read. */
async function fileText(name: string): Promise<string | null> {
  try {
    return await readFile(name, 'utf8')
  } catch {
    process.stderr.write(`The file ${name} can't be read. Is its name right, and does it lie in this folder?\n`)
    return null
  }
}

async function receipt({ log, proof, json }: Asked, keys: readonly string[]): Promise<number> {
  const known = keys.flatMap((key) => readVerifierKey(nodeCrypto, key) ?? [])
  const text = await fileText(proof ?? '')
  if (text === null) return 2
  const { checked, unchecked } = await checkReceipts({ crypto: nodeCrypto, text, keys: known, copy: logSource(log) })
  if (unchecked > 0) process.stderr.write(`Only the first ${checked.length} in ${proof} were checked, ${unchecked} more were not: put them into a file of their own.\n`)
  process.stdout.write(json ? `${JSON.stringify(checked.length === 1 ? checked[0] : checked, (_, value: unknown) => (value instanceof Uint8Array ? toBase64(value) : value))}\n` : checked.map((one) => `${inWords(one)}\n`).join(''))
  return unchecked === 0 && checked.every(holds) ? 0 : 1
}

function holds(checked: ReceiptChecked): boolean {
  return !('fault' in checked) && (checked.kind === 'promise' || checked.copy === null || checked.copy.outcome === 'continues')
}

function inWords(checked: ReceiptChecked): string {
  if ('fault' in checked) return `DOES NOT HOLD: ${checked.fault}${checked.fault === 'promise-differs' ? ' (the promise and the proof name different entries of the log: keep both)' : ''}`
  if (checked.kind === 'promise') return `A promise that holds: report ${checked.promise.number}, taken in ${new Date(checked.promise.at).toISOString()}, by ${checked.promise.origin}. ${checked.isProved ? 'The proof beside it is of the entry that it promises.' : 'It is no proof yet.'}`
  return `Proved: ${checked.number === null ? 'this' : `report ${checked.number}`}, taken in ${checked.at === null ? '?' : new Date(checked.at).toISOString()}, is entry ${checked.index + 1} of the ${checked.size} that ${checked.origin} has signed. This copy of the log: ${checked.copy?.outcome ?? 'not asked'}.`
}
