import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pastedBlocks } from './pasted-blocks.ts'

const HASH = Buffer.alloc(32, 7).toString('base64')
const SIGNED = `— contoh.go.id/log/janji ${Buffer.alloc(68, 9).toString('base64')}`
const PROMISE = `tuntas-janji@v1\ncontoh.go.id/log\n7K3M-9Q2P-4XV8R\n2026-11-23T09:00:00.000Z\n${HASH}\n\n${SIGNED}\n`
const PROOF = `c2sp.org/tlog-proof@v1\nextra ${Buffer.from('{"salt":""}').toString('base64')}\nindex 4\n${HASH}\n${HASH}\n\ncontoh.go.id/log\n9\n${HASH}\n\n— contoh.go.id/log ${Buffer.alloc(68, 3).toString('base64')}\n— saksi.go.id ${Buffer.alloc(76, 4).toString('base64')}\n`

describe('what somebody pasted', () => {
  it('is found whole, one or several, in any order', () => {
    expect(pastedBlocks(PROMISE)).toEqual([PROMISE])
    expect(pastedBlocks(PROOF)).toEqual([PROOF])
    expect(pastedBlocks(`${PROOF}${PROMISE}`)).toEqual([PROOF, PROMISE])
    expect(pastedBlocks(`Janji bertanda tangan\n${PROMISE}Simpan baik-baik.\n\n\nBukti:\n${PROOF}Salam`)).toEqual([PROMISE, PROOF])
  })

  it('is found through whatever a mail or a chat makes of lines and spaces', () => {
    const line = fc.constantFrom('', ' ', '\t', '> ', '>> ', '\u00a0', '\u200b')
    const end = fc.constantFrom('\n', '\r\n', '\n\n', '\r\n\r\n', ' \n', '\u2028')
    fc.assert(fc.property(fc.array(fc.constantFrom(PROMISE, PROOF), { minLength: 1, maxLength: 4 }), fc.array(fc.tuple(line, end), { minLength: 80, maxLength: 80 }), (blocks, marks) => {
      const mangled = blocks.join('').split('\n').map((text, at) => `${marks[at]?.[0] ?? ''}${text}${marks[at]?.[1] ?? '\n'}`).join('')
      expect(pastedBlocks(mangled)).toEqual(blocks)
    }))
  })

  it('may have lost the long dash before a signature', () => {
    for (const dash of ['-', '--', '–']) expect(pastedBlocks(PROMISE.replace('—', dash))).toEqual([PROMISE])
  })

  it('ends with its signatures, also where a mail is signed off right below', () => {
    for (const off of ['— Budi Santoso', '- Budi Santoso', '-- Budi Setiawan', '— Budi', '— Siti Nurhaliza Wati']) {
      expect(pastedBlocks(`${PROMISE}${off}\n`), off).toEqual([PROMISE])
      expect(pastedBlocks(`${PROOF}\n\n${off}\n${PROMISE}${off}`), off).toEqual([PROOF, PROMISE])
    }
  })

  it('is nothing where there is none, or its signature is missing', () => {
    for (const text of ['', 'Halo', 'tuntas-janji@v1', PROMISE.split('\n\n')[0] ?? '', `c2sp.org/tlog-proof@v1\nindex 1\n${HASH}\n${SIGNED}`]) expect(pastedBlocks(text)).toEqual([])
  })
})
