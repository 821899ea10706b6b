// A form filled in by somebody invented; every one carries words that no other has.
import { createHash, randomBytes } from 'node:crypto'
import { formatSubmissionKey, newSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import type { Fields } from './form-body.ts'
import type { Addition, Filing, SentFile } from './history.ts'
import type { Random } from './random.ts'

export function newFiling(random: Random, files: number, channel: Filing['channel'] = 'web'): Filing {
  const key = newKey()
  const person = random.chance(0.7)
  return {
    key,
    words: {
      title: `Jembatan rusak ${key}`, description: `Papan ketiga patah.\nSudah dilaporkan RT.\n${'Berbahaya untuk anak sekolah. '.repeat(random.whole(1, 40)).trim()}`,
      place: `Dusun ${random.whole(1, 999)}`, village: '', time: '07:30', hope: 'Diperbaiki sebelum musim hujan',
    },
    identity: person ? { name: `Warga ${key.slice(-6)}`, phone: `0812${random.whole(1_000_000, 9_999_999)}`, email: '', address: 'Jl. Pemuda 1' } : null,
    files: Array.from({ length: files }, () => newFile(random)),
    channel, kept: null, sent: 0, receipts: [], additions: [], cookie: '',
  }
}

/** As the fields of the page. */
export function filingFields({ key, words, identity, kept }: Filing): Fields {
  const { title, ...rest } = words
  return { ...(kept === null ? {} : { kept }), submission: key, government: 'rembang', kind: 'complaint', subject: title, dateUnknown: 'on', ...rest, ...identity }
}

/** As the body of a request to the programming interface. */
export function filingJson({ words, identity }: Filing): string {
  const given = (texts: object) => Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))
  return JSON.stringify({ government: 'rembang', classification: 'complaint', ...given(words), ...(identity === null ? {} : { contact: given(identity) }) })
}

export function newAddition(random: Random, kind: Addition['kind']): Addition {
  const command = newKey()
  const files = kind === 'reply' && random.chance(0.25) ? [newFile(random)] : []
  return { kind, command, text: `Tambahan ${command}`, files, sent: 0, acknowledged: false, refused: false }
}

function newKey(): string {
  return formatSubmissionKey(newSubmissionKey(Date.now(), randomBytes(16)))
}

/** The smallest thing that is a whole PDF, made long by a comment: so that uploads are under way when something dies. */
function newFile(random: Random): SentFile {
  const filling = randomBytes(random.whole(20, 150_000)).toString('hex')
  const bytes = Buffer.from(`%PDF-1.4\n%${filling}\ntrailer <</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`)
  return { name: `bukti-${filling.slice(0, 8)}.pdf`, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }
}
