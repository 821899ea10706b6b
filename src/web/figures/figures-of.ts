// Figures as a page shows them: of one government and span of time, by unit, nature and step.
import { readFigures } from '../../store/figures.ts'
import type { FigureFound } from '../../store/figures.ts'
import type { UnitId } from '../../report/world.ts'
import { formatDateTime } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { officeZone } from '../desk/office-zone.ts'
import { monthAt } from '../month.ts'
import type { Web } from '../web.ts'
import { periodOf, periods } from './figures-periods.ts'
import type { FiguresProps } from './figures-page.tsx'
import { rowsBy, sumOf, withoutSmall } from './shown-figures.ts'

export type FiguresQuestion = { readonly government: UnitId; readonly period: string; /** Null for all; of the public nobody asks for secret reports. */ readonly units: readonly UnitId[] | null; readonly public: boolean }

export type FiguresOf = Pick<FiguresProps, 'periods' | 'periodWrong' | 'period' | 'longer' | 'asOf' | 'all' | 'parts'>

export async function figuresOf(web: Web, t: Text, { government, period: asked, units, public: isPublic }: FiguresQuestion): Promise<FiguresOf> {
  const zone = officeZone(web, government)
  const now = web.clock.now()
  const newest = monthAt(now, zone)
  const named = periodOf(t, asked)
  const period = named ?? periodOf(t, newest.slice(0, 4)) ?? { value: newest, from: newest, to: newest, name: newest }
  const found = await readFigures(isPublic ? web.database.open : web.database.pool, { government, from: period.from, to: period.to, units, secret: !isPublic })
  const shown = (rows: ReturnType<typeof rowsBy>) => (isPublic ? withoutSmall(rows, t.figures.others) : rows)
  const byUnit = shown(rowsBy(found, ({ unit }) => unitName(web, unit)))
  return {
    periods: periods(t, newest), periodWrong: asked !== '' && named === null, period: period.name, longer: period.value.length > 4 ? period.value.slice(0, 4) : null, asOf: formatDateTime(t, now, zone),
    all: sumOf(byUnit, ''),
    parts: [
      { id: 'by-unit', title: t.figures.byUnit, rows: byUnit },
      { id: 'by-nature', title: t.figures.byNature, rows: shown(rowsBy(found, ({ nature }) => natureName(t, nature))) },
      { id: 'by-step', title: t.figures.byStep, rows: shown(rowsBy(found, (figure) => stepName(web, t, figure))) },
    ],
  }
}

function unitName({ reference }: Web, unit: UnitId): string {
  return reference.get().units.find(({ id }) => id === unit)?.name ?? String(unit)
}

function natureName(t: Text, nature: string): string {
  return (t.casework.natures as Readonly<Record<string, { readonly title: string } | undefined>>)[nature]?.title ?? t.figures.natureOpen
}

/** The step with the office that does it: a post, never a person. */
function stepName({ reference }: Web, t: Text, { sop: id, step: name, kind }: FigureFound): string {
  const { language } = t.units
  const kindName = t.course.clockKinds[kind] ?? kind
  const sop = reference.get().proceduresInForce.find((one) => one.id === id)
  const step = sop?.steps.find((one) => one.id === name)
  if (sop === undefined || step === undefined) return name === '' ? capitalised(kindName) : name
  const offices = step.lanes.flatMap((lane) => sop.lanes.find((one) => one.id === lane)?.offices ?? []).map((office) => sop.offices[office]?.[language] ?? office)
  const label = kind === 'step' ? step.label[language] : `${step.label[language]} (${kindName})`
  return offices.length === 0 ? label : `${label}: ${[...new Set(offices)].join(', ')}`
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}
