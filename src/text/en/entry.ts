// English wording of the page that asks for number and secret code.
import type { Text } from '../id.ts'

export const entryEn: Text['entry'] = {
  title: 'Track a report',
  lead: 'Enter the number and the secret code from your receipt. Capital or small letters make no difference.',
  number: 'Report number',
  numberHint: 'Example: 7K3M-9Q2P-4XV8R',
  code: 'Secret code',
  codeHint: '26 letters and digits. Spaces and hyphens may be left out.',
  open: 'Open the report',
  lostTitle: 'Lost the code?',
  lost: 'We do not keep the code, so we cannot send it again. You may write a new report and name the old number.',
  left: 'You have left the report. Nothing of it remains on this device.',
  faults: {
    numberMissing: 'Write the report number.',
    numberWrong: 'This number is incomplete or mistyped. Check your receipt again.',
    codeMissing: 'Write the secret code.',
    codeWrong: 'This code is incomplete or mistyped. It has 26 letters and digits.',
    noMatch: 'This number and code do not match. Check both.',
  },
}
