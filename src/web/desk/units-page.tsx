// All units of a government as a tree, with how many officers each has.
import { formatNumber } from '../../text/format.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import type { Frame } from '../ui/frame.ts'
import { Tag } from '../ui/tag.tsx'
import { DeskPageFrame } from './desk-page-frame.tsx'
import type { UnitInTree } from './unit-tree.ts'

export type UnitsPageProps = { readonly frame: Frame; readonly tree: readonly UnitInTree[]; readonly officers: ReadonlyMap<number, number>; readonly coordinator: number | null; readonly done?: string | undefined }

export function UnitsPage({ frame, tree, officers, coordinator, done }: UnitsPageProps) {
  const { t } = frame
  const words = t.manage.units
  return (
    <DeskPageFrame frame={frame} title={words.title} lead={words.lead} done={done} wide>
      <div class="actions"><LinkButton href={paths.newUnit} look="main" icon="office">{words.add}</LinkButton></div>
      <ul class="tree">
        {tree.map((unit) => (
          <li class={`depth-${Math.min(unit.depth, 4)}${unit.active ? '' : ' closed'}`}>
            {unit.depth === 0 ? <span class="tree-name">{unit.name}</span> : <a class="tree-name" href={paths.unit(unit.id)}>{unit.name}</a>}
            {unit.form !== null && <span class="hint">{words.forms[unit.form]}</span>}
            {unit.id === coordinator && <Tag tone="info">{words.verifies}</Tag>}
            {unit.kind === 'oversight' && <Tag>{words.kinds.oversight}</Tag>}
            {!unit.active && <Tag tone="warning">{words.closed}</Tag>}
            {(officers.get(unit.id) ?? 0) > 0 && <span class="hint">{words.officersHere(formatNumber(t, officers.get(unit.id) ?? 0))}</span>}
          </li>
        ))}
      </ul>
    </DeskPageFrame>
  )
}
