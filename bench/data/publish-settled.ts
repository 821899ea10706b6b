// Publishes what was settled, as the desk would: a short story of each report, looked at by a second person.
import type pg from 'pg'
import { COORDINATOR, SECOND_COORDINATOR } from '../server/demo-officers.ts'

/** Those that are published already stay as they are. Returns how many stories there are. */
export async function publishSettled(client: pg.Client): Promise<number> {
  await client.query(
    `insert into publication (report_id, publication_no, government, unit_id, state, settled_at, title, reported, done, written_by, written_at, reviewed_by, reviewed_at, published_by, published_at)
     select report_id, 1, government, watcher, 'published', closed_at, 'Contoh: lampu jalan padam', 'Contoh data sintetis: lampu jalan padam sejak beberapa malam dan warga takut lewat.',
       'Contoh data sintetis: petugas memeriksa, mengganti lampu, lalu memberi tahu pelapor.', ${COORDINATOR}, closed_at, ${SECOND_COORDINATOR}, closed_at, ${COORDINATOR}, closed_at + interval '3 days'
     from report where outcome = 'settled' and not open and not secret on conflict do nothing`)
  await client.query('analyze publication')
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from publication where state = 'published'`)
  return rows[0]?.n ?? 0
}
