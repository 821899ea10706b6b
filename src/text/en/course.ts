// English wording of what happened to a report and why a time is what it is.
import type { Text } from '../id.ts'

export const courseEn: Text['course'] = {
  submitted: 'Report received',
  entered: 'Report entered by an officer',
  firstHolder: (unit) => `${unit} now holds the report`,
  handedTo: (unit) => `Passed on to ${unit}`,
  replied: 'You added something',
  repliedPublic: 'The reporter added something',
  reopened: 'You opened this report again',
  reopenedPublic: 'The reporter opened this report again',
  recorded: 'recorded by an officer',
  silenceUndone: 'The closing is undone: the reporter had reacted before the time was over',
  missed: (what) => `Deadline missed: ${what}`,
  closed: { settled: 'Report settled', withdrawn: 'Report withdrawn by its reporter', archived: 'Report archived', 'not-followed-up': 'Report cannot be followed up', 'handed-over': 'Report passed on to another body' },
  step: (label) => `${label}.`,
  why: (from, budget, source) => `Counted from ${from}, at most ${budget}. Basis: ${source}.`,
  whyNone: (source) => `The procedure sets no time for this step. Basis: ${source}.`,
  procedure: (number) => `procedure ${number}`,
  procedureStep: (number, no) => `procedure ${number}, step ${no}`,
  officeHours: (n) => `${n} office ${n === 1 ? 'hour' : 'hours'}`,
  officeMinutes: (n) => `${n} office ${n === 1 ? 'minute' : 'minutes'}`,
  you: 'You',
  outside: (body) => `Another body (${body})`,
  untitled: 'Untitled report',
  erased: 'The contents of this report were erased as the law provides.',
  clockKinds: { step: 'step', settle: 'settlement', 'first-notice': 'first notice to the reporter', outer: 'whole settlement', completion: 'completion by the reporter', silence: 'reply of the reporter', 'silence-warning': 'warning to the reporter before it is closed' },
}
