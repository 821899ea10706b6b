// Of the situations that can't come to an end, those whose mending lets the others come to theirs: one for each cause.
import type { Sop } from '../sop.ts'
import { keyOf, stepNamed } from './situations.ts'
import type { Stuck } from './soundness.ts'

type Search = (mended: ReadonlySet<string>) => readonly Stuck[]

/** Takes again and again the step whose mending leaves fewest stuck. */
export function rootsOf(sop: Sop, stuckWith: Search, mended: ReadonlySet<string>): readonly Stuck[] {
  const stuck = stuckWith(mended)
  const [first] = stuck
  if (first === undefined) return []
  const tries = stuck.map((root) => {
    const keys = stuck.filter(({ situation }) => turnIn(situation) === turnIn(root.situation)).map(({ situation }) => keyOf(situation))
    const after = new Set([...mended, ...keys])
    return { root, after, left: stuckWith(after) }
  })
  const best = tries.reduce((one, other) => (isBetter(sop, other, one) ? other : one))
  const along = stuck.filter(({ situation }) => !best.left.some((one) => keyOf(one.situation) === keyOf(situation))).map(({ situation }) => situation.step)
  const own = [...new Set(along)].filter((step) => step !== best.root.situation.step)
  return [{ ...best.root, along: own }, ...rootsOf(sop, stuckWith, best.after)]
}

/** The same step of the same unit counts once, whatever hold it comes from. */
function turnIn({ level, step }: Stuck['situation']): string {
  return `${level === 'below' ? 'below' : ''} ${step}`
}

type Try = { readonly root: Stuck; readonly left: readonly Stuck[] }

/** Where two are as good: what its author can mend before an overlay's, a missing outcome of a unit below before any other. */
function isBetter(sop: Sop, one: Try, other: Try): boolean {
  const worth = ({ root, left }: Try) => [-left.length, isOwn(sop, root) ? 1 : 0, lacks(sop, root) ? 1 : 0]
  const [a, b] = [worth(one), worth(other)]
  const at = a.findIndex((value, index) => value !== b[index])
  return at !== -1 && (a[at] ?? 0) > (b[at] ?? 0)
}

function isOwn(sop: Sop, { situation }: Stuck): boolean {
  return stepNamed(sop, situation.step)?.origin === null
}

function lacks(sop: Sop, { situation, below }: Stuck): boolean {
  return below.some((ending) => stepNamed(sop, situation.step)?.outcomes[ending] === undefined)
}
