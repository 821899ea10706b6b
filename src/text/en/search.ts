// English wording of the search at the desk.
import type { Text } from '../id.ts'

export const searchEn: Text['search'] = {
  title: 'Search reports',
  label: 'Search a number or words',
  short: 'Search reports',
  hint: 'Type a report number, a number in SP4N-LAPOR, or words of the masked text.',
  button: 'Search',
  start: 'What can be searched',
  ways: [
    'A report number, with or without hyphens, in capitals or not.',
    'A number in SP4N-LAPOR or at another body, as it was recorded here.',
    'Any words of the masked text; all of them must be there, affixes make no difference.',
  ],
  scope: 'Only reports that your unit has handled are searched.',
  none: 'No report was found.',
  noneHint: 'Check the spelling, or use fewer words. A report that is not masked yet is found by its number only.',
  found: (n) => `${n} reports found, the newest first`,
  one: '1 report found',
  many: 'Too many to read one by one: add another word to be more precise.',
  open: 'Being handled',
  outcomes: { settled: 'Settled', withdrawn: 'Withdrawn', archived: 'Archived', 'not-followed-up': 'Not followed up', 'handed-over': 'Handed over' },
  received: (day) => `Received ${day}`,
  older: 'Next',
  first: 'From the start',
}
