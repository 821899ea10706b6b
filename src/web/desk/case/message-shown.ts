// The exact message that a telling becomes for the reporter.
import type { Telling } from '../../../report/tell.ts'
import type { ReportState } from '../../../report/state.ts'
import type { World } from '../../../report/world.ts'
import type { Message } from '../../../text/id/messages.ts'
import type { Text } from '../../../text/text.ts'

export type Telltale = { readonly t: Text; readonly world: World; readonly state: ReportState; readonly number: string; /** What was written for the reporter along with it. */ readonly words: string | null }

export function messageShown({ t, world, state, number, words }: Telltale, { template, params }: Pick<Telling, 'template' | 'params'>): Message {
  const make = (t.messages as Partial<Record<string, Text['messages']['received']>>)[template] ?? t.messages.otherwise
  const unit = typeof params['unit'] === 'number' ? params['unit'] : state.watcher
  return make({ number, unit: world.unit(unit).name, government: world.unit(state.government).name, words })
}
