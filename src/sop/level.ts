// How far a lane stands below the unit that works a procedure: what a holding does itself, hands down, or leaves to those above.
import type { Level } from './sop.ts'
import type { Place } from './vocabulary.ts'

const ranks: Readonly<Record<Level, number>> = { above: 0, here: 1, below: 2 }

/** 0 for the unit's own lanes, 1 for those below, -1 for those above; null for lanes that are no unit of ours. */
export function stepsDown(level: Level, place: Place): number | null {
  if (place === 'holder') return 0
  return isLevel(place) ? ranks[place] - ranks[level] : null
}

/**
 * Whether a lane acts in the main step of a turn at this level: its own unit does, not the one it waits for, whose turn is
 * another; units above only where the unit runs a procedure of its own, since in one shared with the opener their ways belong
 * to the opener's turn.
 */
export function actsAt(level: Level, place: Place): boolean {
  const down = stepsDown(level, place)
  return down === null || down === 0 || (down < 0 && level === 'here')
}

function isLevel(place: Place): place is Level {
  return place in ranks
}
