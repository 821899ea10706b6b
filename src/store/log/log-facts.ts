// What is logged besides events: written once, with its salted commitment; the sealer takes it from here.
import { randomBytes, randomUUID } from 'node:crypto'
import { canonical } from '../../log/canonical.ts'
import { factCommitment } from '../../log/commitment.ts'
import { hash } from 'node:crypto'
import type { Queryable } from '../in-transaction.ts'

/**
 * `procedure-version`, `calendar-version`: what holds from now on, with the hash of its text. `statistics`: the public figures at the end of a day.
 * `log-key`, `log-continued`: about the log itself.
 */
export type FactKind = 'procedure-version' | 'calendar-version' | 'statistics' | 'log-key' | 'log-continued'

export type LogFact = { readonly kind: FactKind; /** What it is about; the same is logged once. */ readonly subject: string; readonly at: number; /** Numbers, times and hashes. */ readonly body: object }

/** In whatever transaction it belongs to. What is there already stays. */
export async function insertFact(to: Queryable, { kind, subject, at, body }: LogFact): Promise<void> {
  const [id, salt] = [randomUUID(), randomBytes(16)]
  const commitment = Buffer.from(factCommitment(salt, { id, at, kind, subject, body }))
  await to.query({
    name: 'insert-fact',
    text: 'insert into log_fact (fact_id, kind, subject, at, body, salt, commitment) values ($1, $2, $3, $4, $5, $6, $7) on conflict (kind, subject) do nothing',
    values: [id, kind, subject, new Date(at), JSON.stringify(body), salt, commitment],
  })
}

/** Versions of procedures and calendars that were published since the last time. */
export async function factsOfNewVersions(from: Queryable): Promise<readonly LogFact[]> {
  const { rows } = await from.query<{ kind: 'procedure-version' | 'calendar-version'; id: string; version: number; at: number; source: string | object }>({
    name: 'facts-of-new-versions',
    text: `select 'procedure-version' as kind, sop_id as id, version, published_at as at, to_jsonb(source) as source from sop_version v
        where not exists (select from log_fact f where f.kind = 'procedure-version' and f.subject = sop_id || '@' || version)
      union all
      select 'calendar-version', calendar_id, version, published_at, source from calendar_version v
        where not exists (select from log_fact f where f.kind = 'calendar-version' and f.subject = calendar_id || '@' || version)
      order by at, kind, id, version limit 1000`,
  })
  return rows.map(({ kind, id, version, at, source }) => {
    const text = kind === 'procedure-version' ? String(source) : canonical(source)
    return { kind, subject: `${id}@${version}`, at: Math.round(at), body: { id, version, sha256: hash('sha256', text) } }
  })
}

/**
 * The public figures as they stand when a new day of Jakarta is first sealed: promises met and missed, by government and year.
 * Empty where the day before is logged already, or nothing is counted yet.
 */
export async function factsOfFigures(from: Queryable, now: number): Promise<readonly LogFact[]> {
  const subject = new Date(now + JAKARTA_MS - DAY_MS).toISOString().slice(0, 10)
  const { rowCount: logged } = await from.query({ name: 'statistics-logged', text: `select from log_fact where kind = 'statistics' and subject = $1`, values: [subject] })
  if (logged !== 0) return []
  const { rows } = await from.query<{ government: string; year: string; met: number; missed: number }>({
    name: 'figures-of-day',
    text: `select u.code as government, left(month, 4) as year, coalesce(sum(count) filter (where result = 'met'), 0)::int as met, coalesce(sum(count) filter (where result = 'missed'), 0)::int as missed
      from figure f join unit u on u.unit_id = f.government where not secret group by 1, 2 order by 1, 2`,
  })
  return rows.length === 0 ? [] : [{ kind: 'statistics', subject, at: now, body: { figures: rows } }]
}

const JAKARTA_MS = 7 * 3_600_000
const DAY_MS = 24 * 3_600_000

export type PublicFact = { readonly index: number; readonly id: string; readonly kind: string; readonly subject: string; readonly at: number; readonly salt: string; readonly body: object }

/** Kinds that anyone may read; the others are about a report. */
const PUBLIC_KINDS: readonly FactKind[] = ['procedure-version', 'calendar-version', 'statistics', 'log-key', 'log-continued']

export async function readPublicFacts(from: Queryable, size: number): Promise<readonly PublicFact[]> {
  const { rows } = await from.query<Omit<PublicFact, 'index' | 'salt'> & { leaf_index: string; salt: Buffer }>({
    name: 'public-facts',
    text: 'select l.leaf_index, f.fact_id as id, f.kind, f.subject, f.at, f.salt, f.body from log_fact f join log_leaf l using (fact_id) where f.kind = any($1) and l.leaf_index < $2 order by l.leaf_index',
    values: [PUBLIC_KINDS, size],
  })
  return rows.map(({ leaf_index, id, kind, subject, at, salt, body }) => ({ index: Number(leaf_index), id, kind, subject, at, salt: salt.toString('base64'), body }))
}
