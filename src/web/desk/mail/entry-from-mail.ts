// The form for entering by hand, filled in from an e-mail that came in; and the e-mail settled once the report is there.
import { createHash } from 'node:crypto'
import { mailEvidence } from '../../../app/mail/mail-evidence.ts'
import { rawOfMail, settleMailBy, wordsOfMail } from '../../../app/mail/mail-at-desk.ts'
import type { MailWords } from '../../../app/mail/open-mail.ts'
import { parseMailId } from '../../../mail/mail-id.ts'
import { reportIdFrom, type ReportId } from '../../../report/numbers/public-number.ts'
import { formatSubmissionKey, newSubmissionKey } from '../../../report/numbers/submission-key.ts'
import { mailAt, type MailRow } from '../../../store/mail/mail-list.ts'
import type { Text } from '../../../text/text.ts'
import { newReportKey } from '../../../vault/report-key.ts'
import { typed } from '../../form-values.ts'
import { keptField } from '../../public/kept-evidence.ts'
import { TEXT_LIMITS } from '../../public/report-form-values.ts'
import type { Fields } from '../../read-form.ts'
import type { FileItem } from '../../ui/file-list.tsx'
import type { Hidden } from '../../ui/hidden-fields.tsx'
import type { Web } from '../../web.ts'
import type { EntryValues } from '../entry-values.ts'
import { offsetAt } from '../../../calendar/zone.ts'
import { officeZone } from '../office-zone.ts'
import { postsAtHand } from '../posts-at-hand.ts'
import { mailReader } from './mail-reader-here.ts'
import { readableMails } from './readable-mails.ts'

export const MAIL_FIELD = 'mail'

export type MailEntry = { readonly values: EntryValues; readonly hidden: Hidden; readonly keptFiles: readonly FileItem[] }

/**
 * Null where there is no such e-mail waiting for this government. The e-mail determines the submission key: made a report by two
 * officers, it is one report.
 */
export async function entryFromMail(web: Web, t: Text, { officer, government }: { readonly officer: number; readonly government: number }, id: string): Promise<MailEntry | null> {
  const mailId = parseMailId(id)
  const found = mailId === null ? null : await mailAt(web.database.pool, government, mailId)
  const [row = null] = found === null ? [] : await readableMails(web, { officer, posts: postsAtHand(web, { officer, government }) }, [found])
  const words = row?.state === 'waiting' ? await wordsOfMail(web, row) : null
  if (row === null || words === null) return null
  const submissionKey = newSubmissionKey(row.cameAt, createHash('sha256').update(row.mailId).digest().subarray(0, 16))
  const place = { reportId: reportIdFrom(submissionKey), key: newReportKey() }
  const raw = words.mail.attachments.length === 0 ? null : await rawOfMail(web, row.mailId)
  const read = raw === null ? 'unreadable' : await mailReader().read(raw)
  const { taken } = read === 'unreadable' ? { taken: [] } : await mailEvidence(web.files, place, read.mail, read.contents)
  return {
    values: valuesOf(web, t, government, row, words),
    hidden: { submission: formatSubmissionKey(submissionKey), [MAIL_FIELD]: row.mailId, ...(taken.length > 0 && keptField(web, `entry by ${officer}`, place, taken)) },
    keptFiles: taken.map(({ kind, name, staged }) => ({ kind, name, size: staged.plainSize })),
  }
}

function valuesOf(web: Web, t: Text, government: number, { cameAt }: MailRow, { mail }: MailWords): EntryValues {
  const zone = officeZone(web, government)
  const local = new Date(cameAt + offsetAt(zone, cameAt)).toISOString()
  const address = mail.from?.address ?? ''
  return {
    channel: 'email', source: t.mailIn.source(`${address}${mail.messageId === null ? '' : ` (${mail.messageId})`}`.slice(0, 1_000)), receivedDate: local.slice(0, 10), receivedTime: local.slice(11, 16),
    subject: mail.subject.slice(0, TEXT_LIMITS.subject), description: mail.text.slice(0, TEXT_LIMITS.description), name: (mail.from?.name ?? '').slice(0, TEXT_LIMITS.name), email: address,
  }
}

/** Nothing where the form came from no e-mail, or another officer has settled it: the report is there in any case. */
export async function settleEnteredMail(web: Web, government: number, fields: Fields, { reportId, officer }: { readonly reportId: ReportId; readonly officer: number }): Promise<void> {
  const mailId = parseMailId(typed(fields, MAIL_FIELD))
  const row = mailId === null ? null : await mailAt(web.database.pool, government, mailId)
  if (row !== null) await settleMailBy(web, { mailId: row.mailId, version: row.version, state: 'entered', reportId, why: null, by: officer })
}
