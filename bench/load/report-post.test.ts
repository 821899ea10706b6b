import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { newSubmissionKey, formatSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import { readForm } from '../../src/web/read-form.ts'
import { reportDraft } from '../data/report-draft.ts'
import { seededRandom } from '../../src/app/demo/seeded-random.ts'
import { reportPost, withKey } from './report-post.ts'

const form = {
  action: '/lapor', cookie: '', keyField: 'key', districts: ['33.17.01'], agencies: ['3'],
  controls: [
    { name: 'key', type: 'hidden', value: '0193a0c0-0000-7000-8000-000000000000' }, { name: 'government', type: 'hidden', value: 'rembang' },
    ...['kind', 'subject', 'description', 'date', 'dateUnknown', 'files', 'name', 'website'].map((name) => ({
      name, value: '', type: name === 'files' ? 'file' : name === 'dateUnknown' ? 'checkbox' : 'text',
    })),
  ],
}
const draft = reportDraft(seededRandom(4), { ...form, writtenAt: Date.UTC(2026, 0, 1), contactShare: 1 })
const key = Buffer.from(newSubmissionKey(Date.UTC(2026, 0, 1), new Uint8Array(16).fill(7)))

async function formRead(request: Buffer) {
  const bodyAt = request.indexOf('\r\n\r\n') + 4
  const head = request.toString('latin1', 0, bodyAt)
  const body = request.subarray(bodyAt)
  const files: { name: string; bytes: Buffer }[] = []
  const read = await readForm(
    { body: Readable.from([body]), contentType: /content-type: (.*)/i.exec(head)?.[1] ?? '', contentLength: Number(/content-length: (\d+)/i.exec(head)?.[1]) },
    { fields: 50, fieldBytes: 100_000, allFieldsBytes: 1_000_000, files: 5, fileBytes: 1_000_000, bodyBytes: body.length },
    async ({ fileName, content }) => void files.push({ name: fileName, bytes: await buffer(content) }),
  )
  return { read, files }
}

describe('the request of the report form', () => {
  test('reads back as what was written, with the key that was put in', async () => {
    const { read } = await formRead(withKey(reportPost(80, form, draft, null), key))
    expect(Object.keys(read)).toEqual(['fields'])
    expect(read.fields.get('key')).toEqual([formatSubmissionKey(key)])
    expect(read.fields.get('government')).toEqual(['rembang'])
    expect(read.fields.get('description')).toEqual([draft.description.replaceAll('\n', '\r\n')])
    expect(read.fields.get('name')).toEqual([draft.person?.name])
    expect(read.fields.get('website')).toEqual([''])
    expect(read.fields.has('dateUnknown')).toBe(draft.occurredOn === null)
  })

  test('carries a file whole', async () => {
    const bytes = Buffer.from(Array.from({ length: 5_000 }, (_, index) => index % 256))
    const { files } = await formRead(withKey(reportPost(80, form, draft, { name: 'a.jpg', type: 'image/jpeg', bytes }), key))
    expect(files).toEqual([{ name: 'a.jpg', bytes }])
  })
})
