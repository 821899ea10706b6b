// English wording of the pages that show how reports are handled.
import type { Text } from '../id.ts'

export const procedureEn: Text['procedure'] = {
  listTitle: 'How reports are handled',
  listLead: 'Every government handles reports by the procedure it has signed. These are the procedures in force now.',
  none: 'No procedure is in force here yet.',
  title: (government: string) => `How ${government} handles reports`,
  drawing: 'Flow',
  legend: 'Rectangle: work. Diamond: a decision. Rounded ends: start and end. Dashed line: when a time has passed. Dotted line: done alongside. The sign °: read into it, not printed in the procedure. The sign + and dotted boxes: additional rules.',
  asList: 'Read this flow as a list',
  leads: (step: string) => `goes on to ${step}`,
  current: 'now here',
  passed: 'done',
  showWhole: 'Show with all additional rules',
  showOwn: 'Show the procedure alone',
  formTitle: 'What is printed',
  formLead: 'Copied from the signed document, its misprints included. It is in Indonesian.',
  empty: 'left empty',
  steps: 'Steps',
  notes: 'Notes on the original',
  inferredTitle: 'What we read into it',
  inferredLead: 'Not printed, but needed for the procedure to run.',
  addedTitle: 'Additional rules',
  addedLead: 'They hold above the procedure: duties from the law, and rules of this system that protect reporters.',
  nothing: 'None.',
  clause: 'What follows',
  reason: 'Reason or basis',
}
