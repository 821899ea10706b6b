// English wording of the home page.
import type { Text } from '../id.ts'

export const homeEn: Text['home'] = {
  title: 'Tell us. We follow it to the very end.',
  lead: 'A broken road, slow service, aid that never came: tell us here. You will know who is handling it, by when, and what came of it.',
  write: 'Write a report',
  writeNote: 'No account. No name needed. About five minutes.',
  trackTitle: 'Already reported?',
  trackNote: 'Enter the number and the secret code from your receipt.',
  stepsTitle: 'The journey of your report',
  stepsLead: 'Every stage has somebody responsible and a time limit. If it is late, you see it.',
  steps: {
    written: { title: 'You write', note: 'You get a number and a secret code at once.' },
    verified: { title: 'We check', note: 'An admin checks it, covers personal data and passes it to the office in charge.' },
    handled: { title: 'The office works', note: 'The office follows up and prepares an answer.' },
    answered: { title: 'You judge', note: 'You read the answer and may reply if you are not satisfied.' },
    closed: { title: 'Settled', note: 'Closed once you accept, or when no more replies come.' },
  },
  atOnce: 'at once',
  promiseTitle: 'You are safe to speak',
  promises: {
    sealed: { title: 'Kept sealed', note: 'Words and identity are encrypted, with a key of its own for every report.' },
    anonymous: { title: 'Anonymous', note: 'Neither the office that handles it nor those you report see your name or contact.' },
    secret: { title: 'Secret', note: 'The report is not shown to the public: not in lists, not in search.' },
  },
  promiseMore: 'Choose anonymous, secret, both or neither.',
  governmentsTitle: 'Governments served',
  governmentsLead: 'Each government follows its own official procedure.',
  governmentsNone: 'No government is registered yet.',
  otherTitle: 'Not the right place?',
  otherLead: 'You are free to take another way, also after reporting here.',
  otherSp4n: 'SP4N-LAPOR!',
  otherSp4nNote: 'The national complaints service, for all ministries, agencies and regions.',
}
