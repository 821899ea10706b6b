// Promises of time met and missed, as everybody may read them, by span of time, and as the file that is downloaded.
import { paths } from '../../src/web/paths.ts'
import type { Scenario } from '../scenario.ts'
import { readRuns } from './read-runs.ts'

/** Months and years that the figures know. */
const PERIODS = 'select distinct month from figure union select distinct left(month, 4) from figure order by 1'

export const statistics: Scenario = {
  needs: 'product',
  async run(request) {
    const { rows } = await request.stage().client.query<{ month: string }>(PERIODS)
    const asked = rows.map(({ month }) => new URLSearchParams({ pemerintah: 'rembang', periode: month }).toString())
    return readRuns('statistics', request, { paths: asked.map((query) => `${paths.figures}?${query}`), cookie: null, contains: 'id="by-unit"' })
  },
}
