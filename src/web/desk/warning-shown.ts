// One warning as a row of the list: the report, what is timed and by whom, until when, and which warning.
import type { Reader } from '../../report/audience/audience-of.ts'
import { audienceOf } from '../../report/audience/audience-of.ts'
import { publicNumber } from '../../report/numbers/public-number.ts'
import { sopOf } from '../../report/holdings/sop-of.ts'
import { ERASURE_MS, erasureOf } from '../../report/erasure/erasure.ts'
import { WISH_CLOCK } from '../../report/erasure/wish-warnings.ts'
import type { ReportState } from '../../report/state.ts'
import type { World } from '../../report/world.ts'
import type { WarningFound } from '../../store/warnings.ts'
import type { Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { paths } from '../paths.ts'
import type { Web } from '../web.ts'
import { dueShown, type DueShown } from './due-shown.ts'

export type WarningShown = {
  /** Of a secret report that is not theirs, only that it is one: who answers above learns that time was missed, not with which report. */
  readonly number: string
  /** Null where the reader may not open the report: the head of government knows that it is late, not what it says. */
  readonly href: string | null
  readonly step: string
  readonly holder: string
  readonly due: DueShown
  readonly rung: string
}

export type ShowingWarnings = { readonly t: Text; readonly zone: Zone; readonly world: World; readonly reader: Reader }

/** Null for a time that ended since it was listed. */
export function warningShown(web: Pick<Web, 'secrets'>, showing: ShowingWarnings, found: WarningFound, state: ReportState | undefined): WarningShown | null {
  if (found.clock === WISH_CLOCK) return wishShown(web, showing, found, state)
  const [{ secrets }, { t, zone, world, reader }] = [web, showing]
  const clock = state?.clocks.find(({ id }) => id === found.clock)
  const holding = state?.holdings.find(({ no }) => no === clock?.ruleOf)
  if (state === undefined || clock === undefined || holding === undefined) return null
  const sop = sopOf(world, holding)
  const { language } = t.units
  const number = publicNumber(found.reportId, secrets.numberKey)
  const seen = audienceOf(world, state, reader) !== null
  return {
    number: seen || !state.secret ? number : t.desk.secret,
    href: seen ? paths.deskReport(number) : null,
    step: sop.steps.find(({ id }) => id === clock.step)?.label[language] ?? capitalised(t.course.clockKinds[clock.kind] ?? clock.kind),
    holder: !seen && state.secret ? '–' : clock.owes.who === 'unit' ? world.unit(clock.owes.unit).name : '',
    due: dueShown(t, { dueAt: clock.due, now: world.now, zone }),
    rung: sop.rules.ladder?.find(({ id }) => id === found.rung)?.label[language] ?? found.rung,
  }
}

/** Of a wish to be forgotten: whoever answers for the report goes on to decide it. */
function wishShown({ secrets }: Pick<Web, 'secrets'>, { t, zone, world, reader }: ShowingWarnings, found: WarningFound, state: ReportState | undefined): WarningShown | null {
  const asked = state === undefined ? null : erasureOf(state).asked
  if (state === undefined || asked === null) return null
  const number = publicNumber(found.reportId, secrets.numberKey)
  const audience = audienceOf(world, state, reader)
  return {
    number: audience !== null || !state.secret ? number : t.desk.secret,
    href: audience === null ? null : audience === 'verifier' ? paths.erasure(number) : paths.deskReport(number),
    step: t.erasure.desk.listTitle,
    holder: audience === null && state.secret ? '–' : world.unit(state.watcher).name,
    due: dueShown(t, { dueAt: asked.at + ERASURE_MS, now: world.now, zone }),
    rung: found.rung === 'late' ? t.erasure.events.warned.late : t.erasure.events.warned.soon,
  }
}

function capitalised(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}

/** Lines of the digest that are worth reading on a telephone. */
const MOST_LINES = 20

/** The digest as text: numbers, steps and times, nothing that a reporter wrote. */
export function digestText(t: Text, rows: readonly WarningShown[], count: number): string {
  const words = t.warnings.message
  const lines = rows.slice(0, MOST_LINES).map(({ number, step, holder, due }) => words.line(number, step, holder, due.words))
  const more = count - lines.length
  return [words.title(count), '', ...lines, ...(more > 0 ? [words.more(more)] : []), '', words.end].join('\n')
}
