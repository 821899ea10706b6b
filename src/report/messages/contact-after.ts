// The contact of a report after an event: what was sent, how it fared, what still has to prove that the answer arrived.
import type { ReportEvent, Told } from '../event.ts'
import type { EventMeta } from '../evolve.ts'
import { messageNo } from './message-no.ts'
import type { Contact, Proof, Sent } from './reach.ts'

type Submitted = Extract<ReportEvent, { kind: 'report-submitted' }>

export function contactAtFirst({ offers = [], over = [] }: Submitted, meta: EventMeta): Contact {
  return { offers, lost: [], sent: sentBy([{ to: { who: 'reporter' }, template: 'received', over }], meta), awaits: [] }
}

export function contactAfter(contact: Contact, event: ReportEvent, meta: EventMeta): Contact {
  const told = 'told' in event ? withSent(contact, event.told, meta) : contact
  switch (event.kind) {
    case 'answer-given':
      return { ...told, awaits: event.awaits ?? (event.delivered ? [] : ['source']) }
    case 'answer-delivered':
      return { ...told, awaits: without(told.awaits, 'source') }
    case 'report-reopened':
      return { ...told, awaits: [], sent: told.sent.map((one) => ({ ...one, answers: false })) }
    case 'delivery-recorded':
      return recorded(told, event)
    case 'messages-resent':
      return resent(told, event, meta)
    case 'contact-corrected':
      return { ...told, offers: event.offers, lost: [] }
    default:
      return told
  }
}

/** A new answer takes the place of the one before, whatever it goes out with. */
function withSent(contact: Contact, told: readonly Told[], meta: EventMeta): Contact {
  const before = told.some(({ answers }) => answers === true) ? contact.sent.map((one) => ({ ...one, answers: false })) : contact.sent
  return { ...contact, sent: [...before, ...sentBy(told, meta)] }
}

function sentBy(told: readonly Told[], { seq, at }: EventMeta): readonly Sent[] {
  return told.flatMap(({ template, over = [], answers = false }, index) =>
    over.map((channel): Sent => ({ no: messageNo(seq, index, channel), over: channel, template, state: 'queued', since: at, answers, of: null, repeated: false })))
}

function recorded(contact: Contact, { message, over, outcome, proves }: Extract<ReportEvent, { kind: 'delivery-recorded' }>): Contact {
  return {
    ...contact,
    lost: outcome === 'bounced' && !contact.lost.includes(over) ? [...contact.lost, over] : contact.lost,
    sent: contact.sent.map((one) => (one.no === message ? { ...one, state: outcome } : one)),
    awaits: proves ? without(contact.awaits, over) : contact.awaits,
  }
}

function resent(contact: Contact, { messages, over }: Extract<ReportEvent, { kind: 'messages-resent' }>, { seq, at }: EventMeta): Contact {
  const again = messages.flatMap((no, index): Sent[] => {
    const first = contact.sent.find((one) => one.no === no)
    return first === undefined ? [] : [{ ...first, no: messageNo(seq, index, over), state: 'queued', since: at, of: first.of ?? first.no }]
  })
  return { ...contact, lost: contact.lost.filter((one) => one !== over), sent: [...contact.sent.map((one) => (messages.includes(one.no) ? { ...one, repeated: true } : one)), ...again] }
}

function without(awaits: readonly Proof[], proof: Proof): readonly Proof[] {
  return awaits.filter((one) => one !== proof)
}
