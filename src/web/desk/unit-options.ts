// Units to choose from, drawn in like the tree they stand in.
import type { Option } from '../ui/select.tsx'
import type { UnitInTree } from './unit-tree.ts'

/** Closed ones are left out, but for the one that is chosen already. */
export function unitOptions(tree: readonly UnitInTree[], chosen?: number): readonly Option[] {
  return tree.filter(({ active, id }) => active || id === chosen).map(({ id, name, depth }) => ({ value: String(id), label: `${'\u2003'.repeat(depth)}${name}` }))
}
