// One owed step as a row of a list: the report, the step in words, who holds it, until when.
import { publicNumber } from '../../report/numbers/public-number.ts'
import type { World } from '../../report/world.ts'
import type { Waiting } from '../../store/contested-reports.ts'
import type { WorklistRow } from '../../store/worklist.ts'
import type { Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { paths } from '../paths.ts'
import type { Web } from '../web.ts'
import { dueShown, type DueShown } from './due-shown.ts'

export type MarkShown = { readonly words: string; readonly tone: 'info' | 'warning' }

export type WorkShown = {
  readonly href: string
  readonly number: string
  /** Its numbers at bodies outside. */
  readonly outside: readonly string[]
  /** Which of the report's several steps of this page it is, in words; null where it is the only one. */
  readonly oneOf: string | null
  /** What it is about; null where the reader may not know yet. */
  readonly subject: string | null
  readonly kind: string
  readonly step: string
  /** Null where that is the reader's unit, in a list of its own steps. */
  readonly holder: string | null
  /** What is waited for, where it is no unit. */
  readonly waits: string | null
  readonly due: DueShown
  readonly marks: readonly MarkShown[]
}

export type Showing = { readonly t: Text; readonly zone: Zone; readonly world: World; readonly units: readonly number[]; readonly watched: boolean; readonly subjects: ReadonlyMap<string, string>; readonly outside: ReadonlyMap<string, readonly string[]>; readonly contested: ReadonlyMap<string, Waiting> }

export function workShown({ secrets }: Pick<Web, 'secrets'>, { t, zone, world, units, watched, subjects, outside, contested }: Showing, row: WorklistRow, rows: readonly WorklistRow[]): WorkShown {
  const number = publicNumber(row.reportId, secrets.numberKey)
  const sop = world.sop({ id: row.sopId, version: row.sopVersion })
  // The watcher also looks at what waits for nobody here.
  const isHere = row.stepNo !== 0 || row.owes === 'unit'
  return {
    href: paths.deskReport(number), number, outside: outside.get(row.reportId) ?? [], oneOf: oneOf(t, row, rows),
    subject: row.maskedSubject ?? subjects.get(row.reportId) ?? null,
    kind: t.desk.kinds[row.classification] ?? row.classification,
    step: sop.steps.find(({ id }) => id === row.step)?.label[t.units.language] ?? row.step,
    holder: units.includes(row.unit) ? (watched ? t.worklist.heldHere : null) : t.worklist.holder(world.unit(row.unit).name),
    waits: isHere ? null : (t.desk.waits[row.owes] ?? null),
    due: dueShown(t, { dueAt: row.dueAt, now: world.now, zone }),
    marks: marksOf(t, row, contested.get(row.reportId)),
  }
}

/** What the reporter waits for comes first: it is the one that somebody has to act on. */
function marksOf(t: Text, { secret, anonymous, nature }: WorklistRow, contested: Waiting | undefined): readonly MarkShown[] {
  const plain = [...(secret ? [t.desk.secret] : []), ...(anonymous ? [t.desk.anonymous] : []), ...(nature === 'with-oversight' ? [t.worklist.nature['with-oversight'] ?? ''] : [])]
  return [...(contested === undefined ? [] : [{ words: t.worklist.contested[contested], tone: 'warning' as const }]), ...plain.map((words) => ({ words, tone: 'info' as const }))]
}

/** A report stands in a list once for each of its steps: a second row is no slip. */
function oneOf(t: Text, row: WorklistRow, rows: readonly WorklistRow[]): string | null {
  const same = rows.filter(({ reportId }) => reportId === row.reportId)
  return same.length < 2 ? null : t.worklist.oneOf(same.indexOf(row) + 1, same.length)
}
