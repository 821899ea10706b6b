// Everything that can be wrong with a procedure whose names are right: its flow, its times, its clauses, its form.
import type { Fault } from '../problem.ts'
import type { Sop } from '../sop.ts'
import { choiceFaults } from './choice-faults.ts'
import { clauseFaults } from './clause-faults.ts'
import { flowFaults } from './flow-faults.ts'
import { formFaults } from './form-faults.ts'
import { natureFaults } from './nature-faults.ts'
import { timeFaults } from './time-faults.ts'
import { unusedFaults } from './unused-faults.ts'

/** None when the procedure is sound and complete. */
export function checkSop(sop: Sop): readonly Fault[] {
  return [...flowFaults(sop), ...choiceFaults(sop), ...timeFaults(sop), ...natureFaults(sop), ...unusedFaults(sop), ...clauseFaults(sop), ...formFaults(sop)]
}
