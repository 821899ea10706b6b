// E-mails that nobody has read or sorted yet, and the reports whose reporter's time waits for them.
import { LONGEST_WAIT_FOR_MAIL, type UnreadMail } from '../../report/clocks/waits-for-mail.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import type { Queryable } from '../in-transaction.ts'

const UNREAD = `mail.state in ('kept', 'waiting')`

/** Null where there are none, which is most of the time. */
export async function unreadMail(from: Queryable): Promise<UnreadMail | null> {
  const { rows } = await from.query<{ readonly reportId: string | null; readonly government: number | null; readonly cameAt: number }>({
    name: 'unread-mail',
    text: `select report_id as "reportId", government, min(came_at) as "cameAt" from mail where ${UNREAD} group by report_id, government`,
  })
  if (rows.length === 0) return null
  const ofReport = new Map(rows.flatMap(({ reportId, cameAt }) => (reportId === null ? [] : [[reportId, cameAt] as const])))
  const ofGovernment = new Map(rows.flatMap(({ reportId, government, cameAt }) => (reportId === null && government !== null ? [[government, cameAt] as const] : [])))
  return { ofReport, ofGovernment }
}

/** Of a row `deadline`, as `waitsForMail` judges it; `now` is the place of a parameter. */
export function waitsForMailSql(now: string): string {
  const came = `${UNREAD} and mail.came_at < date_trunc('second', deadline.due_at) + interval '1 second'`
  return `(deadline.owes = 'reporter' and deadline.struck_at is null and deadline.due_at < ${now}::timestamptz and deadline.due_at > ${now}::timestamptz - interval '${LONGEST_WAIT_FOR_MAIL} milliseconds'
    and (exists (select from mail where mail.report_id = deadline.report_id and ${came})
      or exists (select from report join mail on mail.government = report.government and mail.report_id is null where report.report_id = deadline.report_id and ${came})))`
}

export type WaitingReport = { readonly reportId: ReportId; /** When the reporter's time ended, epoch milliseconds. */ readonly dueAt: number; /** An e-mail that names this report, not only one that names none. */ readonly named: boolean }

/** Those whose time ended first, first. */
export async function waitingForMail(from: Queryable, { government, now, most }: { readonly government: number; readonly now: number; readonly most: number }): Promise<readonly WaitingReport[]> {
  const { rows } = await from.query<WaitingReport>({
    name: 'waiting-for-mail',
    text: `select deadline.report_id as "reportId", deadline.due_at as "dueAt", exists (select from mail where mail.report_id = deadline.report_id and ${UNREAD}) as named
      from deadline join report whose using (report_id)
      where whose.government = $1 and deadline.wake_at < $2::timestamptz and ${waitsForMailSql('$2')} order by deadline.due_at, deadline.report_id limit $3`,
    values: [government, new Date(now).toISOString(), most],
  })
  return rows
}
