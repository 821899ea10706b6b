// A report comes in: its own clocks start and its first holder gets it.
import type { Sop } from '../../sop/sop.ts'
import type { Submit } from '../command.ts'
import { handlerOf } from '../holdings/handler-of.ts'
import { openHolding, type Opening } from '../holdings/open-holding.ts'
import type { Refusal } from '../refusal.ts'
import { happen, type Turn } from '../turn.ts'
import { whyNotEnter } from '../allowed/who-may-enter.ts'
import type { World } from '../world.ts'

export const MOST_FILES = 20

export function submit(turn: Turn, command: Submit): Refusal | null {
  const { world } = turn
  const ref = world.sopInForce(command.government, command.classification)
  if (ref === null) return 'government-has-no-procedure'
  if (command.files.length > MOST_FILES) return 'too-many-files'
  const { channel, classification, government, agencyWished, region, occurredOn, anonymous, secret, contactGiven, offers = [], wordings, files } = command
  const receivedAt = Math.min(command.receivedAt ?? world.now, world.now)
  const by = command.by ?? { who: 'reporter' as const }
  const refused = by.who === 'officer' ? whyNotEnter(world, command, by) : null
  if (refused !== null) return refused
  const isTold = by.who === 'reporter' || contactGiven
  happen(turn, {
    kind: 'report-submitted', channel, classification, government, agencyWished, region, occurredOn, receivedAt, anonymous, secret, contactGiven, offers, over: isTold ? world.sends.filter((over) => offers.includes(over)) : [], by, wordings, files, clocks: {},
  })
  openHolding(turn, { ...firstHolder(world, command, world.sop(ref)), parent: null, role: 'first', sop: world.sop(ref), binding: false })
  return null
}

/** A procedure that begins above begins there when somebody above works here too; what SP4N-LAPOR sent it has begun itself. */
function firstHolder(world: World, { government, channel }: Submit, sop: Sop): Pick<Opening, 'unit' | 'level' | 'step'> {
  const above = world.unit(government).parent
  const { above: aboveStep, here } = sop.begins
  if (aboveStep !== undefined && above !== null && !(channel === 'sp4n-lapor' && world.unit(above).kind === 'national')) {
    return { unit: handlerOf(world, above), level: 'above', step: aboveStep }
  }
  return { unit: handlerOf(world, government), level: 'here', step: here }
}
