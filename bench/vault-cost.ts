// What the cryptography of one report costs: `node bench/vault-cost.ts` prints microseconds of processor time per call.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commitment } from '../src/log/commitment.ts'
import { publicNumber, reportIdFrom, reportIdOf } from '../src/report/numbers/public-number.ts'
import { receiptCode, receiptCodeHash } from '../src/report/numbers/receipt-code.ts'
import { newSubmissionKey } from '../src/report/numbers/submission-key.ts'
import { openLocalFiles } from '../src/store/files/local-files.ts'
import { openFileKeyManager } from '../src/vault/file-key-manager.ts'
import { newReportKey, open, seal } from '../src/vault/report-key.ts'
import { loadServerSecrets } from '../src/vault/server-secrets.ts'

const home = mkdtempSync(join(tmpdir(), 'vault-cost-'))
const keys = openFileKeyManager({ keysDir: join(home, 'keys'), clock: { now: Date.now } })
const { numberKey, receiptKey, pepper } = loadServerSecrets(join(home, 'keys'))
const submissionKey = newSubmissionKey(Date.now(), randomBytes(16))
const reportId = reportIdFrom(submissionKey)
const key = newReportKey()
const place = { reportId, table: 'wording', id: 1 }
const text = 'Jalan di depan puskesmas rusak sejak Maret, lampu padam, dua orang sudah jatuh. '.repeat(8)
const sealed = seal(key, place, text)
const number = publicNumber(reportId, numberKey)
const code = receiptCode(submissionKey, receiptKey)
const wrapped = keys.wrap(key, reportId)
const salt = randomBytes(16)
const event = {
  reportId, seq: 1, at: Date.now(), kind: 'report-submitted',
  body: { channel: 'web', classification: 'complaint', government: 1, secret: false, anonymous: true, wordings: [{ no: 1, kind: 'report', hash: 'ab'.repeat(32) }], files: [] },
}

const measured: Record<string, () => unknown> = {
  'new report key': () => newReportKey(),
  'seal 640 bytes': () => seal(key, place, text),
  'open 640 bytes': () => open(key, place, sealed),
  'wrap a report key': () => keys.wrap(key, reportId),
  'unwrap a report key': () => keys.unwrap(wrapped, reportId),
  'report id': () => reportIdFrom(submissionKey),
  'public number': () => publicNumber(reportId, numberKey),
  'id of a public number': () => reportIdOf(number, numberKey),
  'receipt code': () => receiptCode(submissionKey, receiptKey),
  'receipt code hash': () => receiptCodeHash(code, pepper),
  'commitment of an event': () => commitment(salt, event),
}

/** Processor time, not the clock's: other work on the machine doesn't count. */
function microseconds(call: () => unknown): number {
  const begun = process.cpuUsage()
  for (let n = 0; n < 3000; n++) call()
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 3000
}

for (const [name, call] of Object.entries(measured)) {
  const runs = Array.from({ length: 9 }, () => microseconds(call))
  console.log(`${name.padEnd(26)}${(runs.sort((a, b) => a - b)[4] ?? 0).toFixed(1).padStart(8)} µs`)
}

const files = await openLocalFiles(home)
const photo = randomBytes(4_000_000)
const begun = performance.now()
for (let n = 0; n < 20; n++) {
  const staged = await files.stage([photo], { reportId, fileId: `photo-${n}`, key, maxBytes: 1e7 })
  if (!('refused' in staged)) await files.publish([staged])
}
console.log(`${'take in a 4 MB photo, synced'.padEnd(26)}${((performance.now() - begun) / 20).toFixed(1).padStart(6)} ms`)
rmSync(home, { recursive: true })
