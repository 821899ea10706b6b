// What a mail server reports about a message that it could or could not deliver (RFC 3464).

export type DeliveryAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'

export type ReportedRecipient = { readonly action: DeliveryAction; /** `5.1.1`; empty when it says none. */ readonly status: string; /** Lower case; empty when it says none. */ readonly recipient: string }

export type DeliveryReport = { /** The mark that the message was sent under (RFC 3461); empty when it says none. */ readonly envelopeId: string; readonly recipients: readonly ReportedRecipient[] }

const ACTIONS: readonly DeliveryAction[] = ['failed', 'delayed', 'delivered', 'relayed', 'expanded']
const MOST_RECIPIENTS = 50

/** From the text of a `message/delivery-status` part: groups of fields, the first about the message, each further one about a recipient. */
export function deliveryReport(text: string): DeliveryReport {
  const [ofMessage = '', ...groups] = text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ').trim().split(/\n{2,}/)
  // Some servers leave out the group about the message.
  const all = /^action\s*:/im.test(ofMessage) ? [ofMessage, ...groups] : groups
  const recipients = all.slice(0, MOST_RECIPIENTS).flatMap((group) => {
    const action = ACTIONS.find((one) => one === field(group, 'action').toLowerCase().split(/\s/)[0])
    if (action === undefined) return []
    const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(field(group, 'status'))?.[0] ?? ''
    return [{ action, status, recipient: addressOf(field(group, 'final-recipient') || field(group, 'original-recipient')) }]
  })
  return { envelopeId: field(ofMessage, 'original-envelope-id'), recipients }
}

function field(group: string, name: string): string {
  const line = group.split('\n').find((one) => one.toLowerCase().startsWith(`${name}:`))
  return line === undefined ? '' : line.slice(name.length + 1).trim().slice(0, 1_000)
}

/** `rfc822; somebody@example.org` */
function addressOf(value: string): string {
  return value.slice(value.indexOf(';') + 1).trim().replace(/^<|>$/g, '').toLowerCase()
}
