// The command `tuntas due` as a person and a program meet it.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { due } from '../../src/cli/due.ts'
import { projectRoot } from '../../src/project-root.ts'

type Said = { readonly status: number | null; readonly stdout: string; readonly stderr: string }

/** Runs the command line as a process of its own. */
function tuntas(words: readonly string[], input = ''): Said {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectRoot(), 'src/cli.ts'), ...words], { input, encoding: 'utf8' })
  return { status, stdout, stderr }
}

/** Runs the command in this process, with a terminal of its own. */
async function tuntasDue(words: readonly string[], input = ''): Promise<Said> {
  const said = { stdout: '', stderr: '' }
  const status = await due.run(words, {
    input: (async function* lines() {
      yield input
    })(),
    write: async (text) => void (said.stdout += text),
    complain: (text) => void (said.stderr += text),
  })
  return { status, ...said }
}

async function json(words: readonly string[]): Promise<Record<string, unknown>> {
  const { stdout, status } = await tuntasDue(['--json', ...words])
  expect(status).toBe(0)
  return JSON.parse(stdout) as Record<string, unknown>
}

describe('tuntas due --json', () => {
  it('ten working days over Nyepi, Idul Fitri and joint leave in 2026', async () => {
    const answer = await json(['--from', '2026-03-13T09:00:00+07:00', '--for', '10wd'])
    expect(answer).toMatchObject({ due: '2026-04-06T16:00:00+07:00', date: '2026-04-06', provisional: false })
    const explanation = answer['explanation'] as { date: string; counted: boolean; why: string }[]
    expect(explanation).toHaveLength(25)
    expect(explanation.filter(({ counted }) => counted)).toHaveLength(10)
    expect(explanation.find(({ date }) => date === '2026-03-18')).toMatchObject({ counted: false, why: 'cuti bersama: Nyepi' })
  })
  it('sixty working days are 103 calendar days then', async () => {
    expect(await json(['--from', '2026-03-13T09:00:00+07:00', '--for', '60wd'])).toMatchObject({ date: '2026-06-24' })
  })
  it('a citizen’s clock ends at 23:59:59, in the zone of the calendar', async () => {
    expect(await json(['--from', '2026-03-13T09:00', '--for', '3d', '--ends', 'citizen', '--calendar', 'nasional-wit'])).toMatchObject({
      from: '2026-03-13T09:00:00+09:00', due: '2026-03-16T23:59:59+09:00',
    })
  })
  it('a range says both ends, a pause moves the date, an open one freezes what is left', async () => {
    expect(await json(['--from', '2026-03-13T15:45', '--for', '10-20omin'])).toMatchObject({ earliest: '2026-03-13T15:55:00+07:00', due: '2026-03-16T07:35:00+07:00' })
    expect(await json(['--from', '2026-03-13T09:00', '--for', '2wd', '--pause', '2026-03-16T09:00/2026-03-17T09:00'])).toMatchObject({ date: '2026-03-25' })
    expect(await json(['--from', '2026-03-13T09:00', '--for', '5wd', '--pause', '2026-03-17T09:00/'])).toMatchObject({ due: null, date: null, frozen: true, remaining: '4wd' })
  })
  it('a year whose list is not out gives a provisional date', async () => {
    expect(await json(['--from', '2026-12-28T09:00:00+07:00', '--for', '10wd'])).toMatchObject({ provisional: true })
  })
  it('speaks English when asked', async () => {
    expect(JSON.stringify(await json(['--from', '2026-03-13T09:00', '--for', '1wd', '--lang', 'en']))).toContain('day of receipt, not counted (day 0)')
  })
})

describe('tuntas due for people', () => {
  it('draws the days and says it in words', async () => {
    const { stdout, status } = await tuntasDue(['--from', '2026-03-13T09:00', '--for', '3wd'])
    expect(status).toBe(0)
    expect(stdout.split('\n').slice(0, 9)).toEqual([
      'Maret 2026',
      '   Sen    Sel    Rab    Kam    Jum    Sab    Min',
      '     9     10     11     12     13     14     15',
      '                                 0      –      –',
      '    16     17     18     19     20     21     22',
      '     1      2     CB      L     CB      L      L',
      '    23     24     25     26     27     28     29',
      '    CB     CB     [3]',
      '',
    ])
    expect(stdout).toContain('Waktu 3 hari kerja berakhir Rabu, 25 Maret 2026 pukul 16.00 WIB, saat kantor tutup.')
    expect(stdout).toContain('Menurut jam dinding: 12 hari 7 jam.')
  })
})

describe('tuntas due --batch', () => {
  it('answers each line on its own line, in order; a wrong line says so and the status is 1', async () => {
    const { stdout, status } = await tuntasDue(['--batch'], [
      '{"from":"2026-03-13T09:00:00+07:00","for":"10wd"}', '', '{"from":"2026-03-13T09:00:00+07:00","for":"10xx"}', '{"from":"2026-02-30","for":"1wd"}',
      '{"from":"2026-03-13T09:00:00+07:00","for":"1wd","pauses":[{"from":"2026-03-16T09:00","to":"2026-03-15T09:00"}]}',
      '{"from":"2026-03-13T09:00:00+07:00","for":"9999999wd"}', '{"from":"2026-03-13T09:00","for":"1wd","calendar":"enam-hari"}',
    ].join('\n'))
    expect(status).toBe(1)
    const answers = stdout.trimEnd().split('\n').map((line) => JSON.parse(line) as { date?: string; error?: string })
    expect(answers.map(({ date, error }) => date ?? error)).toEqual([
      '2026-04-06', 'This line is no JSON.', expect.stringContaining('"10xx" is no time budget'), expect.stringContaining('"2026-02-30" is no time'),
      expect.stringContaining('ends before it begins'), expect.stringContaining('beyond the year 2199'), '2026-03-14',
    ])
  })
  it('holds when every line is good', async () => {
    expect(await tuntasDue(['--batch'], '{"from":"2026-03-13","for":"1mo"}\n')).toMatchObject({ status: 0 })
    expect(await tuntasDue(['--batch'], '')).toMatchObject({ status: 0, stdout: '' })
  })
})

describe('wrong usage', () => {
  it.each([
    [[], 'Both --from and --for are needed'],
    [['--from', 'kemarin', '--for', '1wd'], '"kemarin" is no time'], [['--from', '2026-03-13', '--for', '1 hari'], '"1 hari" is no time budget'],
    [['--from', '2026-03-13', '--for', '20-10wd'], 'upper end is below'], [['--from', '2026-03-13', '--for', '1wd', '--calendar', 'nasionl'], 'perhaps you mean "nasional"'],
    [['--from', '2026-03-13', '--for', '1wd', '--ends', 'never'], 'write office or citizen'], [['--from', '2026-03-13', '--for', '1wd', '--pause', 'x'], 'is no pause'],
    [['--form', '2026-03-13'], "Unknown option '--form'"], [['--batch', '--from', '2026-03-13'], 'stand in the lines'], [['--batch', '--calendar', 'x'], 'There is no calendar "x"'],
    [['--from', '1900-03-13', '--for', '1wd'], 'outside the years 1970 to 2199'], [['--from', '2026-03-13', '--for', '9999999wd'], 'beyond the year 2199'],
    [['--from', '2026-03-13', '--for', '1wd', '--lang', 'jv'], 'write id or en'],
  ])('%j ends with status 2 and a sentence on standard error', async (words, sentence) => {
    const { status, stdout, stderr } = await tuntasDue(words)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(sentence)
  })
})

describe('the process', () => {
  it('writes one JSON document and ends with 0', () => {
    const { status, stdout, stderr } = tuntas(['due', '--from', '2026-03-13T09:00:00+07:00', '--for', '10wd', '--json'])
    expect([status, stderr, (JSON.parse(stdout) as { due: string }).due]).toEqual([0, '', '2026-04-06T16:00:00+07:00'])
  })
  it('reads a batch from standard input and ends with 1 when a line was wrong', () => {
    const { status, stdout } = tuntas(['due', '--batch'], '{"from":"2026-03-13T09:00:00+07:00","for":"10wd"}\nx\n')
    expect([status, stdout.split('\n').length]).toEqual([1, 3])
  })
  it('ends with 2 for no command and for an unknown one, and helps when asked', () => {
    expect(tuntas([])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('tuntas <command>') })
    expect(tuntas(['duee'])).toMatchObject({ status: 2, stderr: expect.stringContaining('There is no command "duee". Perhaps you mean "due".') })
    expect(tuntas(['due', '--help'])).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('--from TIME') })
  })
})
