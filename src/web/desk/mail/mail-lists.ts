// Which e-mails stand in which list of the desk.
import type { MailState } from '../../../store/mail/mail-list.ts'

export type MailListName = 'waiting' | 'noted' | 'done'

export const MAIL_LISTS: Readonly<Record<MailListName, readonly MailState[]>> = { waiting: ['waiting'], noted: ['noted'], done: ['taken', 'entered', 'attached', 'set-aside'] }

export function mailListNamed(name: string | undefined): MailListName {
  return name === 'noted' || name === 'done' ? name : 'waiting'
}
