// The long form of test/store/sweep-properties.test.ts: many more random lives of every procedure and composition, other ones each time.
import { afterAll, beforeAll, describe, it } from 'vitest'
import { compositions } from '../sop/compositions.ts'
import { composedUnits } from '../store/composed-units.ts'
import { holdsOverLives } from '../store/lives.ts'
import { prepared, type Prepared } from '../store/prepared.ts'

const RUNS = 40
const seed = Math.floor(Date.now() / 1000)

let rig: Prepared
beforeAll(async () => { rig = await prepared({ units: composedUnits() }) })
afterAll(() => rig?.close())

describe.each(compositions)('$name', (composition) => {
  it(`holds over ${RUNS} lives from seed ${seed}`, () => holdsOverLives(rig, composition, { runs: RUNS, seed }), 1_800_000)
})
