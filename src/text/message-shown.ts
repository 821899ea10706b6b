// The exact message that a telling becomes for the reporter.
import type { Telling } from '../report/messages/tell.ts'
import type { ReportState } from '../report/state.ts'
import type { World } from '../report/world.ts'
import { formatDateTime } from './format.ts'
import type { Message } from './id/messages.ts'
import type { Text } from './text.ts'
import { zoneOf } from './zone-of.ts'

export type Telltale = { readonly t: Text; readonly world: World; readonly state: ReportState; readonly number: string; /** What was written for the reporter along with it. */ readonly words: string | null }

export function messageShown({ t, world, state, number, words }: Telltale, { template, params }: Pick<Telling, 'params'> & { readonly template: string }): Message {
  const make = (t.messages as Partial<Record<string, Text['messages']['received']>>)[template] ?? t.messages.otherwise
  const unit = typeof params['unit'] === 'number' ? params['unit'] : state.watcher
  const until = typeof params['until'] === 'number' ? formatDateTime(t, params['until'], zoneOf(world.calendarOf(state.watcher).zone)) : ''
  return make({ number, unit: world.unit(unit).name, government: world.unit(state.government).name, words, until })
}
