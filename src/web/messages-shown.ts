// What a reporter was told and by which ways, each with how it fared; drawn for the desk and for the reporter alike.
import type { LoggedMessage } from '../store/message-log.ts'
import type { ReportState } from '../report/state.ts'
import type { World } from '../report/world.ts'
import { deliveryReason } from '../text/delivery-reason.ts'
import { formatDateTime, type Zone } from '../text/format.ts'
import { messageShown } from '../text/message-shown.ts'
import type { Text } from '../text/text.ts'

export type WayShown = { readonly channel: string; readonly fate: string; readonly tone: 'good' | 'waits' | 'lost' }

export type MessageLine = { readonly title: string; readonly at: number; readonly ways: readonly WayShown[] }

export type MessagesAsked = { readonly t: Text; readonly zone: Zone; readonly world: World; readonly state: ReportState; readonly number: string }

/** Newest first. */
export function messagesShown(asked: MessagesAsked, messages: readonly LoggedMessage[]): readonly MessageLine[] {
  const shown = messages.filter(({ channel }) => channel === 'page')
  const sent = messages.filter(({ channel }) => channel !== 'page')
  return shown.map((message) => ({
    title: messageShown({ ...asked, words: null }, message).title,
    at: message.queuedAt,
    ways: [onPage(asked, message), ...sent.filter((one) => belongsTo(one, message, messages)).map((one) => byEmail(asked, one))],
  })).toReversed()
}

/** The first sending tells of the same event at the same moment; what was sent again names the first. */
function belongsTo(sent: LoggedMessage, page: LoggedMessage, messages: readonly LoggedMessage[]): boolean {
  const first = sent.params['of'] === undefined ? sent : messages.find(({ no }) => no === sent.params['of'])
  return first !== undefined && first.queuedAt === page.queuedAt && first.template === page.template
}

function onPage({ t, zone }: MessagesAsked, { deliveredAt }: LoggedMessage): WayShown {
  return { channel: t.delivery.page, fate: deliveredAt === null ? t.delivery.shownSoon : t.delivery.shown(formatDateTime(t, deliveredAt, zone)), tone: deliveredAt === null ? 'waits' : 'good' }
}

function byEmail({ t, zone }: MessagesAsked, { params, state, deliveredAt, nextAt, attempts, code }: LoggedMessage): WayShown {
  const { delivery } = t
  const channel = params['of'] === undefined ? delivery.email : delivery.again
  const why = deliveryReason(t, code)
  switch (state) {
    case 'accepted':
    case 'delivered':
      return { channel, fate: delivery.states.accepted(deliveredAt === null ? '' : formatDateTime(t, deliveredAt, zone)), tone: 'good' }
    case 'bounced':
      return { channel, fate: `${delivery.states.bounced} (${why})`, tone: 'lost' }
    case 'failed':
      return { channel, fate: `${delivery.states.failed} (${why})`, tone: 'lost' }
    case 'queued':
      return { channel, fate: code === null ? delivery.states.queued : `${delivery.retry(formatDateTime(t, nextAt, zone), attempts)} (${why})`, tone: 'waits' }
    default:
      return state satisfies never
  }
}
