// Every scenario by name. A new one is a file in scenarios/ and a line here.
import { agency } from './scenarios/agency.ts'
import { due } from './scenarios/due.ts'
import { lifecycle } from './scenarios/lifecycle.ts'
import { mixed } from './scenarios/mixed.ts'
import { publicList } from './scenarios/public-list.ts'
import { rejudge } from './scenarios/rejudge.ts'
import { rembang } from './scenarios/rembang.ts'
import { reportDesk } from './scenarios/report-desk.ts'
import { reportPublic } from './scenarios/report-public.ts'
import { searchCommon, searchRare } from './scenarios/search.ts'
import { statistics } from './scenarios/statistics.ts'
import { submit } from './scenarios/submit.ts'
import { sealing } from './scenarios/sealing.ts'
import { sopCheck } from './scenarios/sop-check.ts'
import { sweep } from './scenarios/sweep.ts'
import { upload } from './scenarios/upload.ts'
import { worklist, worklistDeep } from './scenarios/worklist.ts'
import type { Scenario } from './scenario.ts'

export const scenarios: ReadonlyMap<string, Scenario> = new Map([
  ['submit', submit],
  ['sealing', sealing],
  ['upload', upload],
  ['due', due],
  ['sop-check', sopCheck],
  ['lifecycle', lifecycle],
  ['rembang', rembang],
  ['worklist', worklist],
  ['worklist-deep', worklistDeep],
  ['report-public', reportPublic],
  ['report-desk', reportDesk],
  ['search-common', searchCommon],
  ['search-rare', searchRare],
  ['public-list', publicList],
  ['statistics', statistics],
  ['agency', agency],
  ['mixed', mixed],
  ['sweep', sweep],
  ['rejudge', rejudge],
])

export type Chosen = { readonly chosen: readonly (readonly [name: string, scenario: Scenario])[] } | { readonly fault: string }

/** All there are, or the named ones. */
export function chosenScenarios(only: readonly string[] | null): Chosen {
  const chosen: (readonly [string, Scenario])[] = []
  for (const name of only ?? scenarios.keys()) {
    const scenario = scenarios.get(name)
    if (scenario !== undefined) chosen.push([name, scenario])
    else return { fault: `There is no scenario called ${name}. There are: ${[...scenarios.keys()].join(', ')}.` }
  }
  return { chosen }
}
