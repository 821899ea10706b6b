// English wording of the page about personal data (Law 27/2022).
import type { Text } from '../id.ts'

export const privacyEn: Text['privacy'] = {
  title: 'Your personal data',
  lead: 'What we keep, who sees it, for how long, and what your rights are. Short and plain.',
  keptTitle: 'What we keep',
  kept: ['The words and files you send.', 'Name and contact, only if you give them.', 'A record of steps: who did what and when, without your words.'],
  notKeptTitle: 'What we do not do',
  notKept: ['No advertising and no trackers.', 'No data is sold.', 'No machine judges your report. People always do; the system only closes a report that nobody replies to any more, as the procedure says.'],
  whoTitle: 'Who sees it',
  who: [
    { who: 'Complaints admin', what: 'The report and your contact, to check it and reach you. If you chose to be anonymous or secret: name and contact are opened only with a reason, for a limited time, on record, and you are told unless that would do harm.' },
    { who: 'Office that handles it', what: 'The report. Name and contact only if you did not choose anonymous.' },
    { who: 'Your e-mail provider', what: 'The news and answers that we send there, only if you give an e-mail address. Of anonymous or secret reports: only that there is news.' },
    { who: 'The public', what: 'The words with personal data covered, only if you did not choose secret. Never your name.' },
  ],
  sealedTitle: 'How we guard it',
  sealed: [
    'Words, files and identity are encrypted with a key of its own for every report.',
    'We do not keep your secret code, only a fingerprint of it.',
    'Evidence files are encrypted before they are stored, too.',
  ],
  howLongTitle: 'For how long',
  howLong: 'While the report is handled, then as the retention schedule of the government you report to says.',
  deviceTitle: 'On your device',
  device: [
    'One cookie for the language, one to see whether cookies can be kept, and one while you have a report open. The last one ends 30 minutes after you last looked at the report.',
    'What you write is kept on the device only if you turn that on yourself.',
  ],
  rightsTitle: 'Your rights',
  rightsLead: 'Under Law 27 of 2022 on Personal Data Protection you may:',
  rights: ['be told how your data is used,', 'see it and ask for a copy,', 'complete and correct it,', 'withdraw consent and ask for erasure,', 'object to decisions made by a machine alone.'],
  rightsHow: 'How: on your report’s page, “Ask to have the content erased” or change your contact; for anything else write a reply. A wish for erasure is decided within 3 × 24 hours.',
}
