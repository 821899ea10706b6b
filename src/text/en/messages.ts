// English wording of what a reporter is told.
import type { Message, MessageParts } from '../id/messages.ts'
import type { Text } from '../text.ts'

function message(title: string, ...paragraphs: readonly (string | null)[]): Message {
  return { title, body: paragraphs.filter((one) => one !== null && one !== '').join('\n\n') }
}

const SEE = 'You can follow it and reply on your report’s page.'

export const messagesEn: Text['messages'] = {
  received: ({ number, government }: MessageParts) => message(`We have received report ${number}`, `Your report has reached ${government}. Keep its number and its secret code.`, SEE),
  dispatched: ({ number, unit }: MessageParts) => message(`Report ${number} was passed to ${unit}`, `Your report was checked and is now with ${unit}.`, SEE),
  'dispatched-again': ({ number, unit }: MessageParts) => message(`Report ${number} is followed up again`, `We have read the reaction to our answer. Your report was passed to ${unit} again, to be followed up and answered anew.`, SEE),
  'question-asked': ({ number, words }: MessageParts) => message(`A question about report ${number}`, 'So that your report can go on, please answer this:', words, 'Reply on your report’s page. The time to settle it stands still until you do.'),
  'not-followed-up': ({ number, words }: MessageParts) => message(`Report ${number} is not followed up`, 'It was incomplete and was not completed in time, so it can’t be followed up.', words, 'You may still complete it: reply on your report’s page and it opens again.'),
  archived: ({ number, words }: MessageParts) => message(`Report ${number} was archived`, 'Your report is not followed up. The reason:', words, 'If you disagree, reply on your report’s page.'),
  'returned-up': ({ number, words }: MessageParts) => message(`Report ${number} was sent back`, 'Your matter is outside our authority, so we sent it back to SP4N-LAPOR! to be passed to whoever is competent.', words, 'We watch it until it is accepted there.'),
  answered: ({ number, unit, words }: MessageParts) => message(`An answer to report ${number}`, `${unit} answers your report:`, words, 'Are you satisfied? Tell us on your report’s page. If not, say so too: it will be followed up again.'),
  'closed-by-silence': ({ number }: MessageParts) => message(`Report ${number} was closed`, 'We received no reaction to our answer within its time, so the report counts as settled.', 'Not settled for you? Reply on your report’s page and it opens again.'),
  'silence-warning': ({ number, until }: MessageParts) => message(`Report ${number} will be closed`, `We have had no reaction of yours to our answer. If there is none until ${until}, the report counts as settled and is closed.`, 'Not satisfied, or still a question? Reply on your report’s page. Even once it is closed you may open it again there.'),
  'handed-over': ({ number, words }: MessageParts) => message(`Report ${number} was handed to another body`, 'Your report was passed to a body outside this government.', words, 'One of our units watches it until the outcome is known.'),
  'outcome-known': ({ number, words }: MessageParts) => message(`The outcome of report ${number}`, 'The body that received your report says:', words),
  'outer-missed': ({ number }: MessageParts) => message(`Report ${number} is over its time`, 'Your report is not settled within the time laid down. We apologise.', 'You have the right to take it to the Ombudsman. Your report’s page says how; it is free.'),
  extended: ({ number, words }: MessageParts) => message(`More time for report ${number}`, 'We need more time. The reason:', words),
  'shown-again': ({ number, words }: MessageParts) => message(`Report ${number} is no longer protected more strictly`, 'What our officers hid beyond your choice is shown again. What you chose to hide stays hidden.', words, 'You may change that on your report’s page.'),
  'made-secret': ({ number, words }: MessageParts) => message(`Report ${number} is protected more strictly`, 'Two officers decided to hide more of your report than you chose.', words, 'You may change that on your report’s page.'),
  'information-registered': ({ number, words }: MessageParts) => message(`Information request ${number} is registered`, 'Your request stands in the register of information requests.', words),
  'information-refused': ({ number, words }: MessageParts) => message(`Information request ${number} can’t be met`, 'We can’t give you the information. The reason:', words, 'You may object to the superior of our information officer.'),
  'proposal-taken-up': ({ number, words }: MessageParts) => message(`Your proposal ${number} is being discussed`, 'We passed your proposal on for discussion.', words),
  'first-response': ({ number, unit, words }: MessageParts) => message(`A first response to report ${number}`, `${unit} has begun with your report:`, words),
  'work-begun': ({ number, unit }: MessageParts) => message(`Work on report ${number} has begun`, `${unit} has begun to follow your report up.`, SEE),
  withdrawn: ({ number }: MessageParts) => message(`You withdrew report ${number}`, 'It was closed at your wish.'),
  reopened: ({ number }: MessageParts) => message(`Report ${number} is open again`, 'Your report is followed up again.', SEE),
  completed: ({ number }: MessageParts) => message(`Report ${number} is complete`, 'Thank you. Your report goes on.', SEE),
  'receipt-corrected': ({ number }: MessageParts) => message(`The date of receipt of report ${number} was corrected`, 'The date that was recorded was wrong. Two officers looked at it and corrected it. Times that count from receipt change with it.', 'The new dates stand on the page of your report.'),
  'nature-corrected': ({ number, words }: MessageParts) => message(`The nature of report ${number} was corrected`, 'Your report turned out to need another kind of handling than was thought at first. The reason:', words, 'The same office goes on working on it. Where the time to answer changes with it, it counts from the same beginning: the new date and why it is that one stand on the page of your report. If you don’t agree, reply there.'),
  'consent-asked': ({ number }: MessageParts) => message(`May we pass on who you are? Report ${number}`, 'The time limit of your report is near. If it is missed, the report can be taken to the Ombudsman or to LAPOR! National.', 'The Ombudsman usually asks for the name and address of whoever reports. May we pass on your name and contact? Answer on your report’s page. Without your consent we hand no identity over.'),
  'identity-opened': ({ number, unit }: MessageParts) => message(`Your identity was opened. Report ${number}`, `An officer of ${unit} opened your name and contact for a limited time. That is recorded.`, 'The reason stands on the page of your report. If you think it was not needed, reply there.'),
  'original-opened': ({ number, unit }: MessageParts) => message(`Your own words were opened. Report ${number}`, `An officer of ${unit} read your report as you wrote it, for a limited time. That is recorded.`, 'The reason stands on the page of your report. If you think it was not needed, reply there.'),
  'consent-recorded': ({ number }: MessageParts) => message(`An officer recorded your answer about your identity: report ${number}`, 'An officer recorded what you said about passing on your name and contact to the Ombudsman or to LAPOR! National.', 'See on your report’s page whether that is right. If it is wrong, change it there: your own answer holds.'),
  'erasure-refused': ({ number }: MessageParts) => message(`Report ${number} could not be erased`, 'Your wish to have this report erased was looked at and can’t be granted for now. The reason stands on the page of your report.', 'If you disagree, reply there, or take it to the authority for personal data.'),
  erased: ({ number }: MessageParts) => message(`The content of report ${number} is erased`, 'As you asked, your words, files and identity are erased. What stays is a record that this report once was, without content and without name.'),
  'date-moved': ({ number }: MessageParts) => message(`A date of report ${number} changed`, 'The working days that are counted changed by an official decision, such as a new holiday. So the date that we promised moves with it.', 'The new date and the reason stand on the page of your report.'),
  otherwise: ({ number, words }: MessageParts) => message(`News of report ${number}`, words, SEE),
}
