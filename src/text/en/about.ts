// English wording of the page about the product.
import type { Text } from '../id.ts'

export const aboutEn: Text['about'] = {
  title: 'About Tuntas',
  lead: 'Tuntas runs the complaints procedure that a government has signed, step by step, inside its time limits.',
  paragraphs: [
    'A report is checked, protected, handed to whoever is in charge, worked on, answered and closed. At every moment somebody is responsible, and you know who.',
    'Each government follows its own procedure. It is kept as data that can be read, checked and printed back.',
    'Tuntas works beside SP4N-LAPOR!, it does not replace it.',
  ],
  nameTitle: 'Name and emblem',
  name: 'Tuntas means carried through to the very end. The emblem is the kawung motif: four petals for written, checked, followed up and answered. The dot in the middle is settled.',
  openTitle: 'Open',
  open: 'Its source is open under the Apache 2.0 licence, so that anybody can check how it works.',
  accessTitle: 'For everybody',
  access: 'This site follows WCAG 2.2 level AA, works without script, on old phones and slow connections. Something in your way? Send it as a report.',
}
