// What an officer copies into a group or a channel outside: short, and without a word of the report or anybody's name.
import { childrenOf } from '../../../report/holdings/place.ts'
import type { ReadyText } from '../../../sop/vocabulary.ts'
import type { Holding } from '../../../report/state.ts'
import { formatDateTime } from '../../../text/format.ts'
import { frameOf } from '../../frame-of.ts'
import { paths } from '../../paths.ts'
import { officeZone } from '../office-zone.ts'
import type { ActShowing } from './act-showing.ts'
import type { ReadyShown } from './sending-order.tsx'

type Telling = Pick<ActShowing, 'web' | 'c' | 'atHand' | 'report' | 'world'>

/** Null where there is nothing to tell yet. */
export function readyShown(telling: Telling, turn: Holding, kind: ReadyText): ReadyShown | null {
  const { t } = frameOf(telling.web, telling.c)
  const text = kind === 'answer' ? latestAnswer(telling) : dispatchNotice(telling, turn)
  const words = t.casework.ready
  if (text === null) return null
  return kind === 'answer'
    ? { title: words.copyAnswer, note: words.answerNote, text, place: words.sendAtSource(t.intake.channels[telling.report.state.channel]) }
    : { title: words.copyNotice, note: words.noticeNote, text, place: words.sendToGroup }
}

function dispatchNotice({ web, c, atHand, report: { state }, world }: Telling, turn: Holding): string | null {
  const { t } = frameOf(web, c)
  const children = childrenOf(state, turn).filter(({ open }) => open)
  if (children.length === 0) return null
  const soonest = state.clocks.filter(({ holding, pausedSince }) => pausedSince === null && children.some(({ no }) => no === holding)).toSorted((one, other) => one.due - other.due)[0]
  return t.casework.ready.notice({
    number: atHand.number,
    kind: t.report.kinds[state.classification],
    units: children.map(({ unit }) => world.unit(unit).name).join(', '),
    due: soonest === undefined ? '' : formatDateTime(t, soonest.due, officeZone(web, turn.unit)),
    link: `${web.config.baseUrl}${paths.deskReport(atHand.number)}`,
  })
}

/** The words that the reporter was answered with last. */
function latestAnswer({ world, report: { state, history, wordings } }: Telling): string | null {
  const kept = new Map<string, number | null>()
  let answer: number | null = null
  for (const { event } of history) {
    if (event.kind !== 'way-taken') continue
    for (const one of event.kept) kept.set(`${event.holding} ${one.artefact}`, one.wording)
    const holding = state.holdings.find(({ no }) => no === event.holding)
    const answers = holding && world.sop(holding.sop).steps.find(({ id }) => id === event.step)?.ways.find(({ id }) => id === event.way)?.answers
    if (answers) answer = kept.get(`${event.holding} ${answers}`) ?? answer
  }
  return wordings.find(({ no }) => no === answer)?.text ?? null
}
