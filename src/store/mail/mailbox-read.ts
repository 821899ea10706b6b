// How far a mailbox was read: the highest number of its folder that lies on disk here.
import type { Queryable } from '../in-transaction.ts'

/** A folder, and the validity of its numbers: with another one they mean other e-mails (RFC 9051, 2.3.1.1). */
export type MailboxPlace = { readonly mailbox: string; readonly validity: string }

/** 0 where nothing was read. */
export async function mailboxRead(from: Queryable, { mailbox, validity }: MailboxPlace): Promise<number> {
  const { rows } = await from.query<{ last: string }>({ name: 'mailbox-read', text: 'select last_uid as last from mailbox where mailbox = $1 and validity = $2', values: [mailbox, validity] })
  return Number(rows[0]?.last ?? 0)
}

/** Never goes back, whoever reads beside us. */
export async function noteMailboxRead(to: Queryable, { mailbox, validity }: MailboxPlace, uid: number): Promise<void> {
  await to.query({
    name: 'note-mailbox-read',
    text: `insert into mailbox (mailbox, validity, last_uid) values ($1, $2, $3)
      on conflict (mailbox, validity) do update set last_uid = greatest(mailbox.last_uid, excluded.last_uid), read_at = clock_timestamp()`,
    values: [mailbox, validity, uid],
  })
}
