// What a superuser does to the database, or a hand to the disk, is named by `tuntas verify`: what, and where.
import { appendFile, copyFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addReply } from '../../src/app/add-reply.ts'
import { sealLog, type Sealing } from '../../src/app/log/seal-log.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import { logCommand } from '../../src/cli/log.ts'
import { verifyCommand } from '../../src/cli/verify.ts'
import { askErasure, decideErasure } from '../../src/app/ask-erasure.ts'
import { eraseReports } from '../../src/app/erase-reports.ts'
import { reportKey } from '../../src/app/read-report.ts'
import { destroyWords } from '../../src/store/erasures.ts'
import { openLocalFiles } from '../../src/store/files/local-files.ts'
import { openLogMemory } from '../../src/vault/log-memory.ts'
import { openLogSigning } from '../../src/vault/log-signing.ts'
import { newReportKey } from '../../src/vault/report-key.ts'
import { reportIdFrom, type ReportId } from '../../src/report/numbers/public-number.ts'
import type { Database } from '../../src/store/database.ts'
import { prepared, type Prepared } from '../store/prepared.ts'
import { strictly } from '../alone.ts'
import { openSealer } from './sealer.ts'

type Answer = { readonly log: { readonly size: number; readonly root: string; readonly ok: boolean }; readonly database: { readonly events: number; readonly ok: boolean }; readonly problems: readonly { readonly what: string; readonly where: string }[] }

let house: Prepared
let sealer: Database
let sealing: Sealing
let earlier: string
let id: string
let environment: Readonly<Record<string, string>>

beforeAll(async () => {
  house = await prepared()
  const keysDir = join(house.dataDir, 'keys')
  const signing = openLogSigning(keysDir)
  sealer = openSealer(house.appUrl)
  sealing = { pool: sealer.pool, dataDir: house.dataDir, firstOrigin: 'lapor.example/log', memory: openLogMemory(keysDir), now: Date.now, signers: signing.signers, promiseKey: (origin) => signing.promiseSigner(origin).key }
  environment = { DATABASE_URL: house.appUrl, DATABASE_OWNER_URL: String(house.owner.options.connectionString), DATA_DIR: house.dataDir, NODE_ENV: 'test' }
  id = await takeWithFile()
  await take()
  await sealAll()
  earlier = join(house.dataDir, 'kept.txt')
  await copyFile(join(house.dataDir, 'log/checkpoint'), earlier)
  await take()
  await sealAll()
}, 60_000)
afterAll(async () => {
  await sealer.close()
  await house.close()
})

async function sealAll(): Promise<void> {
  while ((await sealLog(sealing)).outcome === 'sealed');
}

async function take(): Promise<string> {
  const submission = house.submission()
  const taken = await submitReport(house.taking, submission)
  if (taken.outcome !== 'taken-in') throw new Error(taken.outcome)
  await addReply(house.handling, { reportId: taken.receipt.reportId, key: submission.key, text: 'Masih berlubang.', evidence: [], commandKey: crypto.randomUUID() })
  return taken.receipt.reportId
}

async function takeWithFile(): Promise<string> {
  const submission = house.submission({ key: newReportKey() })
  const files = await openLocalFiles(house.dataDir)
  const reportId = reportIdFrom(submission.submissionKey, 0)
  const staged = await files.stage([Buffer.from('%PDF-1.7 bukti')], { reportId, fileId: 'bukti1', key: submission.key, maxBytes: 1000 })
  if ('refused' in staged) throw new Error(staged.refused)
  await files.publish([staged])
  const evidence = { fileId: 'bukti1', kind: 'document' as const, mediaType: 'application/pdf', name: 'bukti.pdf', size: staged.plainSize, sealedSize: staged.sealedSize, sealedSha256: staged.sealedSha256, plainSha256: staged.plainSha256 }
  const taken = await submitReport(house.taking, { ...submission, evidence: [evidence] })
  if (taken.outcome !== 'taken-in') throw new Error(taken.outcome)
  return taken.receipt.reportId
}

async function asked(command: typeof verifyCommand, words: readonly string[]): Promise<{ readonly status: number; readonly out: string; readonly said: string }> {
  let [out, said] = ['', '']
  const status = await command(environment).run(words, { input: (async function* () {})(), write: async (text) => void (out += text), complain: (text) => void (said += `${text}\n`) })
  return { status, out, said }
}

async function verified(...words: string[]): Promise<Answer & { readonly status: number }> {
  const { status, out, said } = await asked(verifyCommand, ['--json', ...words])
  if (out === '') throw new Error(said)
  return { ...(JSON.parse(out) as Answer), status }
}

/** What is found, apart from the many that follow from one. */
async function found(...words: string[]): Promise<readonly string[]> {
  return (await verified(...words)).problems.map(({ what, where }) => `${what} ${where.replaceAll(id, 'ID')}`)
}

async function sql(text: string, values: readonly unknown[] = []): Promise<void> {
  await house.owner.query({ text, values: [...values] })
}

/** Tables as they were, put back afterwards. */
async function withHand<Seen>(tables: readonly string[], hand: () => Promise<void>, look: () => Promise<Seen>): Promise<Seen> {
  const kept = (table: string) => `kept_${table.replace('.', '_')}`
  for (const table of tables) await sql(`create table ${kept(table)} as select * from ${table}`)
  try {
    await hand()
    return await look()
  } finally {
    for (const table of tables) {
      await sql(`delete from ${table}`)
      await sql(`insert into ${table} select * from ${kept(table)}`)
      await sql(`drop table ${kept(table)}`)
    }
  }
}

describe('tuntas verify', () => {
  it('finds nothing where nobody had a hand in it, and says it in the agreed shape', async () => {
    const answer = await verified('--since', earlier)
    expect(answer.problems).toEqual([])
    expect(answer).toMatchObject({ status: 0, log: { ok: true, root: expect.stringMatching(/^.{43}=$/) as string }, database: { ok: true } })
    const { rows } = await house.owner.query<{ count: number; size: number }>('select count(*)::int as count, (select max(size)::int from log_checkpoint) as size from report_event')
    expect([answer.database.events, answer.log.size]).toEqual([rows[0]?.count, rows[0]?.size])
    expect((await asked(verifyCommand, [])).out).toContain('The log (')
    expect((await asked(verifyCommand, ['--nonsense'])).status).toBe(2)
  })

  /** Each of another report, so that one look finds them all. */
  const hands: readonly (readonly [string, string, readonly string[]])[] = [
    ['edits an event', `update report_event set body = jsonb_set(body, '{secret}', 'true') where report_id = $1 and seq = 1`, ['event-changed report_event ID/1']],
    ['dates an event back', `update report_event set at = at - interval '3 days' where report_id = $1 and seq = 1`, ['event-changed report_event ID/1']],
    ['deletes an event', 'delete from report_event where report_id = $1 and seq = 2', ['event-missing report_event ID/2']],
    ['inserts an event', `insert into report_event (report_id, seq, at, kind, body, salt) select report_id, (select max(seq) + 1 from report_event where report_id = $1), at, kind, body, salt from report_event where report_id = $1 and seq = 2`, ['event-not-logged report_event ID/']],
    ['lets two events change places', `update report_event set seq = case seq when 1 then 102 when 2 then 101 else seq end where report_id = $1`, ['event-missing report_event ID/1', 'event-missing report_event ID/2']],
    ['edits the row of a report', `update report set open = false, outcome = 'settled' where report_id = $1`, ['row-changed report ID']],
    ['edits the state in the row of a report', `update report set state = jsonb_set(state, '{secret}', 'true') where report_id = $1`, ['row-changed report ID']],
    ['deletes the row of a report', 'delete from report where report_id = $1', ['row-missing report ID']],
    ['changes sealed words', `update wording set sealed = sealed || '\\x00' where report_id = $1 and wording_no = 1`, ['words-changed wording ID/1']],
    ['deletes words without an erasure', 'delete from wording where report_id = $1', ['words-missing wording ID/1']],
    ['deletes an identity', 'delete from vault.identity where report_id = $1', ['words-missing vault.identity ID/2']],
    ['swaps the row of a file', `update evidence set sealed_hash = sha256('other') where report_id = $1`, ['file-changed evidence ID/1']],
    ['deletes places in the tree', 'delete from log_leaf where report_id = $1', ['event-not-logged report_event ID/1', 'event-not-logged report_event ID/2']],
    ['deletes a report whole', `with e as (delete from report_event where report_id = $1), w as (delete from wording where report_id = $1), i as (delete from vault.identity where report_id = $1) delete from report where report_id = $1`, ['event-missing report_event ID/1', 'event-missing report_event ID/2']],
    ['edits a procedure', `update sop_version set source = source || ' ' where $1::text <> ''`, ['version-changed procedure-version rembang-sp4n-lapor@1']],
  ]
  const seen: string[][] = []

  it('is shown them all at once', async () => {
    const ids: string[] = []
    for (const [what] of hands) ids.push(what.includes('file') ? await takeWithFile() : await take())
    await sealAll()
    const tables = ['report_event', 'report', 'wording', 'vault.identity', 'evidence', 'log_leaf']
    await sql('create table kept_sop as select * from sop_version')
    const problems = await withHand(tables, async () => {
      for (const [index, [, text]] of hands.entries()) await sql(text, [ids[index]])
    }, async () => (await verified()).problems)
    await sql('update sop_version v set source = k.source from kept_sop k where k.sop_id = v.sop_id and k.version = v.version')
    for (const one of ids) seen.push(problems.filter(({ where }) => where.includes(one) || !/\d{10}/.test(where)).map(({ what, where }) => `${what} ${where.replace(one, 'ID')}`))
    expect(await found(), 'as it was').toEqual([])
  })

  it.each(hands.map((hand, index) => [hand[0], index, hand[2]] as const))('names it when somebody %s', (_what, index, expected) => {
    for (const one of expected) expect(seen[index]?.some((problem) => problem.startsWith(one)), `${one} in ${seen[index]?.join('; ')}`).toBe(true)
  })

  it('names every event when a table was rolled back', async () => {
    await withHand(['report_event'], () => sql('delete from report_event where at > (select percentile_disc(0.5) within group (order by at) from report_event)'), async () => {
      const seen = await found()
      expect(seen.filter((one) => one.startsWith('event-missing')).length).toBeGreaterThan(1)
    })
  })

  it('does not excuse words that are gone by an order of erasure that no tree holds', async () => {
    await withHand(['wording', 'vault.identity', 'report_event', 'leaf_pending'], async () => {
      await sql('delete from wording where report_id = $1', [id])
      await sql('delete from vault.identity where report_id = $1', [id])
      await sql(`insert into report_event (report_id, seq, at, kind, body, salt) select $1, max(seq) + 1, now(), 'erasure-ordered', '{}', sha256('x') from report_event where report_id = $1`, [id])
      await sql(`insert into leaf_pending select report_id, seq, sha256('y') from report_event where report_id = $1 and kind = 'erasure-ordered'`, [id])
    }, async () => {
      expect(await found(), 'a row that no log holds excuses nothing').toContain('words-missing wording ID/1')
    })
  })

  it('names a file that was swapped on the disk, or is gone', async () => {
    const { rows } = await house.owner.query<{ shelf: string }>(`select left(encode(sha256(convert_to(report_id::text, 'UTF8')), 'hex'), 2) as shelf from report where report_id = $1`, [id])
    const path = join(house.dataDir, 'files', rows[0]?.shelf ?? '', id, 'bukti1')
    const before = await readFile(path)
    await appendFile(path, 'x')
    expect((await found()).join()).toMatch(/^file-changed files\/../)
    await rm(path)
    expect((await found()).join()).toMatch(/^file-missing files\/../)
    await writeFile(path, before)
    expect(await found()).toEqual([])
  })

  it('names what was changed in the log itself', async () => {
    const [folder, kept] = [join(house.dataDir, 'log'), await mkdtemp(join(tmpdir(), 'log-kept-'))]
    await cp(folder, kept, { recursive: true })
    const restored = async () => cp(kept, folder, { recursive: true, force: true })
    const note = await readFile(join(folder, 'checkpoint'), 'utf8')
    const size = Number(note.split('\n')[1])
    await writeFile(join(folder, 'checkpoint'), note.replace(`\n${size}\n`, `\n${size - 1}\n`))
    expect(await found()).toContain('bad-signature checkpoint')
    await restored()
    const bundle = join(folder, `tile/entries/000.p/${size}`)
    const bytes = await readFile(bundle)
    await writeFile(bundle, bytes.with(40, (bytes[40] ?? 0) ^ 1))
    expect((await found()).join()).toContain('wrong-root checkpoint')
    await restored()
    const tile = join(folder, `tile/0/000.p/${size}`)
    await writeFile(tile, (await readFile(tile)).with(3, 0))
    expect((await found()).join()).toContain('wrong-tile tile/0')
    await restored()
    await rm(join(folder, 'checkpoint'))
    expect((await found()).join()).toContain('no-checkpoint')
    await restored()
    await rm(kept, { recursive: true })
    expect(await found()).toEqual([])
  })

  it('believes keys from elsewhere rather than those of the log', async () => {
    const stranger = openLogSigning(join(await mkdtemp(join(tmpdir(), 'stranger-')), 'keys'))
    expect(() => stranger.promiseSigner('lapor.example/log')).toThrow('no key')
    const other = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
    expect(await found('--key', other)).toContain('unknown-signer checkpoint')
  })
})

describe('a database that was put back to yesterday', () => {
  it('is named by whatever kept a later checkpoint, signs nothing, and goes on by a person\'s word as a log of its own', async () => {
    const today = join(house.dataDir, 'today.txt')
    const tables = ['report_event', 'report', 'wording', 'vault.identity', 'evidence', 'leaf_pending', 'log_leaf', 'log_fact', 'log_checkpoint']
    for (const table of tables) await sql(`create table yesterday_${table.replace('.', '_')} as select * from ${table}`)
    await cp(join(house.dataDir, 'log'), join(house.dataDir, 'log-yesterday'), { recursive: true })
    await take()
    await sealAll()
    await copyFile(join(house.dataDir, 'log/checkpoint'), today)
    for (const table of tables) {
      await sql(`delete from ${table}`)
      await sql(`insert into ${table} select * from yesterday_${table.replace('.', '_')}`)
    }
    expect(await found(), 'the database alone was put back').toEqual(expect.arrayContaining(['rolled-back log_checkpoint']))
    await rm(join(house.dataDir, 'log'), { recursive: true })
    await cp(join(house.dataDir, 'log-yesterday'), join(house.dataDir, 'log'), { recursive: true })
    expect(await found(), 'the data folder too, but not the keys').toEqual(['rolled-back log-last-signed.txt'])
    expect((await found('--since', today)).filter((one) => one.includes('today.txt'))).toEqual([`rolled-back ${today}`])

    await take()
    expect(await sealLog(sealing)).toEqual({ outcome: 'halted', why: 'older' })
    const status = await asked(logCommand, ['status'])
    expect([status.status, status.out]).toEqual([1, expect.stringContaining('it was put back to an earlier state')])
    expect((await asked(logCommand, ['continue', '--reason', 'short', '--by', 'Siti'])).status).toBe(2)
    const done = await asked(logCommand, ['continue', '--reason', 'Disk rusak, dipulihkan dari cadangan kemarin', '--by', 'Siti, Diskominfo', '--json'])
    expect([done.status, JSON.parse(done.out)]).toEqual([0, expect.objectContaining({ no: 2, origin: 'lapor.example/log/2' })])
    await sealAll()
    expect(await readFile(join(house.dataDir, 'log/2/checkpoint'), 'utf8')).toMatch(/^lapor\.example\/log\/2\n/)
    expect(await readFile(join(house.dataDir, 'log/2/facts.jsonl'), 'utf8')).toContain('Disk rusak')
    expect(await found()).toEqual([])
    expect((await found('--since', today)), 'who kept the old log sees that another goes on').toEqual([`other-log ${today}`])
    expect((await asked(logCommand, ['continue', '--reason', 'Sekali lagi, tanpa sebab', '--by', 'Siti'])).status).toBe(1)
  })

  it('turns its key by a note of the one before, and signs with both', async () => {
    const turned = await asked(logCommand, ['rotate', '--json'])
    const { key } = JSON.parse(turned.out) as { key: string }
    await take()
    await sealAll()
    const note = await readFile(join(house.dataDir, 'log/2/checkpoint'), 'utf8')
    expect(note.match(/\u2014 lapor\.example\/log\/2 /g)).toHaveLength(2)
    expect(await readFile(join(house.dataDir, 'log/2/keys'), 'utf8')).toContain(`tuntas-kunci@v1\nlapor.example/log/2\n${key}\n`)
    expect(await found('--key', key)).toEqual([])
    expect((await asked(logCommand, ['retire'])).status).toBe(0)
    await take()
    await sealAll()
    expect((await readFile(join(house.dataDir, 'log/2/keys'), 'utf8')).match(/ checkpoint \d+ retired$/gm)).toHaveLength(1)
    expect(await found(), 'what the old key signed still counts').toEqual([])
  })

  it('lets words, identity and files be gone beside an erasure that is logged, and names them when an older copy brings them back', async () => {
    const erasing = { handling: house.handling, pool: house.database.pool, most: 10, ...strictly }
    const key = await reportKey({ pool: house.database.pool, keys: house.taking.keys }, id as ReportId)
    if (key === null) throw new Error('No such report.')
    await askErasure(house.handling, { reportId: id as ReportId, commandKey: crypto.randomUUID(), key, why: '' })
    await decideErasure(house.handling, { reportId: id as ReportId, commandKey: crypto.randomUUID(), key, why: '', verdict: 'erase', by: { who: 'officer', officer: 2, unit: 2, office: 'admin' } })
    await sql('create table kept_wording as select * from wording where report_id = $1', [id])
    expect(await eraseReports(erasing), 'nothing is destroyed before the order stands in the log').toEqual({ erased: 0, waiting: 1 })
    expect(await reportKey({ pool: house.database.pool, keys: house.taking.keys }, id as ReportId)).not.toBeNull()
    await sealAll()
    expect(await eraseReports(erasing)).toEqual({ erased: 1, waiting: 0 })
    expect(await reportKey({ pool: house.database.pool, keys: house.taking.keys }, id as ReportId)).toBeNull()
    const { rows } = await house.owner.query<{ left: number }>(`select (select count(*) from wording where report_id = $1) + (select count(*) from vault.identity where report_id = $1) + (select count(*) from evidence where report_id = $1) + (select count(*) from masked_text where report_id = $1) as left`, [id])
    expect(Number(rows[0]?.left)).toBe(0)
    expect(await found()).toEqual([])
    await sealAll()
    expect(await found()).toEqual([])
    await sql('insert into wording select * from kept_wording')
    expect(await found()).toContain('erased-but-there wording ID/1')
    await sql('delete from wording where report_id = $1', [id])
  })

  it('is not carried out while its order has a place in the tree and no signature covers it yet', async () => {
    const erasing = { handling: house.handling, pool: house.database.pool, most: 10, ...strictly }
    const other = (await take()) as ReportId
    await sealAll()
    const key = await reportKey({ pool: house.database.pool, keys: house.taking.keys }, other)
    if (key === null) throw new Error('No such report.')
    await askErasure(house.handling, { reportId: other, commandKey: crypto.randomUUID(), key, why: '' })
    await decideErasure(house.handling, { reportId: other, commandKey: crypto.randomUUID(), key, why: '', verdict: 'erase', by: { who: 'officer', officer: 2, unit: 2, office: 'admin' } })
    const away = (origin: string) => sealing.signers(origin).map((signer) => ({ ...signer, sign: () => Promise.reject(new Error('The device that signs is away.')) }))
    await expect(sealLog({ ...sealing, signers: away })).rejects.toThrow('The device that signs is away.')
    const { rows } = await house.owner.query(`select from report_event join log_leaf using (report_id, seq) where report_id = $1 and kind = 'erasure-ordered'`, [other])
    expect(rows.length, 'the order has its place').toBe(1)
    expect(await eraseReports(erasing)).toEqual({ erased: 0, waiting: 1 })
    expect(await reportKey({ pool: house.database.pool, keys: house.taking.keys }, other)).not.toBeNull()
    await sealAll()
    expect(await eraseReports(erasing)).toEqual({ erased: 1, waiting: 0 })
    expect(await found()).toEqual([])
  })

  it('waits for the log in use: what another log signed before it counts for nothing', async () => {
    const other = (await take()) as ReportId
    const key = await reportKey({ pool: house.database.pool, keys: house.taking.keys }, other)
    if (key === null) throw new Error('No such report.')
    await askErasure(house.handling, { reportId: other, commandKey: crypto.randomUUID(), key, why: '' })
    await decideErasure(house.handling, { reportId: other, commandKey: crypto.randomUUID(), key, why: '', verdict: 'erase', by: { who: 'officer', officer: 2, unit: 2, office: 'admin' } })
    await sealAll()
    await sql(`insert into public_log (log_no, origin, from_size, begun_at, reason, decided_by) select max(log_no) + 1, 'lapor.example/log/next', 0, now(), 'Contoh.', 'Contoh' from public_log`)
    expect(await destroyWords(house.database.pool, other)).toBe(false)
    await sql(`delete from public_log where origin = 'lapor.example/log/next'`)
    expect(await destroyWords(house.database.pool, other)).toBe(true)
    expect(await eraseReports({ handling: house.handling, pool: house.database.pool, most: 10, ...strictly })).toEqual({ erased: 1, waiting: 0 })
  })

  it('goes on with an erasure that died between the key and its record', async () => {
    const other = await take()
    const key = await reportKey({ pool: house.database.pool, keys: house.taking.keys }, other as ReportId)
    if (key === null) throw new Error('No such report.')
    await askErasure(house.handling, { reportId: other as ReportId, commandKey: crypto.randomUUID(), key, why: 'Mohon dihapus.' })
    await decideErasure(house.handling, { reportId: other as ReportId, commandKey: crypto.randomUUID(), key, why: '', verdict: 'erase', by: { who: 'officer', officer: 2, unit: 2, office: 'admin' } })
    await sealAll()
    expect(await destroyWords(house.database.pool, other as ReportId)).toBe(true) // and here the process is killed
    expect(await found()).toEqual([])
    expect(await eraseReports({ handling: house.handling, pool: house.database.pool, most: 10, ...strictly })).toEqual({ erased: 1, waiting: 0 })
    expect(await found()).toEqual([])
  })

  it('is never carried out for what was not ordered, whoever of the application asks', async () => {
    const other = await take()
    await sealAll()
    expect(await destroyWords(house.database.pool, other as ReportId)).toBe(false)
    await expect(house.database.pool.query('delete from vault.report_key')).rejects.toMatchObject({ code: '42501' })
  })
})
