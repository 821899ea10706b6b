// One report at a time, for tests in which none may fail.
import { eachAlone } from '../src/app/each-alone.ts'

export const strictly = eachAlone(Date.now, (error) => {
  throw error
})

/** From now on nothing can be written into the history of this report; returns what ends that. `rows` asks as the database's owner. */
export async function faultAt(rows: (sql: string) => Promise<unknown>, reportId: string): Promise<() => Promise<unknown>> {
  const name = `fault_of_${reportId}`
  await rows(`create function ${name}() returns trigger language plpgsql as $$ begin raise exception 'A fault of one report.'; end $$`)
  await rows(`create trigger ${name} before insert on report_event for each row when (new.report_id = ${reportId}) execute function ${name}()`)
  return () => rows(`drop function ${name} cascade`)
}
