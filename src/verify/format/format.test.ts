import { readFileSync } from 'node:fs'
import { generateKeyPairSync, sign } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkpointText } from '../../log/checkpoint.ts'
import { entryBundle } from '../../log/entry-bundle.ts'
import { edgeRoot, emptyEdge, grown, type Edge } from '../../log/grow-tree.ts'
import { leafHash, nodeHash } from '../../log/merkle-hash.ts'
import { consistencyProof, inclusionProof, rootOf, type SubtreeHash } from '../../log/merkle-range.ts'
import { promiseKeyName, promiseText } from '../../log/promise-note.ts'
import { rawPublicKey, signedNote, verifierKey, type NoteSigner } from '../../log/signed-note.ts'
import { tilePath } from '../../log/tile-path.ts'
import { tlogProofText } from '../../log/tlog-proof.ts'
import { nodeCrypto } from '../node-crypto.ts'
import { fromBase64, toBase64 } from './bytes.ts'
import { readCheckpoint } from './checkpoint.ts'
import { growingRoot } from './growing-root.ts'
import { isConsistent, isIncluded, leafHashOf } from './merkle.ts'
import { readNote, readVerifierKey, verifyNote } from './note.ts'
import { readPromise } from './promise.ts'
import { readProof } from './proof.ts'

const { sha256 } = nodeCrypto

type Vector = { readonly file: string; readonly wantErr: boolean; readonly proof: readonly string[] | null }
type InclusionVector = Vector & { readonly leafIdx: number; readonly treeSize: number; readonly root: string; readonly leafHash: string }
type ConsistencyVector = Vector & { readonly size1: number; readonly size2: number; readonly root1: string; readonly root2: string }

function vectors<Kind>(name: string): readonly Kind[] {
  return JSON.parse(readFileSync(new URL(`../../../test/fixtures/tlog/${name}.json`, import.meta.url), 'utf8')) as Kind[]
}

const bytes = (base64: string | null) => Buffer.from(base64 ?? '', 'base64')

describe('proofs', () => {
  it('of inclusion are told from broken ones, by the 98 vectors of transparency-dev/merkle', () => {
    const all = vectors<InclusionVector>('inclusion')
    const wrong = all.filter(({ leafIdx, treeSize, root, leafHash: leaf, proof, wantErr }) =>
      isIncluded(sha256, { index: leafIdx, size: treeSize, root: bytes(root), leafHash: bytes(leaf), proof: (proof ?? []).map(bytes) }) === wantErr)
    expect(wrong.map(({ file }) => file)).toEqual([])
    expect([all.length, all.filter(({ wantErr }) => wantErr).length]).toEqual([98, 92])
  })

  it('of consistency are told from broken ones, by the 98 vectors of transparency-dev/merkle', () => {
    const all = vectors<ConsistencyVector>('consistency')
    const wrong = all.filter(({ size1, size2, root1, root2, proof, wantErr }) =>
      isConsistent(sha256, { size1, size2, root1: bytes(root1), root2: bytes(root2), proof: (proof ?? []).map(bytes) }) === wantErr)
    expect(wrong.map(({ file }) => file)).toEqual([])
    expect([all.length, all.filter(({ wantErr }) => wantErr).length]).toEqual([98, 92])
  })

  it('made by the log hold for every leaf and every pair of sizes, and for no neighbour', async () => {
    const most = 21
    const tree = treeOf(most)
    const roots = await Promise.all(Array.from({ length: most + 1 }, (_, size) => rootOf(size, tree.subtree)))
    for (let size = 1; size <= most; size += 1) {
      const root = roots[size] as Uint8Array
      for (let index = 0; index < size; index += 1) {
        const proof = await inclusionProof(index, size, tree.subtree)
        const check = (at: number) => isIncluded(sha256, { index: at, size, root, proof, leafHash: leafHashOf(sha256, tree.entry(index)) })
        expect([check(index), check(index + 1), check(index - 1)]).toEqual([true, false, false])
      }
      for (let earlier = 1; earlier <= size; earlier += 1) {
        const proof = await consistencyProof(earlier, size, tree.subtree)
        const check = (size1: number) => isConsistent(sha256, { size1, size2: size, root1: roots[earlier] as Uint8Array, root2: root, proof })
        expect(check(earlier)).toBe(true)
        expect(check(earlier - 1)).toBe(false)
      }
    }
  })

  it('are refused for leaves and trees that are not there', async () => {
    const { subtree } = treeOf(4)
    for (const index of [-1, 4, NaN]) await expect(inclusionProof(index, 4, subtree)).rejects.toThrow(RangeError)
    for (const earlier of [0, 5]) await expect(consistencyProof(earlier, 4, subtree)).rejects.toThrow(RangeError)
  })
})

function treeOf(size: number): { readonly entry: (index: number) => Uint8Array; readonly subtree: SubtreeHash } {
  const entry = (index: number) => Buffer.from(`entry ${index}`)
  const subtree = async (level: number, index: number): Promise<Uint8Array> => {
    if ((index + 1) * 2 ** level > size) throw new Error('beyond the tree')
    return level === 0 ? leafHash(entry(index)) : nodeHash(await subtree(level - 1, 2 * index), await subtree(level - 1, 2 * index + 1))
  }
  return { entry, subtree }
}

describe('tiles', () => {
  it('are named as the specification names them', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067')
    expect(tilePath({ level: 2, index: 0, width: 1 })).toBe('tile/2/000.p/1')
    expect(tilePath({ level: 'entries', index: 273, width: 112 })).toBe('tile/entries/273.p/112')
  })

  it('of 70,000 leaves are those of its example', () => {
    const leaf = leafHash(Buffer.from('x'))
    const { tiles } = grown(emptyEdge, Array.from({ length: 70_000 }, () => leaf))
    const count = (level: number, isWhole: boolean) => tiles.filter((tile) => tile.level === level && (tile.width === 256) === isWhole)
    expect([count(0, true).length, count(1, true).length, count(2, true).length]).toEqual([273, 1, 0])
    expect([0, 1, 2].map((level) => count(level, false).map(({ index, width }) => [index, width]))).toEqual([[[273, 112]], [[1, 17]], [[0, 1]]])
    const exact = grown(emptyEdge, Array.from({ length: 256 }, () => leaf)).tiles
    expect(exact.map((tile) => tilePath(tile))).toEqual(['tile/0/000', 'tile/1/000.p/1'])
  })

  it('come out the same however the leaves arrive, with the root that a checker reckons', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 6 }), (portions) => {
      const checker = growingRoot(sha256)
      let edge: Edge = emptyEdge
      let at = 0
      for (const portion of portions) {
        const leaves = Array.from({ length: portion }, (_, index) => leafHash(Buffer.from(String(at + index))))
        edge = grown(edge, leaves).edge
        leaves.forEach(checker.add)
        at += portion
        expect(Buffer.from(edgeRoot(edge))).toEqual(Buffer.from(checker.root()))
      }
      expect(edge.size).toBe(checker.size())
    }), { numRuns: 25 })
  })

  it('of entries carry each with its length', () => {
    expect(Buffer.from(entryBundle([Buffer.from('ab'), Buffer.from('')])).toString('hex')).toBe('000261620000')
    expect(() => entryBundle([new Uint8Array(65_536)])).toThrow(RangeError)
  })
})

/** The example of c2sp.org/signed-note. */
const exampleKey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
const exampleNote = 'This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'

function signer(name: string): NoteSigner {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return { name, publicKey: rawPublicKey(publicKey), sign: async (text) => sign(null, text, privateKey) }
}

async function verified(note: string, ...keys: readonly string[]) {
  const read = readNote(note)
  return read === null ? 'no note' : verifyNote(nodeCrypto, read, keys.map((key) => readVerifierKey(nodeCrypto, key)).filter((key) => key !== null))
}

describe('signed notes', () => {
  it('of the specification hold, and no changed one does', async () => {
    expect(await verified(exampleNote, exampleKey)).toMatchObject({ by: [{ key: { name: 'example.com/foo' }, at: null }] })
    expect(await verified(exampleNote.replace('example message', 'exemple message'), exampleKey)).toEqual({ fault: 'forged' })
    expect(await verified(exampleNote.replace('Uw2QOkn8', 'Uw2QOkn9'), exampleKey)).toEqual({ fault: 'forged' })
    expect(await verified(exampleNote.replace('Uw2Q', 'Uw2R'), exampleKey)).toEqual({ fault: 'unsigned' })
    expect(await verified(exampleNote)).toEqual({ fault: 'unsigned' })
  })

  it('hold their own poem: the last empty line parts text and signatures', () => {
    const note = readNote('Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n\u2014 quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n')
    expect(note?.text).toBe('Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n')
  })

  it('that are none are not read', () => {
    const broken = [
      exampleNote.slice(0, -1), exampleNote.replace('\n\n', '\n'), exampleNote.replace('\u2014', '-'), exampleNote.replace('\u2014 ', '\u2014'), exampleNote.replace('aQM=', 'aQM'),
      exampleNote.replace('example.com/foo', 'exa+mple'), exampleNote.replace('message', 'mess\tage'), `${exampleNote}\u2014 a AAAA\n`, `${exampleNote}more\n`, 'text\n\n', '', '\ud800\n\n\u2014 a AAAAAAAA\n',
    ]
    expect(broken.filter((note) => readNote(note) !== null)).toEqual([])
    expect(readNote(exampleNote + exampleNote.split('\n\n')[1]?.repeat(80))).toBeNull()
    for (const key of ['', exampleKey.replace('530d903a', '530d903b'), exampleKey.replace('Aeky', 'Aukz'), exampleKey.slice(0, -4)]) expect(readVerifierKey(nodeCrypto, key)).toBeNull()
  })

  it('are written as they are read, by several keys; whoever knows one of them is content', async () => {
    const [one, other, stranger] = [signer('log.example/a'), signer('log.example/a'), signer('log.example/a')]
    const note = await signedNote('hello\n', [one, other])
    expect(await verified(note, verifierKey(one))).toMatchObject({ by: [{}] })
    expect(await verified(note, verifierKey(one), verifierKey(other))).toMatchObject({ by: [{}, {}] })
    expect(await verified(note, verifierKey(stranger))).toEqual({ fault: 'unsigned' })
    for (const text of ['no newline', 'tab\t\n', 'half \ud800\n']) await expect(signedNote(text, [one])).rejects.toThrow(RangeError)
  })

  it('take the word of a witness with the time at which it looked', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const key = Buffer.concat([Uint8Array.of(4), rawPublicKey(publicKey)])
    const id = sha256(Buffer.concat([Buffer.from('w.example\n'), key])).subarray(0, 4)
    const log = signer('log.example')
    const text = checkpointText({ origin: 'log.example', size: 3, root: sha256(new Uint8Array()) })
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(1_679_315_147n)
    const signature = (seconds: number) => Buffer.concat([id, time, sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`), privateKey)]).toString('base64')
    const keys = [verifierKey(log), `w.example+${Buffer.from(id).toString('hex')}+${key.toString('base64')}`]
    const note = await signedNote(text, [log])
    expect(await verified(`${note}\u2014 w.example ${signature(1_679_315_147)}\n`, ...keys)).toMatchObject({ by: [{ at: null }, { at: 1_679_315_147_000 }] })
    expect(await verified(`${note}\u2014 w.example ${signature(1_679_315_148)}\n`, ...keys)).toEqual({ fault: 'forged' })
    expect(await verified(`${text}\n\u2014 w.example ${signature(1_679_315_147)}\n`, ...keys), 'a witness alone is not the log').toEqual({ fault: 'unsigned' })
  })
})

describe('checkpoints, proofs and promises', () => {
  const root = new Uint8Array(sha256(Buffer.from('root')))

  it('are read as they were written', () => {
    expect(readCheckpoint(checkpointText({ origin: 'log.example', size: 20_852_163, root }))).toEqual({ origin: 'log.example', size: 20_852_163, root })
    expect(readCheckpoint('example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n')).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 })
    const proof = { extra: Buffer.from('{}'), index: 0, hashes: [root, root], checkpoint: exampleNote }
    expect(readProof(tlogProofText(proof))).toEqual({ ...proof, extra: new Uint8Array(proof.extra) })
    expect(readProof(tlogProofText({ ...proof, extra: null, hashes: [] }))).toEqual({ ...proof, extra: null, hashes: [] })
    const promise = { origin: 'log.example', number: 'ABCD-EFGH-JKMNP', at: 1_790_000_000_123, commitment: root }
    expect(readPromise(promiseText(promise))).toEqual(promise)
  })

  it('are never taken for one another, nor one key for the other', () => {
    const promise = promiseText({ origin: 'log.example', number: 'ABCD-EFGH-JKMNP', at: 0, commitment: root })
    expect(readCheckpoint(promise)).toBeNull()
    expect(readPromise(checkpointText({ origin: 'log.example', size: 1, root }))).toBeNull()
    expect(promiseKeyName('log.example')).not.toBe('log.example')
  })

  it('that are none are not read', () => {
    const good = checkpointText({ origin: 'log.example', size: 12, root })
    const base64 = toBase64(root)
    const broken = [good.replace('12', '012'), good.replace('12', '-1'), good.replace('12', '1e3'), good.replace('12', '9007199254740993'), good.replace('log.example', ''), good.slice(0, -1), good.replace(base64, 'AAAA'), `${good}\n`, good.replace('=', '')]
    expect(broken.filter((text) => readCheckpoint(text) !== null)).toEqual([])
    const proof = tlogProofText({ extra: Buffer.from('x'), index: 7, hashes: [root], checkpoint: exampleNote })
    const brokenProofs = [proof.replace('@v1', '@v2'), proof.replace('index 7', 'index 07'), proof.replace('index 7', 'index'), proof.replace('extra eA==', 'extra eA'), proof.replace(base64, base64.slice(4)), proof.replace('\n\n', '\n'), proof.replace('index 7\n', `index 7\n${`${base64}\n`.repeat(70)}`)]
    expect(brokenProofs.map(readProof).filter((read) => read !== null && read.checkpoint === exampleNote)).toEqual([])
  })

  it('take base64 in its one form only', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (some) => {
      expect(toBase64(some)).toBe(Buffer.from(some).toString('base64'))
      expect(fromBase64(toBase64(some))).toEqual(new Uint8Array(some))
    }))
    for (const text of ['A', 'AA', 'AAA', 'AB==', 'AAB=', 'AA==AA==', 'A A=', '-_==']) expect(fromBase64(text), text).toBeNull()
  })
})
