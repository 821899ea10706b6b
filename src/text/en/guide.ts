// English wording of the style guide.
import type { Text } from '../id.ts'

export const guideEn: Text['guide'] = {
  title: 'Style',
  lead: 'Every part that Tuntas pages are made of, in the light and the dark theme.',
  principles: [
    'Calm: one thing matters on each screen, the rest is room.',
    'Legible: large letters, short sentences, contrast of at least 4.5 to 1.',
    'Light: a first page below 25 KB, and all of it works without script.',
  ],
  light: 'Light',
  dark: 'Dark',
  emblem: 'Emblem and measure',
  emblemNote: 'One petal of the kawung for each stage passed, the red dot once settled.',
  colours: 'Colours',
  colourNames: { navy: 'State blue', action: 'Action', link: 'Link', red: 'Error', green: 'Success', amber: 'Attention', ink: 'Text', soft: 'Soft text', gold: 'Gold', leaf: 'Calendar' },
  letters: 'Letters',
  lettersNote: 'Titles are set in Plus Jakarta Sans, text in the letters of the device.',
  buttons: 'Buttons',
  words: 'Tags and notices',
  fields: 'Fields',
  choices: 'Choices',
  faults: 'Errors',
  codes: 'Numbers and codes',
  lists: 'Lists',
  course: 'Course of a report',
  icons: 'Icons',
  sampleError: 'Write a title.',
  sampleSentence: 'Your report was passed to the transport office.',
  sampleEmpty: 'No reports yet.',
  sampleColumns: ['Number', 'Office', 'Time left'],
}
