// What a reporter was told, by which channel, and how it fared: for those who may read it.
import type pg from 'pg'

export type LoggedMessage = {
  readonly no: number
  readonly template: string
  readonly params: Readonly<Record<string, number | string>>
  readonly channel: string
  readonly state: 'queued' | 'delivered' | 'accepted' | 'bounced' | 'failed'
  readonly queuedAt: number
  /** When it stood on the page, or the receiving server took it; null where it hasn't (yet). */
  readonly deliveredAt: number | null
  readonly nextAt: number
  readonly attempts: number
  readonly code: string | null
}

/** Oldest first. */
export async function readMessages(pool: pg.Pool, reportId: string): Promise<readonly LoggedMessage[]> {
  const { rows } = await pool.query<LoggedMessage>({
    name: 'read-messages',
    text: `select message_no as no, template, params, channel, state, queued_at as "queuedAt", delivered_at as "deliveredAt",
        next_attempt_at as "nextAt", attempts, last_error as code
      from message where report_id = $1 and recipient = 'reporter' order by event_seq, message_no`,
    values: [reportId],
  })
  return rows
}
