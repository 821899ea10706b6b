// A wording as it is read on a page; a masked one is kept as two texts.
import type { ReadWording } from '../../../app/read-report.ts'
import type { Wording } from './case-words.ts'

export function wordsShown({ kind, text }: Pick<ReadWording, 'kind' | 'text'>): string {
  if (kind !== 'masked') return text
  const { subject, description } = JSON.parse(text) as Wording
  return `${subject}\n\n${description}`
}
