// Who has the report and who had it, as a tree in a list.
import { sopOf, stepOf } from '../../../report/holdings/sop-of.ts'
import type { ReportState } from '../../../report/state.ts'
import type { World } from '../../../report/world.ts'
import type { Text } from '../../../text/text.ts'

export type HolderShown = { readonly unit: string; readonly role: string; readonly now: string; readonly open: boolean; readonly depth: number }

export function holdersShown(t: Text, world: World, state: ReportState): readonly HolderShown[] {
  const below = (parent: number | null, depth: number): HolderShown[] =>
    state.holdings.filter((holding) => holding.parent === parent).flatMap((holding) => {
      const step = stepOf(sopOf(world, holding), holding.step).label[t.units.language]
      const now = holding.open ? t.casework.holdingOpen(step) : (t.casework.holdingEnded[holding.outcome ?? ''] ?? '')
      return [{ unit: world.unit(holding.unit).name, role: t.casework.roles[holding.role], now, open: holding.open, depth }, ...below(holding.no, depth + 1)]
    })
  return below(null, 0)
}
