// Every parser of what comes from outside, each with samples of what it reads: it answers, or says no in its own way, within a second of processor.
import fc from 'fast-check'
import { createSecretKey, generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { sha256 } from '@noble/hashes/sha2.js'
import { parse } from 'yaml'
import { compileCalendar } from '../../src/calendar/calendar.ts'
import { parseBudget } from '../../src/calendar/parse-budget.ts'
import { parseInstant } from '../../src/calendar/parse-instant.ts'
import { parseMail } from '../../src/channel/email/receive/parse-mail.ts'
import { dueQuestion, typedPause } from '../../src/cli/due-question.ts'
import { readCheckpoint } from '../../src/log/read-checkpoint.ts'
import { channelTime } from '../../src/mail/channel-time.ts'
import { classifyMail } from '../../src/mail/classify-mail.ts'
import { deliveryReport } from '../../src/mail/delivery-report.ts'
import { parseMailId } from '../../src/mail/mail-id.ts'
import { rawMail } from '../../src/mail/raw-headers.ts'
import { replyText } from '../../src/mail/reply-text.ts'
import { cleanLine, cleanText } from '../../src/privacy/clean-text.ts'
import { normalEmail, normalPhone } from '../../src/privacy/normal-contact.ts'
import { coveredSigns } from '../../src/privacy/personal-signs.ts'
import { comparableLink } from '../../src/privacy/source-link.ts'
import { parseReportId, reportIdOf } from '../../src/report/numbers/public-number.ts'
import { normaliseReceiptCode } from '../../src/report/numbers/receipt-code.ts'
import { parseSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import { parseOverlay, parseSop } from '../../src/sop/parse.ts'
import { calendarFile, everyYearFile, hoursFile, yearFile } from '../../src/store/calendar-schema.ts'
import { unitsOf } from '../../src/store/units-file.ts'
import { cleanFileName } from '../../src/vault/clean-file-name.ts'
import { inspectEvidence } from '../../src/vault/inspect-evidence.ts'
import { checkReceipt } from '../../src/verify/format/check-receipt.ts'
import { readNote, readVerifierKey } from '../../src/verify/format/note.ts'
import { newReport } from '../../src/web/api/schemas.ts'
import { worklistQuery } from '../../src/web/desk/worklist-query.ts'
import { networkOf } from '../../src/web/network-of.ts'
import { givenAt } from '../../src/web/proof/challenge.ts'
import { isSolved } from '../../src/web/proof/is-solved.ts'
import { byteRange } from '../../src/web/public/byte-range.ts'
import { readForm } from '../../src/web/read-form.ts'
import { openedValue } from '../../src/web/sealed-value.ts'
import { calendar } from '../given.ts'
import { eximBounce, letter, multipart as mailParts, postfixBounce } from '../mail/samples.ts'
import { pdf, photo } from '../web/evidence-samples.ts'
import { multipart } from '../web/form-body.ts'
import { brokenBytes, brokenText } from './shapes.ts'

type Parser = { readonly name: string; readonly input: fc.Arbitrary<unknown>; readonly parse: (input: never) => unknown }

const fileAt = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')
const text = (name: string, samples: readonly string[], read: (text: string) => unknown): Parser => ({ name, input: brokenText(samples), parse: read as Parser['parse'] })
const bytes = (name: string, samples: readonly Buffer[], read: (bytes: Buffer) => unknown): Parser => ({ name, input: brokenBytes(samples), parse: read as Parser['parse'] })

const key = createSecretKey(Buffer.alloc(32, 7))
const limits = { fields: 100, fieldBytes: 10_000, allFieldsBytes: 50_000, files: 5, fileBytes: 50_000, bodyBytes: 200_000 }

async function form(body: Buffer, contentType: string): Promise<void> {
  await readForm({ body: Readable.from([body]), contentType, contentLength: body.length % 2 === 0 ? body.length : null }, limits, async ({ content }) => {
    for await (const _piece of content);
  })
}

function refusedBy(read: () => unknown, said: RegExp): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof Error) || error instanceof TypeError || error instanceof RangeError || !said.test(error.message)) throw error
  }
}

/** YAML that is none says so in its own error; everything else is the schema's to say. */
function yamlOr(written: string): unknown {
  try {
    return parse(written, { maxAliasCount: 20, logLevel: 'silent' })
  } catch (error) {
    if (error instanceof Error && (error.name.startsWith('YAML') || error instanceof ReferenceError)) return null
    throw error
  }
}

/** The proof and the promise are read behind their signatures; a note that a key signed is what most of it is made of. */
function noteSamples(): readonly string[] {
  const { privateKey } = generateKeyPairSync('ed25519')
  const body = 'lapor.example/log\n8\nXcmdp8tDKKNbJSjUKkLLDzAcPmA2bJsoM5uoQyKnFNM=\n'
  const signature = Buffer.concat([Buffer.from([1, 2, 3, 4]), sign(null, Buffer.from(body), privateKey)]).toString('base64')
  const note = `${body}\n— lapor.example/log ${signature}\n`
  return [note, `c2sp.org/tlog-proof@v1\nextra AAAA\nindex 3\nXcmdp8tDKKNbJSjUKkLLDzAcPmA2bJsoM5uoQyKnFNM=\n\n${note}`, `lapor.example/log+530d903a+${Buffer.alloc(33, 1).toString('base64')}`]
}

/** Made once: a photo takes some time to draw. */
export async function parsers(): Promise<readonly Parser[]> {
  const formBody = multipart([['subject', 'Lampu'], ['files', pdf('surat.pdf')], ['description', 'Gelap\r\n--x']])
  const crypto = { sha256, ed25519: async () => false }
  const calendars = new Map([['test', compileCalendar(calendar)]])
  const notes = noteSamples()
  const mails = [letter(), postfixBounce(), eximBounce(), mailParts({ parts: [{ type: 'text/plain; charset=utf-8', content: 'halo' }, { type: 'image/png; name=x.png', content: Buffer.from('png') }] })]
  const files = [pdf().content, (await photo()).content].map((one) => Buffer.from(one))
  const sops = [fileAt('sop/disporbudpar/lapor.yaml'), fileAt('sop/contoh-pdam/pengaduan.yaml')]
  return [
    bytes('multipart form', [formBody.body], (body) => form(body, formBody.contentType)),
    bytes('form of any type', [formBody.body, Buffer.from('a=1&b=%C3%A9&c')], (body) => form(body, body.length % 3 === 0 ? 'application/x-www-form-urlencoded' : `multipart/form-data; boundary=${body.subarray(0, 20).toString('latin1')}`)),
    bytes('e-mail', mails, async (raw) => {
      const read = await parseMail(raw).catch(() => null)
      if (read !== null) classifyMail({ mail: read.mail, envelope: { sender: '', recipient: 'a@b.example' }, ownDomains: [] })
    }),
    bytes('raw headers of an e-mail', mails, (raw) => [rawMail(raw), channelTime(raw, 1e12, true)]),
    text('delivery report', mails.map(String), deliveryReport),
    text('reply below a line', mails.map(String), replyText),
    text('mail id', ['00000000-0000-5000-8000-000000000000'], parseMailId),
    bytes('evidence', files, (content) => inspectEvidence({ fileName: 'x.pdf', declaredType: content.length % 2 === 0 ? 'application/pdf' : 'image/jpeg', size: content.length, head: content.subarray(0, 4096), bytes: async ({ start, end }) => content.subarray(start, end) })),
    text('file name', ['../../surat.pdf', 'CON.jpg'], (name) => cleanFileName(name)),
    text('procedure', sops, (source) => parseSop(source, 'x.yaml')),
    text('overlay', [fileAt('sop/overlay/kerahasiaan.yaml'), fileAt('sop/overlay/pihak.yaml')], (source) => parseOverlay(source, 'x.yaml')),
    text('units file', [fileAt('demo/wonogiri.yaml')], (source) => refusedBy(() => unitsOf(source, 'x.yaml'), /^x\.yaml: /)),
    text('calendar', [fileAt('calendar/nasional.yaml'), fileAt('calendar/enam-hari.yaml')], (source) => [calendarFile, hoursFile, yearFile, everyYearFile].map((schema) => schema.safeParse(yamlOr(source)))),
    text('budget', ['10wd', '10-20omin', '3mo'], parseBudget),
    text('instant', ['2026-11-23T10:00:00+07:00', '2026-11-23'], (written) => parseInstant(written, 'Asia/Jakarta')),
    text('pause', ['2026-11-23T10:00+07:00/2026-11-24T10:00+07:00', '2026-11-23/'], (written) => {
      const pause = typedPause(written)
      return 'problem' in pause ? pause : dueQuestion({ from: '2026-11-20T09:00+07:00', budget: '5wd', ends: 'office', calendar: 'test', pauses: [pause] }, calendars)
    }),
    text('report number', ['7K3M-9Q2P-4XV8R'], (written) => [reportIdOf(written, key), parseReportId(written)]),
    text('receipt code', ['ABCDE-ABCDE-ABCDE-ABCDE-ABCDEF'], normaliseReceiptCode),
    text('submission key', ['019ab0c4-8f2e-7abc-8def-0123456789ab'], (written) => parseSubmissionKey(written, 1.8e12)),
    text('byte range', ['bytes=0-99', 'bytes=-5', 'bytes=9-'], (header) => byteRange(header, 1000)),
    text('lists and cursors', ['unit', '1764.123.4', 'complaint'], (value) => worklistQuery(() => value)),
    text('signed note', notes, (note) => [readNote(note), readCheckpoint(note), readVerifierKey({ sha256 }, note)]),
    text('receipt or proof', notes, (written) => checkReceipt({ crypto, text: written, keys: [], copy: null })),
    text('report as JSON', [JSON.stringify({ government: 'rembang', classification: 'complaint', title: 'Lampu', description: 'Mati.', contact: { name: 'Siti', phone: '0812' } })], (json) => {
      let read: unknown
      try {
        read = JSON.parse(json)
      } catch {
        return null
      }
      return newReport.safeParse(read)
    }),
    text('challenge and proof of work', ['mf8x2k1a.abcdefghijklmnopqrst', Array(16).fill('2x').join('.')], (written) => [givenAt(key, 'form', written, 1e12), isSolved(written, written)]),
    text('sealed value', ['A'.repeat(80)], (written) => openedValue(key, 'sign-in-step', written, 0)),
    text('address of a network', ['203.0.113.7:80', '[2001:db8::1]:443', '::ffff:192.0.2.1', 'fe80::1%eth0'], networkOf),
    text('phone and address', ['+62 (0)812-3456-7890', 'Siti@Contoh.example'], (written) => [normalPhone(written), normalEmail(written)]),
    text('text as it is kept', ['NIK 3317 0112 3456 0001, 0812 3456 7890', 'https://x.com/a/status/1?s=20'], (written) => [cleanText(written), cleanLine(written), coveredSigns(written, '█'), comparableLink(written)]),
  ]
}

const MOST_MS = 1_000

/** `each`: inputs for every parser. Returns how many were tried. @throws with the input when one fails or takes more than a second of processor */
export async function fuzzParsers(each: number): Promise<number> {
  const all = await parsers()
  for (const { name, input, parse: read } of all) {
    await fc.assert(fc.asyncProperty(input, async (given) => {
      const before = process.cpuUsage()
      await read(given as never)
      const { user, system } = process.cpuUsage(before)
      if ((user + system) / 1_000 > MOST_MS) throw new Error(`${name} takes ${(user + system) / 1_000} ms of processor`)
    }), { numRuns: each }).catch((error: unknown) => {
      throw new Error(`parser: ${name}`, { cause: error })
    })
  }
  return each * all.length
}
