// People who do with the reports of a database whatever they may, while others sweep them.
import { randomUUID } from 'node:crypto'
import { handle, noContent } from '../../src/app/handle.ts'
import { submitReport } from '../../src/app/submit-report.ts'
import type { Command } from '../../src/report/command.ts'
import type { ReportState } from '../../src/report/state.ts'
import type { World } from '../../src/report/world.ts'
import type { Way } from '../../src/sop/sop.ts'
import type { ReportId } from '../../src/report/numbers/public-number.ts'
import { possibleActs, possibleWords, type Choose } from '../sop/people.ts'
import type { Placed } from './composed-units.ts'
import type { Prepared } from './prepared.ts'

export async function somebodyReports(rig: Prepared, { government }: Placed, choose: Choose): Promise<void> {
  const submitted = await submitReport(rig.taking, rig.submission({
    government, channel: choose(['web', 'instagram', 'sp4n-lapor']), classification: choose(['complaint', 'complaint', 'aspiration', 'information-request']), anonymous: choose([false, false, true]),
  }))
  if (submitted.outcome !== 'taken-in' && submitted.outcome !== 'refused') throw new Error(submitted.outcome)
}

/** So many deeds, each on a report picked at random; somebody quicker, or a time that was over, may refuse them. Returns how many were done. */
export async function peopleAct(rig: Prepared, placed: Placed, { deeds, choose }: { readonly deeds: number; readonly choose: Choose }): Promise<number> {
  const { rows } = await rig.owner.query<{ report_id: ReportId }>('select report_id::text from report order by open desc, report_id limit 12')
  let done = 0
  for (let deed = 0; deed < deeds && rows.length > 0; deed += 1) {
    const { report_id: reportId } = choose(rows)
    const command = await commandFor(rig, placed, reportId, choose)
    if (command === null) continue
    const handled = await handle(rig.handling, { reportId, command: { key: randomUUID(), digest: Buffer.alloc(32) }, build: () => ({ command, content: noContent }) })
    if (handled.outcome === 'done') done += 1
  }
  return done
}

async function commandFor({ handling }: Prepared, { targets }: Placed, reportId: ReportId, choose: Choose): Promise<Command | null> {
  const report = await handling.load(reportId)
  if (report === null) return null
  const kind = choose(['act', 'act', 'act', 'act', 'act', 'act', 'words', 'consent'] as const)
  if (kind === 'words') return choose(possibleWords(report.state)).command
  if (kind === 'consent') return { type: 'answer-consent', given: choose([true, false]) }
  const acts = possibleActs(handling.world(), report.state, targets, choose).map(({ command }) => command)
  // By chance alone few would ever be answered: diligent people answer where they can, and else go on.
  const likely = choose([ANSWERS, ANSWERS, LEADS_ON, ANY]).map((fits) => acts.filter((command) => fits(wayOf(handling.world(), report.state, command)))).find((some) => some.length > 0) ?? acts
  return likely.length === 0 ? null : choose(likely)
}

const answers = ({ answers: artefact }: Way) => artefact !== null
const leadsOn = ({ then }: Way) => then.some(({ effect }) => effect.do === 'go' || effect.do === 'done')
const any = () => true
const ANSWERS = [answers, leadsOn, any], LEADS_ON = [leadsOn, any], ANY = [any]

function wayOf({ sop }: World, { holdings }: ReportState, command: Command): Way {
  const holding = command.type === 'act' ? holdings.find(({ no }) => no === command.expect.holding) : undefined
  const way = holding === undefined || command.type !== 'act' ? undefined : sop(holding.sop).steps.find(({ id }) => id === command.step)?.ways.find(({ id }) => id === command.way)
  if (way === undefined) throw new Error('What was possible is no way of any step.')
  return way
}
