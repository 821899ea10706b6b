// Many reports in the tables that lists and searches read, made by the database itself: two thousand words, two hundred units, three years.
import type pg from 'pg'

/** A third of all reports are this unit's. */
export const LARGE_UNIT = 2
export const SMALL_UNIT = 100
export const ALL_UNITS = Array.from({ length: 201 }, (_, index) => 2 + index)

const SHORT = 2 ** 16
const LONG = 2 ** 20
const FIRST_SECOND = Date.UTC(2024, 0, 1) / 1000
const SECONDS = 1_060 * 86_400

export async function fillWithReports(owner: pg.Client, count: number): Promise<void> {
  await owner.query('select setseed(0.5)')
  // What happened to report i: when, in which unit, of what kind, whether it is open still.
  await owner.query(`create temporary table made as
    select i, ((floor(i::float8 / ${count} * ${SECONDS}))::bigint << 29) | (i::bigint * 7919 % 536870912) as id, floor(i::float8 / ${count} * ${SECONDS})::bigint + ${FIRST_SECOND} as second,
      case when random() < 0.33 then ${LARGE_UNIT} else 3 + floor(random() * 200)::int end as unit,
      (array['complaint', 'complaint', 'complaint', 'aspiration', 'information-request'])[1 + floor(random() * 5)::int] as classification,
      (array['', 'normative', 'without-oversight', 'with-oversight'])[1 + floor(random() * 4)::int] as nature, random() < 0.15 as open
    from generate_series(1, ${count}) i`)
  await owner.query(`insert into report select id, 1, 0, 1, ${LARGE_UNIT}, open, null, classification, nullif(nature, ''), 'web', false, false, null, to_timestamp(second),
    null, null, '', '', jsonb_build_object('holdings', '[]'::jsonb) from made`)
  await owner.query(`insert into report_event (report_id, seq, at, kind, body, salt) select id, 1, to_timestamp(second), 'report-submitted', '{}', '' from made`)
  await owner.query(`insert into holding select id, 1, unit, 'first', 'sop', 1, 'step', 'unit', unit, open, to_timestamp(second), to_timestamp(second), null, 1 from made`)
  await owner.query(`insert into owed_step select id, no, seat, case when no = 0 then ${LARGE_UNIT} else unit end, classification, nature,
      case when random() < 0.1 then 'infinity' else to_timestamp(second) + random() * interval '90 days' end, 1, 'step', '{}'
    from made cross join (values (0, '@watch'), (1, '@unit'), (1, 'liaison')) as seats (no, seat) where open`)
  await owner.query(`insert into warning select id, 1, ${LARGE_UNIT}, seat, 'step', 'satu-hari', 1, 'step', to_timestamp(second), to_timestamp(second), '{}'
    from made cross join (values ('@unit'), ('admin')) as seats (seat) where open`)
  // A mailbox's history, and a few that wait: what a sweep asks of it must not grow with what was dealt with.
  await owner.query(`insert into mail (mail_id, government, report_id, state, kind, came_at, kept_at, size, sealed_envelope)
    select gen_random_uuid(), 1, case when i % 3 = 0 then null else id end, case when i % 2000 = 0 then 'waiting' else 'noted' end, 'new', to_timestamp(second), to_timestamp(second), 1, '' from made`)
  await owner.query(`insert into wording select id, 1, 'report', to_timestamp(second), '' from made`)
  await owner.query(`insert into vault.report_key select id, 1, '' from made`)
  await owner.query(`insert into outside_number select id, 1, 'nomor', 'N' || i from made`)
  // Words as people use them: a few in every text, most in few.
  await owner.query(`insert into masked_text (report_id, wording_no, subject, description, places, kept_from) select id, 1, 'w' || floor(random() ^ 4 * 2000)::int, (select string_agg('w' || floor(random() ^ 4 * 2000)::int, ' ') from generate_series(1, 20) word where made.i > 0),
    array[unit, (-1 - second / ${SHORT})::int, (-1000000 - second / ${LONG})::int], '{}' from made where random() < 0.9`)
  await owner.query('vacuum (analyze)')
}
