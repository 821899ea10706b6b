// English wording of e-mails that come in: the list at the desk, one of them, and what may be done with it.
import type { mailInId } from '../id/mail-in.ts'

export const mailInEn: typeof mailInId = {
  menu: 'E-mail in',
  title: 'E-mail that came in',
  lead: 'E-mail to the complaints address that you need to look at. Clear replies of reporters go straight into their report.',
  lists: { waiting: 'To look at', noted: 'Automatic and spam', done: 'Dealt with' },
  empty: { waiting: 'No e-mail is waiting.', noted: 'No automatic replies, failed deliveries or spam yet.', done: 'No e-mail has been dealt with yet.' },
  emptyHint: 'New e-mail appears here a few seconds after it is received.',
  off: 'E-mail is not connected here yet. Whoever operates the system can connect it (see the operating guide).',
  from: 'From', subject: 'Subject', came: 'Received', kind: 'Kind', noSubject: '(no subject)', noSender: '(sender unknown)',
  kinds: {
    new: 'New e-mail', reply: 'Reporter’s reply', 'unknown-address': 'Unknown address', unreadable: 'Not readable', 'auto-reply': 'Automatic reply', bounce: 'Delivery failed',
    delay: 'Delayed', delivered: 'Proof of delivery', receipt: 'Proof of reading', loop: 'From this system', spam: 'Marked as spam',
  },
  states: { waiting: 'Waiting', taken: 'In the report', entered: 'Made a report', attached: 'Attached to a report', noted: 'Noted', 'set-aside': 'Not a report' },
  explained: {
    reply: 'Sent to the reply address of a report, but could not go in by itself: it is empty, or the report is closed.',
    'unknown-address': 'Its address looks like the reply address of a report, but this system did not make it. It may be miscopied; it may be forged.',
    unreadable: 'This e-mail is broken or too complicated to read. The whole of it stays kept; ask the sender to send it again.',
    'auto-reply': 'An automatic reply does not count as the reporter’s answer.', bounce: 'Our message did not arrive. This does not count as the reporter’s answer.',
  },
  words: 'What it says', quoted: 'Show all of the e-mail, the quoted earlier message too', shortened: 'This e-mail is too long; only part of it is shown.',
  attachments: 'Attachments', left: 'Cannot be evidence:', size: (kb) => `${kb} kB`,
  winmail: 'The attachment winmail.dat was made by Outlook and can’t be opened here; there may be photos or documents in it. Ask the sender to send them again in the usual format (HTML or text), or download the e-mail as it came and open it with Outlook.',
  raw: 'Download the e-mail as it came (.eml)', rawHow: 'Byte for byte, to be opened with a mail program. Open no attachment that looks suspicious.',
  rawRemoved: 'The e-mail as it came was removed a year after it was dealt with.', removed: 'What it says was removed a year after it was dealt with.',
  make: 'Make it a report', makeHow: 'The form for entering by hand opens with its words, date and attachments.',
  attach: 'Attach to a report there is', attachHow: 'It becomes the reporter’s words in that report, counted from when the e-mail was received.', number: 'Report number', attachDo: 'Attach',
  setAside: 'Not a report', why: 'Reason', whyChoose: 'Choose a reason',
  whys: { spam: 'Spam or advertising', 'other-office': 'For another office', correspondence: 'Ordinary letter, no complaint', duplicate: 'Same as another e-mail or report', automatic: 'Sent by a machine', other: 'Another reason' },
  setAsideDo: 'Keep as not a report', review: 'Put back into the list', reviewHow: 'If a person wrote this after all, put it back so that it can become a report.',
  report: 'Report', done: { attached: 'The e-mail was attached to the report.', 'set-aside': 'The e-mail is kept as not a report.', review: 'The e-mail waits again.' },
  faults: {
    number: 'There is no report of this number that you may add to.', why: 'Choose the reason.', changed: 'Another officer has just dealt with this e-mail. This is how it stands now.',
    refused: 'That report cannot take anything now.', erased: 'What this e-mail said was erased with its report.',
  },
  cameBy: { contact: 'by e-mail from the reporter’s address', other: 'by e-mail from another address, not the reporter’s on record' },
  byMail: 'by e-mail',
  source: (from) => `E-mail from ${from}`,
}
