// The path by which a turn comes to a situation, from where it begins, in the names that stand in the file.
import type { Words } from '../sop.ts'
import { keyOf, type Situation } from './situations.ts'
import type { Arrival, Soundness } from './soundness.ts'

/** The shortest; empty where the turn begins. */
export function trailTo({ arrivals }: Soundness, situation: Situation): readonly Arrival[] {
  const trail: Arrival[] = []
  for (let by = arrivals.get(keyOf(situation))?.[0]; by !== undefined; by = arrivals.get(keyOf(by.from))?.[0]) trail.unshift(by)
  return trail
}

/** `kerjakan (time darurat missed) → tegur`. */
export function trailWords(trail: readonly Arrival[], { step }: Situation): Words {
  const inWords = (language: keyof Words) => [...trail.map(({ from, move }) => `${from.step} (${moveWords(move)[language]})`), step].join(' → ')
  return { id: inWords('id'), en: inWords('en') }
}

/** What is done, or comes to pass, by the name of a move. */
export function moveWords(move: string): Words {
  const name = move.slice(move.lastIndexOf('.') + 1)
  if (move.startsWith('ways.')) return { id: `jalan ${name}`, en: `way ${name}` }
  if (move.startsWith('outcomes.')) return { id: `unit di bawah berakhir ${name}`, en: `the unit below ends ${name}` }
  return move === 'on-reply' ? { id: 'pelapor membalas', en: 'the reporter writes' } : { id: `waktu ${name} terlewat`, en: `time ${name} missed` }
}
