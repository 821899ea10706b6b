// The disk for evidence is full: nothing that was typed is lost, nothing half lies around, and with space again it works.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pdf, photo } from './evidence-samples.ts'
import { receiptOf, reports, RESEND, SEND, SEND_REPLY, STORY } from './journey.ts'
import { testServer, type TestServer } from './server.ts'
import { Visitor } from './visitor.ts'

const place = mkdtempSync(join(tmpdir(), 'tuntas-small-'))
const mounted = smallDisk()
if (!mounted) process.stderr.write('A full disk is not tried here: mounting a small one takes root.\n')

let server: TestServer
beforeAll(async () => {
  if (mounted) server = await testServer({ dataDir: place })
})
afterAll(async () => {
  await server?.close()
  if (mounted) execFileSync('umount', [place])
  rmSync(place, { recursive: true, force: true })
})

function smallDisk(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', place], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const filler = join(place, 'filler')

/** Leaves room for a letter, not for a photo. */
function fill(): void {
  const { bavail, bsize } = statfsSync(place)
  writeFileSync(filler, Buffer.alloc(bavail * bsize - 300_000))
}

const free = () => rmSync(filler)

describe.skipIf(!mounted)('a full disk', () => {
  const secret = { ...STORY, hope: 'Semoga cepat', anonymous: 'on', secret: 'on', name: 'Siti', phone: '0812 3456 7890' }

  it('holds a report back with all that was typed, also what stands behind the files in the form, and lets none of its files lie', async () => {
    const visitor = new Visitor(server.url)
    const files = [pdf(), await photo('besar.jpg', 1400), pdf('ketiga.pdf')]
    fill()
    const held = await visitor.sends(await visitor.opens('/lapor'), SEND, { fill: secret, files })
    expect([held.status, held.heading]).toEqual([503, 'Layanan sedang terganggu'])
    expect(await server.staged()).toEqual([])
    const kept = Object.fromEntries(held.form(RESEND).controls.map(({ name, value }) => [name, value]))
    expect(kept).toMatchObject({ ...secret, description: expect.stringContaining('takut lewat') })
    free()
    const { receipt, number, mine } = receiptOf(await visitor.sends(held, RESEND, { files }))
    expect(receipt.$('.file-name')).toHaveLength(3)
    expect((await visitor.asks(`${mine}/bukti/2`)).body.equals(Buffer.from(files[1]?.content ?? []))).toBe(true)
    expect((await visitor.opens(`/laporan/${number}`)).status, 'it stays secret').toBe(404)
    expect(await server.staged()).toEqual([])
  })

  it('holds a reply back in the same way', async () => {
    const visitor = new Visitor(server.url)
    const { mine } = await reports(visitor)
    const page = await visitor.opens(mine)
    fill()
    const held = await visitor.sends(page, SEND_REPLY, { fill: { reply: 'Lihat fotonya.' }, files: [await photo('besar.jpg', 1400)] })
    expect(held.status).toBe(503)
    expect(held.words).toContain('Lihat fotonya.')
    expect((await visitor.sends(held, RESEND)).words, 'without the file there is room').toContain('Balasan Anda sudah kami simpan.')
    expect(await server.staged()).toEqual([])
    free()
  })
})
