// A settled report made public: written anew, looked at by somebody else, published by the step of the procedure, taken back.
import { createHash } from 'node:crypto'
import type { Given } from '../report/command.ts'
import type { ReportId } from '../report/numbers/public-number.ts'
import { mayReview, mayTakeBack, publishingWay } from '../report/allowed/publishing.ts'
import type { ReportState } from '../report/state.ts'
import type { Officer } from '../report/allowed/who-may-act.ts'
import type { World } from '../report/world.ts'
import type { Database } from '../store/database.ts'
import { inTransaction, type Transaction } from '../store/in-transaction.ts'
import {
  insertPublication, latestPublication, publishPublication, reviewPublication, rewritePublication, withdrawPublication, type Publication, type PublishedWords, type WithdrawalReason,
} from '../store/publications.ts'
import { handle, noContent, type Handling } from './handle.ts'

export type Publishing = { readonly handling: Handling; readonly database: Database }

/** `changed`: somebody else was there first, and nothing was done. */
export type PublicationDone = 'done' | 'changed' | 'refused'

/** The version of the publication that was seen; 0 for a report that has none, or whose last was withdrawn. */
export type Seen = { readonly reportId: ReportId; readonly version: number }

type At = { readonly world: World; readonly state: ReportState; readonly publication: Publication | null }

export function writePublication(publishing: Publishing, seen: Seen, by: Officer, { ask, ...words }: PublishedWords & { readonly ask: boolean }): Promise<PublicationDone> {
  return changed(publishing, seen, async ({ world, state, publication }, transaction) => {
    if (publishingWay(world, state, by) === null) return 'refused'
    const written = { ...words, state: ask ? ('asked' as const) : ('draft' as const), by: by.officer, at: world.now, settledAt: state.closedAt ?? world.now }
    if (publication !== null && publication.state !== 'withdrawn') {
      if (publication.unit !== by.unit) return 'refused'
      if (publication.state !== 'published') return (await rewritePublication(transaction, publication, written)) ? 'done' : 'changed'
      if (tellsOf(publication, state)) return 'refused'
      // What was published of the former end stays in the books as taken back.
      if (!(await withdrawPublication(transaction, publication, { why: 'other', by: by.officer, at: world.now }))) return 'changed'
    }
    const fresh = { ...written, reportId: seen.reportId, no: (publication?.no ?? 0) + 1, government: state.government, unit: by.unit }
    return (await insertPublication(transaction, fresh)) ? 'done' : 'changed'
  })
}

/** Whether it tells of the end that the report has now; opened again and settled anew, it must be written and looked at anew. */
export function tellsOf({ settledAt }: Pick<Publication, 'settledAt'>, { closedAt }: ReportState): boolean {
  return settledAt === closedAt
}

export function reviewWriting(publishing: Publishing, seen: Seen, by: Officer, approves: boolean): Promise<PublicationDone> {
  return changed(publishing, seen, async ({ world, state, publication }, transaction) => {
    if (publication?.state !== 'asked' || !tellsOf(publication, state)) return 'changed'
    if (!mayReview(world, state, { by: publication.writtenBy, unit: publication.unit }, by)) return 'refused'
    return (await reviewPublication(transaction, publication, { approves, by: by.officer, at: world.now })) ? 'done' : 'changed'
  })
}

export function withdrawPublished(publishing: Publishing, seen: Seen, by: Officer, why: WithdrawalReason): Promise<PublicationDone> {
  return changed(publishing, seen, async ({ world, state, publication }, transaction) => {
    if (publication === null || publication.state === 'withdrawn') return 'changed'
    if (!mayTakeBack(state, publication.unit, by)) return 'refused'
    return (await withdrawPublication(transaction, publication, { why, by: by.officer, at: world.now })) ? 'done' : 'changed'
  })
}

/** The procedure's step is taken first, once for each publication: a process killed in between does it again without doing it twice. */
export async function publish(publishing: Publishing, seen: Seen, by: Officer): Promise<PublicationDone> {
  const at = await found(publishing, seen)
  if (at === null) return 'changed'
  const { publication, state, world } = at
  if (publication?.state !== 'approved' || !tellsOf(publication, state)) return 'changed'
  if (publication.unit !== by.unit || publishingWay(world, state, by) === null) return 'refused'
  if (!(await wayTaken(publishing, publication, by))) return 'refused'
  const done = await inTransaction(publishing.database.writing, (transaction) => publishPublication(transaction, publication, { by: by.officer, at: world.now }))
  return done ? 'done' : 'changed'
}

async function wayTaken({ handling }: Publishing, { reportId, no }: Publication, by: Officer): Promise<boolean> {
  const digest = createHash('sha256').update(`publication ${reportId} ${no}`).digest()
  const handled = await handle(handling, {
    reportId,
    command: { key: uuidOf(digest), digest },
    build: (state) => {
      const world = handling.world()
      const taken = state === null ? null : publishingWay(world, state, by)
      const gives = taken === null || state === null ? [] : giving(world, state, taken, `publikasi-${no}`)
      return {
        command: { type: 'act', by, expect: { holding: taken?.holding ?? 1, version: taken?.version ?? 0 }, step: taken?.step.id ?? '', way: taken?.way.id ?? '', gives, settings: {}, wordings: [], files: [] },
        content: noContent,
      }
    },
  })
  return handled.outcome === 'done' || handled.outcome === 'done-before'
}

/** The proof that the step asks for is the publication itself. */
function giving(world: World, state: ReportState, { holding, way }: NonNullable<ReturnType<typeof publishingWay>>, proof: string): readonly Given[] {
  const sop = state.holdings.find(({ no }) => no === holding)?.sop
  const artefacts = sop === undefined ? [] : world.sop(sop).artefacts
  return [...way.needs, ...way.makes].flatMap((artefact) => {
    const type = artefacts.find(({ id }) => id === artefact)?.type
    if (type === 'proof' || type === 'number') return [{ artefact, value: proof }]
    return type === 'moment' ? [{ artefact, value: new Date(world.now).toISOString() }] : []
  })
}

/** Version 8 of RFC 9562: bits of our own making. */
function uuidOf(digest: Buffer): string {
  const hex = digest.subarray(0, 16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

async function changed(publishing: Publishing, seen: Seen, change: (at: At, transaction: Transaction) => Promise<PublicationDone>): Promise<PublicationDone> {
  const at = await found(publishing, seen)
  return at === null ? 'changed' : inTransaction(publishing.database.writing, (transaction) => change(at, transaction))
}

/** Null where it isn't as it was seen any more. */
async function found({ handling, database }: Publishing, { reportId, version }: Seen): Promise<At | null> {
  const [report, publication] = await Promise.all([handling.load(reportId), latestPublication(database.pool, reportId)])
  if (report === null) return null
  const now = publication === null || publication.state === 'withdrawn' ? 0 : publication.version
  return now === version ? { world: handling.world(), state: report.state, publication } : null
}
