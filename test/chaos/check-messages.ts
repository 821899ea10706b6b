// Whoever had to be told has one message for each thing that happened; each is delivered, once.
import { messageNo } from '../../src/report/messages/message-no.ts'
import { tell } from '../../src/report/messages/tell.ts'
import type { World } from '../../src/report/world.ts'
import { decisionsOf, eventOf } from './decisions.ts'
import { differences, isSame } from './same.ts'
import type { StoredReport } from './stored-report.ts'

type MessageRow = StoredReport['messages'][number]

type Expected = Pick<MessageRow, 'message_no' | 'event_seq' | 'recipient' | 'recipient_unit' | 'template' | 'params' | 'queued_at'>

/** `world` is the reference data of the product; no message depends on the instant. */
export function messageProblems(world: World, { events, messages }: StoredReport): string[] {
  const expected = decisionsOf(events).flatMap((decision) => expectedMessages(world, decision)).sort((one, other) => one.message_no - other.message_no)
  if (!isSame(messages.map(({ message_no }) => message_no), expected.map(({ message_no }) => message_no))) {
    return [`its messages are numbered ${messages.map(({ message_no }) => message_no).join(', ')}, not ${expected.map(({ message_no }) => message_no).join(', ')}`]
  }
  return messages.flatMap((message, index) => [...said(message, differences(expected[index] ?? {}, message)), ...said(message, undelivered(message))])
}

function expectedMessages(world: World, { before, after, rows }: ReturnType<typeof decisionsOf>[number]): Expected[] {
  return tell(world, before, after, rows.map(eventOf)).flatMap(({ to, template, params, event, index, over = [], onlySent }) => {
    const row = rows[event]
    if (row === undefined) throw new Error('A message tells of an event that is not there.')
    const shown = onlySent === true ? [] : [to.who === 'unit' ? ('desk' as const) : ('page' as const)]
    return [...shown, ...over].map((channel) => ({
      message_no: messageNo(row.seq, index, channel), event_seq: row.seq, recipient: to.who, recipient_unit: to.who === 'unit' ? to.unit : null, template, params,
      queued_at: row.at,
    }))
  })
}

function undelivered({ state, attempts, delivered_at, lease_until, last_error }: MessageRow): string {
  const isDone = state === 'delivered' && delivered_at !== null && lease_until === null && last_error === null
  return isDone ? '' : `it is ${state} after ${attempts} attempts`
}

function said({ message_no }: MessageRow, fault: string): string[] {
  return fault === '' ? [] : [`message ${message_no}: ${fault}`]
}
