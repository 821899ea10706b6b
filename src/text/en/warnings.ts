// English words of the list of warnings, and of its digest.
import type { warningsId } from '../id/warnings.ts'

export const warningsEn: typeof warningsId = {
  menu: 'Warnings',
  title: 'Warnings',
  lead: 'Times that are about to end or were missed, which your post should know of. Those missed longest stand first.',
  none: 'There is no warning for your post.',
  caption: 'Times that were warned of',
  report: 'Report',
  step: 'Step',
  until: 'Until',
  warning: 'Warning',
  notYours: 'What this report says is only for those who handle it',
  count: (n: string) => `${n} times were warned of.`,
  digest: (time: string, all: string, fresh: string) => `Digest of ${time}: ${all} times, ${fresh} of them new since the digest before. A digest is made once each working morning.`,
  noDigest: 'The next digest is made in the morning of a working day, when the office opens.',
  ready: 'Digest to be copied',
  readyHint: 'For a group or an e-mail: numbers, steps and times only, without what reports say and without names.',
  copy: 'Copy the digest',
  mail: {
    subject: (n: number) => `${n} times need a look`,
    body: (all: number, fresh: number) => `${all} times of your posts run out soon or were missed; ${fresh} of them are new.`,
    open: 'The list is at the desk:',
    why: 'This e-mail is sent once a day at most, in the morning of a working day, and holds nothing of a report and nobody’s name.',
  },
  message: {
    title: (n: number) => (n === 1 ? 'One time needs attention' : `${n} times need attention`),
    line: (number: string, step: string, holder: string, due: string) => `${number}: ${step} (${holder}), ${due}`,
    more: (n: number) => `and ${n} more in the list of warnings`,
    end: 'The whole list is at the desk, in the menu Warnings.',
  },
}
