// The worker: strikes deadlines whose time has come and records what became of messages sent, as long as there are any, then waits a little;
// every hour it puts evidence files aside that never became part of a report.
import { setTimeout as pause } from 'node:timers/promises'
import { childLife } from './child-life.ts'
import { postCheckpoint } from './channel/checkpoint/post-checkpoint.ts'
import { givenSettings } from './given-settings.ts'
import { requireConfig } from './require-config.ts'
import { allowForOutages } from './app/allow-for-outages.ts'
import { judgeCalendars } from './app/calendars/judge-calendars.ts'
import { currentReference } from './app/current-reference.ts'
import { loadDemoReports } from './app/demo/load-demo-reports.ts'
import { countFigures } from './app/count-figures.ts'
import { makeDigests } from './app/make-digests.ts'
import { publishedSop } from './app/published-sop.ts'
import { recordOutcomes } from './app/record-outcomes.ts'
import { carryOutLists } from './app/destruction/carry-out-lists.ts'
import { drawUpLists } from './app/destruction/draw-up-lists.ts'
import { eachAlone } from './app/each-alone.ts'
import { eraseReports } from './app/erase-reports.ts'
import { handOut, settleTargets } from './app/log/hand-out.ts'
import { publishAgain } from './app/log/publish-log.ts'
import { sealLog, type Sealing } from './app/log/seal-log.ts'
import { removeOrphanedFiles } from './app/remove-orphaned-files.ts'
import { warnOfWishes } from './app/warn-of-wishes.ts'
import { sweepDeadlines } from './app/sweep-deadlines.ts'
import { writePath } from './app/write-path.ts'
import { processLog } from './process-log.ts'
import { openDatabase } from './store/database.ts'
import { aheadOfDatabase } from './store/database-clock.ts'
import { removeRawMail } from './store/mail/remove-raw-mail.ts'
import type { LeasedReport } from './store/sweep-queue.ts'
import { makeDigestMails } from './store/digest-mails.ts'
import { beat } from './store/outages.ts'
import { openLocalFiles } from './store/files/local-files.ts'
import { untilAvailable } from './store/until-available.ts'
import { openFileKeyManager } from './vault/file-key-manager.ts'
import { openLogMemory } from './vault/log-memory.ts'
import { openLogSigning } from './vault/log-signing.ts'
import { loadServerSecrets } from './vault/server-secrets.ts'

const IDLE_MS = 1_000
const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const AFTER_FAULT_MS = 5_000
const BEAT_MS = 30_000
const CLOCKS_APART_MS = 5_000
const DIGEST_MS = 120_000
const SEAL_MS = 5_000
const HALTED_MS = 55_000
const MOST = 200
/** So many results are counted in one transaction; below `MOST` it waits a little before the next. */
const MOST_COUNTED = 1_000
const BEFORE_EXAMPLES_MS = 4_000

const config = requireConfig(await givenSettings(process.env))
const log = processLog({ name: 'worker', level: config.logLevel })
/** By the database's clock where this machine's is ahead of it. */
let ahead = 0
const clock = { now: () => Date.now() - ahead }
const database = openDatabase({ url: config.databaseUrl, connections: 4, name: 'tuntas-worker', log })
/** The one that writes the public log, by a login of its own where there is one. */
const sealer = openDatabase({ url: config.databaseSealerUrl ?? config.databaseUrl, connections: 1, name: 'tuntas-sealer', role: 'tuntas_sealer', log })
ahead = await untilAvailable(() => aheadOfDatabase(database.pool, Date.now))
const reference = await currentReference(database, publishedSop, config.mail === null ? [] : ['email'])
const handling = writePath({ database, reference, clock, batch: config.batch, log })
const files = await openLocalFiles(config.dataDir)
const signing = openLogSigning(config.keysDir, config.log.signer)
const sealing: Sealing = {
  pool: sealer.pool, dataDir: config.dataDir, firstOrigin: config.log.origin, memory: openLogMemory(config.keysDir), now: clock.now,
  signers: signing.signers, promiseKey: (origin) => signing.promiseSigner(origin).key,
}
let orphansFrom = 0
const [erasingAlone, warningAlone, orderingAlone] = [
  eachAlone(clock.now, (error, reportId) => log.error('a report could not be erased as ordered and will be tried again', { error, reportId })),
  eachAlone(clock.now, (error, reportId) => log.error('a wish to be forgotten could not be warned of and will be tried again', { error, reportId })),
  eachAlone(clock.now, (error, reportId) => log.error('a report on an approved list could not be ordered to be destroyed and will be tried again', { error, reportId })),
]

const stopping = new AbortController()
const jobs = Promise.all([
  // Two at once: while the one waits for its commit the other judges.
  ...['sweep-deadlines', 'sweep-deadlines-too'].map((job) => repeat(job, () => sweepDeadlines({ handling, pool: database.pool, now: clock.now, most: MOST, failed: reportUnswept }))),
  repeat('record-outcomes', () => recordOutcomes({ handling, pool: database.pool, now: clock.now, most: MOST })),
  repeat('judge-calendars', () => judgeCalendars({ handling, pool: database.pool, reference: reference.get, refresh: reference.refresh, now: clock.now }, () => !stopping.signal.aborted)),
  repeat('refresh-reference', async () => {
    await reference.refresh()
    return { leased: 0 }
  }),
  repeat('compare-clocks', compareClocks, BEAT_MS),
  repeat('beat', async () => {
    await beat(database.pool, 'worker', clock.now())
    return { leased: 0 }
  }, BEAT_MS),
  repeat('allow-for-outages', async () => {
    const count = await allowForOutages({ handling, pool: database.pool })
    if (count > 0) log.info('reporters were given back the time that they lost by an outage', { count })
    return { leased: 0 }
  }, BEAT_MS),
  repeat('count-figures', () => countFigures({ pool: database.pool, world: handling.world, most: MOST_COUNTED })),
  repeat('make-digests', async () => {
    await makeDigests({ pool: database.pool, world: reference.get().worldAt(clock.now()) })
    if (config.mail !== null) await makeDigestMails(database.pool, clock.now())
    return { leased: 0 }
  }, DIGEST_MS),
  repeat('remove-orphaned-files', removeOrphans, HOUR_MS),
  repeat('seal-log', seal, SEAL_MS),
  repeat('hand-out-checkpoints', handOutCheckpoints, SEAL_MS),
  repeat('erase-reports', async () => {
    const { erased } = await eraseReports({ handling, pool: database.pool, most: MOST, ...erasingAlone })
    if (erased > 0) log.info('reports were erased as ordered', { count: erased })
    return { leased: 0 }
  }, SEAL_MS),
  repeat('warn-of-wishes', async () => ({ leased: Math.min(MOST - 1, await warnOfWishes({ handling, pool: database.pool, ...warningAlone })) }), MINUTE_MS),
  repeat('draw-up-lists', drawUp, HOUR_MS),
  repeat('carry-out-lists', async () => {
    const { settled, done } = await carryOutLists({ handling, pool: database.pool, most: MOST, ...orderingAlone })
    if (settled > 0 || done > 0) log.info('lists of what is past its time were carried out', { count: settled })
    return { leased: settled }
  }, SEAL_MS),
  repeat('remove-raw-mail', async () => ({ leased: await removeRawMail(database.pool, clock.now(), MOST) }), HOUR_MS),
])

childLife({ log, drain }).ready()
if (!config.production) await loadExamples().catch((error: unknown) => log.error('the example reports could not be written', { error }))

/** Nothing where this is no demonstration, or they are there already. The first page comes first: both would share the processors. */
async function loadExamples(): Promise<void> {
  await pause(BEFORE_EXAMPLES_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
  if (stopping.signal.aborted) return
  const count = await loadDemoReports({ database, handling, files, reference: reference.get(), keys: openFileKeyManager({ keysDir: config.keysDir, clock }), secrets: loadServerSecrets(config.keysDir), now: clock.now })
  if (count > 0) log.info('example reports were written', { count })
}

/** Runs a job again at once while it finds a full load, else after a pause; a fault is logged and tried again later. */
async function repeat(job: string, run: () => Promise<{ readonly leased: number }>, idle = IDLE_MS): Promise<void> {
  while (!stopping.signal.aborted) {
    const { leased, failed } = await run().then(
      (result) => ({ leased: result.leased, failed: false }),
      (error: unknown) => {
        log.error('a job failed and will be tried again', { job, error })
        return { leased: 0, failed: true }
      },
    )
    if (leased < MOST) await pause(failed ? AFTER_FAULT_MS : idle, undefined, { signal: stopping.signal }).catch(() => undefined)
  }
}

/** A few seconds are the way to the database and back on a busy machine; more is worth a look. */
async function compareClocks(): Promise<{ readonly leased: number }> {
  ahead = await aheadOfDatabase(database.pool, Date.now)
  if (ahead > CLOCKS_APART_MS) log.warn('the clock of this machine is ahead of that of the database, which is gone by', { ms: ahead })
  return { leased: 0 }
}

/** Its clocks stand in no other report's way; the operator sees it in the metrics and on the desk once it has failed several times. */
function reportUnswept(error: unknown, { attempts }: LeasedReport): void {
  log.error('the clocks of a report could not be struck and will be tried again', { error, attempt: attempts })
}

/** Whatever waits stands in the tree a few seconds later, signed. */
async function seal(): Promise<{ readonly leased: number }> {
  const sealed = await sealLog(sealing)
  if (sealed.outcome === 'nothing-new') await publishAgain(sealing)
  if (sealed.outcome === 'halted') {
    log.error('the public log is not signed: the database does not continue what was signed before; see tuntas log status', { refusal: sealed.why })
    await pause(HALTED_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
    return { leased: 0 }
  }
  return { leased: sealed.outcome === 'sealed' && sealed.more ? MOST : 0 }
}

let outletsSettled = false

/** To addresses outside; those that are reached by e-mail are the sender's. */
async function handOutCheckpoints(): Promise<{ readonly leased: number }> {
  if (!outletsSettled) await settleTargets(database.pool, config.log)
  outletsSettled = true
  await handOut({
    pool: database.pool, kind: 'webhook', targets: config.log.webhooks, hand: postCheckpoint,
    failed: (error, attempt) => log.warn('a checkpoint was not taken by an address outside and will be sent again', { error, attempt }),
  })
  return { leased: 0 }
}

/** Of every government here, also of one that no citizen can report to any more. */
async function drawUp(): Promise<{ readonly leased: number }> {
  const { units, worldAt } = reference.get()
  const governments = units.filter(({ kind }) => kind === 'government' || kind === 'national').map(({ id }) => id)
  const count = await drawUpLists({ pool: database.pool, world: worldAt(clock.now()), governments, batch: MOST_COUNTED })
  if (count > 0) log.info('reports past their time were put on lists', { count })
  return { leased: 0 }
}

async function removeOrphans(): Promise<{ readonly leased: number }> {
  const { removed, until } = await removeOrphanedFiles({ files, pool: database.pool, now: clock.now(), from: orphansFrom })
  orphansFrom = until
  if (removed > 0) log.info('files that belong to no report were removed or put aside', { count: removed })
  return { leased: 0 }
}

async function drain(): Promise<void> {
  stopping.abort()
  await jobs
  await Promise.all([database.close(), sealer.close()])
}
