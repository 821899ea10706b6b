// The numbers that a report has at bodies outside, as they were typed, each under its name.
import { sopOf } from '../../../report/holdings/sop-of.ts'
import type { ReportState } from '../../../report/state.ts'
import type { World } from '../../../report/world.ts'
import type { Text } from '../../../text/text.ts'
import type { Fact } from '../../ui/summary-list.tsx'

export function numbersShown(t: Text, world: World, { holdings }: ReportState): readonly (Fact & { readonly value: string })[] {
  return holdings.flatMap((holding) => {
    const { artefacts } = sopOf(world, holding)
    return holding.artefacts.flatMap(({ artefact, value }) => {
      const found = artefacts.find(({ id, type }) => id === artefact && type === 'number')
      return found === undefined || value === null ? [] : [{ name: found.label[t.units.language], value }]
    })
  })
}
