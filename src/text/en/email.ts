// English wording of e-mails around the message itself, and of how they fared.
import type { Text } from '../text.ts'

export const emailEn: Text['email'] = {
  discreet: { title: (number) => `News of report ${number}`, body: 'There is news of this report. To keep it confidential, it stands on the report’s page alone.', until: (until) => `Please open it before ${until}.` },
  open: 'Open the report',
  openHow: 'Open this address and enter the secret code from your receipt:',
  files: 'Files come with this answer. They are on the report’s page.',
  mayReply: 'You may reply to this e-mail. Your reply goes into the report and is read by an officer.',
  mayNotReply: 'Do not reply to this e-mail; nobody reads it. Reply on the report’s page.',
  automatic: (government) => `This e-mail was sent automatically by ${government}, because this address was given in a report. Not you? Ignore it. We never ask for your secret code by e-mail or telephone.`,
}
