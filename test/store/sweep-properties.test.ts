// Time runs at random speed, people act and workers die at random, over all procedures and their compositions: every clock still
// strikes once, at or after its time, in order. The long form is test/long/lives.test.ts.
import { afterAll, beforeAll, describe, it } from 'vitest'
import { compositions } from '../sop/compositions.ts'
import { composedUnits } from './composed-units.ts'
import { holdsOverLives } from './lives.ts'
import { prepared, type Prepared } from './prepared.ts'

let rig: Prepared
beforeAll(async () => { rig = await prepared({ units: composedUnits() }) })
afterAll(() => rig?.close())

describe.each(compositions)('$name', (composition) => {
  it('strikes every clock once, at or after its time and in order, whoever acts and whoever dies; a repeated sweep changes nothing', () =>
    holdsOverLives(rig, composition, { runs: 2, seed: 20_260_313 }), 60_000)
})
