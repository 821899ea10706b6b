// The e-mail that a message becomes when it is sent: with the report as it stands then, so that what was made secret since stays so.
import { reportLink } from '../../../mail/report-link.ts'
import { readableFor } from '../../../report/audience/readable.ts'
import type { ReportState } from '../../../report/state.ts'
import type { World } from '../../../report/world.ts'
import type { RecordedEvent } from '../../../store/report-history.ts'
import type { Message } from '../../../text/id/messages.ts'
import { formatDateTime } from '../../../text/format.ts'
import { messageShown } from '../../../text/message-shown.ts'
import { textOf, type Text } from '../../../text/text.ts'
import { zoneOf } from '../../../text/zone-of.ts'
import { emailText, type EmailText } from './email-text.ts'

export type Emailing = {
  readonly world: World
  readonly state: ReportState
  readonly history: readonly RecordedEvent[]
  readonly number: string
  /** The public address of the site. */
  readonly baseUrl: string
  readonly mayReply: boolean
  readonly message: { readonly seq: number; readonly template: string; readonly params: Readonly<Record<string, number | string>> }
  /** Opens what an office wrote; by the number of the wording. */
  readonly open: (wordings: readonly number[]) => Promise<readonly string[]>
}

/** Never the secret code; where the reporter is hidden, nothing of the matter either. */
export async function emailOf(emailing: Emailing): Promise<EmailText> {
  const { world, state, number, baseUrl, mayReply } = emailing
  const isHidden = state.secret || state.anonymous
  const given = isHidden ? { wordings: [], files: [] } : givenWith(emailing)
  const words = given.wordings.length === 0 ? null : (await emailing.open(given.wordings)).join('\n\n')
  const messageIn = (t: Text): Message => (isHidden ? discreet(t, emailing) : messageShown({ t, world, state, number, words }, emailing.message))
  const [t, other] = [textOf('id'), textOf('en')]
  return emailText({
    t, message: messageIn(t), other: { t: other, message: messageIn(other) }, government: world.unit(state.government).name,
    link: reportLink(baseUrl, number), hasFiles: given.files.length > 0, mayReply,
  })
}

/** What an office gave the reporter along with the event that the message tells of. */
function givenWith({ world, state, history, message }: Emailing): { readonly wordings: readonly number[]; readonly files: readonly number[] } {
  const index = history.findIndex(({ seq }) => seq === message.seq)
  const event = history[index]?.event
  if (event?.kind !== 'way-taken' || event.by.who === 'reporter') return { wordings: [], files: [] }
  return readableFor('reporter', { world, state, history })[index] ?? { wordings: [], files: [] }
}

function discreet(t: Text, { world, state, number, message: { params } }: Emailing): Message {
  const until = typeof params['until'] === 'number' ? t.email.discreet.until(formatDateTime(t, params['until'], zoneOf(world.calendarOf(state.watcher).zone))) : null
  return { title: t.email.discreet.title(number), body: [t.email.discreet.body, until].filter(Boolean).join('\n\n') }
}
