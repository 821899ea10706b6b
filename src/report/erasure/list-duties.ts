// Who writes a list of what is to be destroyed, and who approves it: three persons, one of them with the custodian's duty.
import type { Refusal } from '../refusal.ts'
import type { Officer } from '../allowed/who-may-act.ts'
import { handlerOf } from '../holdings/handler-of.ts'
import { privacyRules } from '../openings/why-not-open.ts'
import type { UnitId, World } from '../world.ts'

/** Officers by number; null where nobody has yet. */
export type ListPersons = { readonly writtenBy: number | null; readonly firstBy: number | null }

export type ListReader = { readonly officer: number; readonly posts: readonly Pick<Officer, 'unit'>[] }

/** Whoever takes reports in for the government. */
export function mayWriteList(world: World, government: UnitId, { posts }: ListReader): boolean {
  const team = handlerOf(world, government)
  return posts.some(({ unit }) => unit === team)
}

/** Whether they have anything to do with such lists. */
export function mayReadLists(world: World, government: UnitId, reader: ListReader): boolean {
  return mayWriteList(world, government, reader) || isCustodian(world, government, reader.officer)
}

/** Two persons, neither the writer, and one of them a custodian: who takes reports in doesn't end them alone. Null when this one may. */
export function whyNotApproveList(world: World, government: UnitId, { writtenBy, firstBy }: ListPersons, reader: ListReader): Refusal | null {
  if (!mayReadLists(world, government, reader)) return 'not-for-you'
  if (reader.officer === writtenBy) return 'own-draft'
  if (reader.officer === firstBy) return 'approved-before'
  if (firstBy === null || isCustodian(world, government, firstBy) || isCustodian(world, government, reader.officer)) return null
  return 'needs-custodian'
}

function isCustodian(world: World, government: UnitId, officer: number): boolean {
  return privacyRules(world, government).custodians.includes(officer)
}
