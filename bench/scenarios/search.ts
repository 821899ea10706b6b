// The search of the desk: words that stand in many texts, and words that stand in few.
import { seededRandom } from '../../src/app/demo/seeded-random.ts'
import { paths } from '../../src/web/paths.ts'
import type { Scenario, ScenarioRequest } from '../scenario.ts'
import { COORDINATOR } from '../server/demo-officers.ts'
import { signedIn } from '../server/sign-in.ts'
import { readRuns } from './read-runs.ts'

const common = ['lampu jalan', 'jembatan', 'warga', 'sampah', 'puskesmas', 'anak sekolah', 'petugas']

export const searchCommon: Scenario = { needs: 'product', run: (request) => searched('search-common', request, common) }

/** Numbers that the texts name: each stands in one text of some thousands. */
export const searchRare: Scenario = {
  needs: 'product',
  run: (request) => {
    const random = seededRandom(11)
    return searched('search-rare', request, Array.from({ length: 500 }, () => String(random.whole(1_000, 9_999))))
  },
}

async function searched(name: string, request: ScenarioRequest, words: readonly string[]) {
  const cookie = await signedIn(request.stage().product.port, COORDINATOR)
  const contains = name === 'search-common' ? '<mark>' : 'id="kata"'
  return readRuns(name, request, { paths: words.map((kata) => `${paths.search}?${new URLSearchParams({ kata })}`), cookie, contains })
}
