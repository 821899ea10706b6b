// Every scenario by name. A new one is a file in scenarios/ and a line here.
import { due } from './scenarios/due.ts'
import { lifecycle } from './scenarios/lifecycle.ts'
import { rejudge } from './scenarios/rejudge.ts'
import { rembang } from './scenarios/rembang.ts'
import { reportDesk } from './scenarios/report-desk.ts'
import { reportPublic } from './scenarios/report-public.ts'
import { searchCommon, searchRare } from './scenarios/search.ts'
import { submit } from './scenarios/submit.ts'
import { sealing } from './scenarios/sealing.ts'
import { sweep } from './scenarios/sweep.ts'
import { upload } from './scenarios/upload.ts'
import { worklist, worklistDeep } from './scenarios/worklist.ts'
import type { Scenario } from './scenario.ts'

export const scenarios: ReadonlyMap<string, Scenario> = new Map([
  ['submit', submit],
  ['sealing', sealing],
  ['upload', upload],
  ['due', due],
  ['lifecycle', lifecycle],
  ['rembang', rembang],
  ['worklist', worklist],
  ['worklist-deep', worklistDeep],
  ['report-public', reportPublic],
  ['report-desk', reportDesk],
  ['search-common', searchCommon],
  ['search-rare', searchRare],
  ['sweep', sweep],
  ['rejudge', rejudge],
])

/** Part of the plan, without a program yet: what they measure does not exist yet either. */
export const planned: readonly string[] = [
  'public-list', 'statistics',
  'agency', 'mixed',
]

export type Chosen = { readonly chosen: readonly (readonly [name: string, scenario: Scenario])[] } | { readonly fault: string }

/** All there are, or the named ones. */
export function chosenScenarios(only: readonly string[] | null): Chosen {
  const chosen: (readonly [string, Scenario])[] = []
  for (const name of only ?? scenarios.keys()) {
    const scenario = scenarios.get(name)
    if (scenario !== undefined) chosen.push([name, scenario])
    else if (planned.includes(name)) return { fault: `The scenario ${name} is planned but cannot be run yet. There are: ${[...scenarios.keys()].join(', ')}.` }
    else return { fault: `There is no scenario called ${name}. There are: ${[...scenarios.keys()].join(', ')}.` }
  }
  return { chosen }
}
