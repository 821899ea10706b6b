// What the sender wrote beside a message and the report's history does not hold yet.
import type pg from 'pg'
import type { ReportId } from '../report/numbers/public-number.ts'
import type { DeliveryOutcome } from '../report/messages/reach.ts'

export type MessageOutcome = { readonly reportId: ReportId; readonly message: number; readonly outcome: DeliveryOutcome; readonly at: number; readonly code: string | undefined }

/** Oldest first. */
export async function newOutcomes(pool: pg.Pool, most: number): Promise<readonly MessageOutcome[]> {
  const { rows } = await pool.query<Omit<MessageOutcome, 'code'> & { code: string | null }>({
    name: 'new-outcomes',
    text: `select report_id as "reportId", message_no as message, outcome, outcome_at as at, case when outcome = 'accepted' then null else last_error end as code from message
      where state = 'queued' and outcome is not null order by outcome_at, report_id, message_no limit $1`,
    values: [most],
  })
  return rows.map(({ code, ...row }) => ({ ...row, code: code ?? undefined }))
}

/** Messages that wait since before `queuedBefore` and that nobody is sending just now are given up. Returns how many. */
export async function expireEmails(pool: pg.Pool, { queuedBefore, now, most }: { readonly queuedBefore: number; readonly now: number; readonly most: number }): Promise<number> {
  const { rowCount } = await pool.query({
    name: 'expire-emails',
    text: `update message set outcome = 'failed', outcome_at = $2::timestamptz, last_error = coalesce(last_error, 'expired')
      from (select report_id, message_no from message
        where state = 'queued' and channel = 'email' and outcome is null and queued_at < $1::timestamptz and (lease_until is null or lease_until < clock_timestamp())
        order by queued_at limit $3 for update skip locked) old
      where message.report_id = old.report_id and message.message_no = old.message_no`,
    values: [new Date(queuedBefore).toISOString(), new Date(now).toISOString(), most],
  })
  return rowCount ?? 0
}

/** Where the history says otherwise: the row no longer asks to be recorded. */
export async function dropOutcome(pool: pg.Pool, { reportId, message }: Pick<MessageOutcome, 'reportId' | 'message'>): Promise<void> {
  await pool.query({
    name: 'drop-outcome',
    text: `update message set state = 'failed', last_error = coalesce(last_error, 'not-recorded') where report_id = $1 and message_no = $2 and state = 'queued' and outcome is not null`,
    values: [reportId, message],
  })
}
