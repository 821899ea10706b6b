// The drawings of the procedures: every way is there, no line runs through words or symbols, and where a report stands shows without colour.
import { load } from 'cheerio'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/project-root.ts'
import { drawProcedure, type Drawing } from '../../src/sop/draw/draw-procedure.ts'
import { drawnSteps } from '../../src/sop/draw/drawn-steps.ts'
import { textWidth } from '../../src/sop/draw/fit-text.ts'
import { procedureInWords } from '../../src/sop/draw/procedure-in-words.ts'
import { readSops } from '../../src/sop/read-sops.ts'
import type { Sop } from '../../src/sop/sop.ts'

const { sops } = readSops(globSync('sop/**/*.yaml', { cwd: projectRoot() }).toSorted().map((file) => ({ file, text: readFileSync(join(projectRoot(), file), 'utf8') })))
const shapes = ['wide', 'narrow'] as const
const drawings = sops.flatMap((sop) => shapes.flatMap((shape) => ([true, false] as const).map((whole) => ({ name: `${sop.id}, ${shape}${whole ? ', whole' : ''}`, sop, shape, whole }))))

type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number; readonly what: string }
type Segment = { readonly from: readonly [number, number]; readonly to: readonly [number, number] }

describe.each(drawings)('the drawing of $name', ({ sop, shape, whole }) => {
  const svg = drawProcedure(sop, { language: 'id', shape, whole })
  const $ = load(svg, { xml: true })
  const attribute = (node: Parameters<typeof $>[0], name: string) => Number($(node).attr(name))
  const segments = $('path.arrow').toArray().flatMap((path) => segmentsOf($(path).attr('d') ?? ''))

  it('has no line through its words', () => {
    const words = $('text').toArray().filter((node) => !['key', 'symbol-text'].some((one) => $(node).hasClass(one))).map((node): Box => {
      const width = textWidth($(node).text(), $(node).hasClass('title') ? 14 : 12)
      const left = attribute(node, 'x') - ($(node).attr('text-anchor') === 'middle' ? width / 2 : 0)
      return { left, right: left + width, top: attribute(node, 'y') - 10, bottom: attribute(node, 'y') + 3, what: $(node).text() }
    })
    const startWord = (box: Box) => box.what === 'Mulai'
    expect(words.filter((box) => !startWord(box) && segments.some((segment) => cuts(segment, box))).map(({ what }) => what)).toEqual([])
  })

  it('has no line through a symbol', () => {
    const symbols = $('rect.symbol').toArray().map((node): Box => {
      const [left, top] = [attribute(node, 'x'), attribute(node, 'y')]
      return { left: left + 1, right: left + attribute(node, 'width') - 1, top: top + 1, bottom: top + attribute(node, 'height') - 1, what: `${left} ${top}` }
    })
    expect(symbols.filter((box) => segments.some((segment) => cuts(segment, box)))).toEqual([])
  })

  it('keeps all words inside its edges', () => {
    const width = Number($('svg').attr('width'))
    const beyond = $('text').toArray().filter((node) => $(node).attr('text-anchor') !== 'middle' && attribute(node, 'x') + textWidth($(node).text(), 12) > width)
    expect(beyond.map((node) => $(node).text())).toEqual([])
  })

  it('names every way out that leads somewhere on an arrow', () => {
    const keys = $('text.key').toArray().flatMap((node) => $(node).text().split(' ')).toSorted()
    const wanted = drawnSteps(sop, { whole }).flatMap(({ exits }) => exits.map(({ key }) => key)).filter((key) => key !== '').toSorted()
    expect(keys).toEqual(wanted)
  })

  it('draws with broken lines the symbols whose lane is read into it', () => {
    const drawn = drawnSteps(sop, { whole })
    const looks = $('.symbol-text').toArray().slice(0, drawn.length).map((node) => $(node).prevAll('.symbol').first().attr('class')?.split(' ').at(-1))
    expect(looks).toEqual(drawn.map(({ step }) => (step.origin !== null ? 'overlay' : step.lanesInferred === undefined ? step.mark.as : 'inferred')))
  })

  it('carries neither style nor script', () => {
    expect(svg).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|href=/)
  })
})

describe('where a report stands', () => {
  const rembang = sopNamed('rembang-sp4n-lapor')
  const $ = drawn(rembang, { language: 'id', current: ['tanggapan'], passed: ['terima', 'verifikasi'] })

  it('is ringed, named and barred; what it has passed is ticked', () => {
    expect($('.ring').length).toBe(1)
    expect($('.current-bar').length).toBe(1)
    expect($('text.here').text()).toBe('▶ SEKARANG')
    expect($('.tick').length).toBe(2)
  })

  it('shows a step that an overlay brings, with the procedure that it interrupts', () => {
    const held = drawn(rembang, { language: 'en', current: ['tunggu-pelapor'], passed: ['verifikasi'] })
    expect(held('.title').toArray().map((node) => held(node).text()).join(' ')).toContain('Waiting for the reporter to complete it')
    expect($('.title').length).toBeLessThan(held('.title').length)
  })

  it('is told in the list beside it', () => {
    const list = procedureInWords(rembang, { language: 'id', current: ['tanggapan'], passed: ['verifikasi'] })
    expect(list.find(({ id }) => id === 'tanggapan')).toMatchObject({ no: '4', state: 'current', lanes: 'Perangkat Daerah' })
    expect(list.find(({ id }) => id === 'verifikasi')?.ways).toContainEqual({ label: 'Disposisikan', by: '', leads: '4 Memberikan respon atas aduan', mark: 'printed' })
    expect(list.find(({ id }) => id === 'tanggapan')?.ways).toContainEqual({ label: 'Minta disposisi ulang', by: '', leads: '3 Verifikasi dan disposisi', mark: 'inferred' })
  })
})

describe('returns and loops', () => {
  it('of Cirebon go back at both levels', () => {
    const list = procedureInWords(sopNamed('cirebon-lapor'), { language: 'id' })
    expect(list[1]?.ways.find(({ label }) => label === 'Kembalikan ke Super Admin')?.leads).toBe('[1] Verifikasi oleh LAPOR!-SP4N')
    expect(list[2]?.ways.find(({ label }) => label === 'Kembalikan ke Tim Admin')?.leads).toBe('[2] Verifikasi dan disposisi Tim Admin')
  })

  it('of Mojokerto 01 are Tidak and Ya', () => {
    const approve = procedureInWords(sopNamed('mojokerto-01'), { language: 'id' }).find(({ no }) => no === '6')
    expect(approve?.ways.map(({ label, leads }) => `${label}: ${leads}`)).toEqual(['Tidak: 5 Menyusun telaah', 'Ya: 7 Mengirim jawaban'])
  })

  it('of Disporbudpar lead from T to wording it again', () => {
    const wait = procedureInWords(sopNamed('disporbudpar-lapor'), { language: 'id' }).find(({ title }) => title === 'Menunggu balasan')
    expect(wait?.ways[0]).toMatchObject({ label: 'Belum puas (T)', leads: '4 Merumuskan isi tindak lanjut' })
  })
})

it('draws a procedure whose words could be taken for markup as words', () => {
  const [sop] = sops
  if (sop === undefined) throw new Error('There is no procedure.')
  const [first, ...rest] = sop.steps
  if (first === undefined) throw new Error('It has no step.')
  const evil = { ...sop, steps: [{ ...first, label: { id: '<script>"&', en: '<b>' } }, ...rest] }
  expect(drawProcedure(evil, { language: 'id' })).toContain('&lt;script&gt;&quot;&amp;')
})

function drawn(sop: Sop, drawing: Drawing) {
  return load(drawProcedure(sop, drawing), { xml: true })
}

function sopNamed(id: string): Sop {
  const sop = sops.find((one) => one.id === id)
  if (sop === undefined) throw new Error(`There is no procedure ${id}.`)
  return sop
}

function segmentsOf(d: string): Segment[] {
  const absolute = d.replace(/V([\d.]+)/, (_, y: string) => `L${/M([\d.]+)/.exec(d)?.[1]} ${y}`)
  const points = [...absolute.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
  return points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }))
}

/** Lines run across or down only. */
function cuts({ from, to }: Segment, { left, right, top, bottom }: Box): boolean {
  const [x1, x2] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])]
  const [y1, y2] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])]
  return x1 < right && x2 > left && y1 < bottom && y2 > top
}
