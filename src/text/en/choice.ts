// English wording of what a reporter decides about their own report.
import type { Text } from '../text.ts'

export const choiceEn: Text['choice'] = {
  said: { answer: 'The answer to you', question: 'A question to you' },
  title: 'What do you think?',
  ask: 'Does this answer settle your matter?',
  contested: 'You have said that you are not satisfied. Officers read it and take your report up again.',
  askAgain: 'You have said that you are not satisfied. If it is settled after all, tell us.',
  others: 'Your choices',
  leads: {
    satisfied: 'The report counts as settled. Should it turn out otherwise you can still open it again.',
    unsatisfied: 'The report is followed up again. Say what is not settled, so that you don’t get the same answer.',
    decides: 'Look it over, then press the button.',
  },
  words: 'What is not settled?',
  wordsHint: 'For example: the lamp was replaced but failed again that night.',
  confirm: (choice: string) => `Yes: ${choice}`,
  cancel: 'Back',
  saved: 'Your choice is recorded.',
  changed: 'This report has changed since the page was opened. Look at it on your report’s page first.',
  sentBefore: 'This form was sent before with other content, and that one counts.',
}
