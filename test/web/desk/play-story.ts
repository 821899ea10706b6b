// Plays the stories of a procedure through the product's pages: each beat by the officer of the demonstration who holds the post,
// or by the reporter with number and code; what comes of it is compared with what the story says.
import { randomBytes } from 'node:crypto'
import type { Act } from '../../../src/report/command.ts'
import type { ReportId } from '../../../src/report/numbers/public-number.ts'
import type { ReportState } from '../../../src/report/state.ts'
import { storyAct } from '../../../src/report/story/story-act.ts'
import { givenLine, whenLine } from '../../../src/report/story/story-lines.ts'
import type { Stage } from '../../../src/report/story/story-world.ts'
import { turnsOf } from '../../../src/report/story/told-so-far.ts'
import { sopOf } from '../../../src/report/holdings/sop-of.ts'
import type { Sop } from '../../../src/sop/sop.ts'
import type { Beat, Story } from '../../../src/sop/story.ts'
import { demoOfficer } from '../../../src/app/accounts/demo-officers.ts'
import { DEMO_PARTS, type Part } from '../../../src/app/accounts/demo-parts.ts'
import { submitReport } from '../../../src/app/submit-report.ts'
import { sweepDeadlines } from '../../../src/app/sweep-deadlines.ts'
import { loadReport } from '../../../src/store/load-reports.ts'
import { newSubmissionKey } from '../../../src/report/numbers/submission-key.ts'
import { newReportKey } from '../../../src/vault/report-key.ts'
import { paths } from '../../../src/web/paths.ts'
import type { TestServer } from '../server.ts'
import type { Visitor } from '../visitor.ts'
import { passes, signsIn } from './officer.ts'
import { guestPart } from './guest-units.ts'
import type { Fill, Sends } from './sends.ts'

export type Playing = { readonly server: TestServer; /** Units of the stories that are called otherwise in the demonstration. */ readonly names: Readonly<Record<string, string>>; /** By what hand the forms are sent. */ readonly sends: Sends }

/** Visits of officers, each signed in once; their sessions go along with the clock. */
const signedIn = new WeakMap<TestServer, Map<number, Visitor>>()

type Cast = { readonly number: string; readonly code: string; readonly reportId: ReportId; readonly stage: Stage; readonly playing: Playing }

/** Plays one story from its beginning to its end. @throws with the beat that went otherwise. Resolves with the report. */
export async function playStory(playing: Playing, story: Story, government: string): Promise<ReportId> {
  const { server } = playing
  const stage = stageOf(playing, government)
  const { at, receivedAt, ...given } = givenLine(story.given, stage.calendar.zone)
  goTo(server, receivedAt ?? at)
  const receipt = await takenIn(playing, { ...given, government: stage.unitCoded(story.to ?? government).id })
  const cast: Cast = { ...receipt, stage, playing }
  for (const [index, beat] of story.beats.entries()) {
    try {
      await playBeat(cast, beat)
    } catch (error) {
      throw new Error(`“${story.story}”, beat ${index + 1} (${beat.when}): ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }
  return receipt.reportId
}

function stageOf({ server, names }: Playing, government: string): Stage {
  const reference = server.web.reference.get()
  const unitCoded = (code: string) => {
    const unit = reference.units.find((one) => one.code === (names[code] ?? code))
    if (unit === undefined) throw new Error(`The demonstration has no unit ${code}.`)
    return unit
  }
  const world = reference.worldAt(server.clock.now())
  return {
    sops: reference.proceduresInForce, calendar: world.calendarOf(unitCoded(government).id), units: reference.units, unitCoded,
    worldAt: (now) => reference.worldAt(now),
    officerNo: (unit, office, person) => partHolding(reference.units.find(({ id }) => id === unit)?.code ?? '', office, person)?.officer ?? NOBODY,
  }
}

const NOBODY = 0

function partHolding(unit: string, office: string, person: string): Part | undefined {
  return partOf(unit, office, person) ?? guestPart(unit, office)
}

/** Whoever manages the accounts is the last of several. */
function partOf(unit: string, office: string, person: string): Part | undefined {
  const holders = DEMO_PARTS.filter((one) => one.unit === unit && one.office === office).toSorted((one, other) => Number(one.administrator ?? false) - Number(other.administrator ?? false))
  return holders[/^\d+$/.test(person) ? Number(person) - 1 : 0]
}

type Given = Pick<Parameters<typeof submitReport>[1], 'channel' | 'classification' | 'anonymous' | 'secret' | 'government'> & { readonly contactGiven: boolean }

async function takenIn({ server }: Playing, { contactGiven, ...given }: Given) {
  const { handling, keys, secrets } = server.web
  const submitted = await submitReport({ handling, keys, secrets }, {
    ...given, agencyWished: null, region: null, occurredOn: null, evidence: [], key: newReportKey(), submissionKey: newSubmissionKey(server.clock.now(), randomBytes(16)),
    words: { title: 'Laporan dari cerita', description: 'Ini laporan sintetis.', place: '', village: '', time: '', hope: '' },
    identity: contactGiven ? { name: 'Pelapor Contoh', phone: '0800 0000 0000', email: '', address: '' } : null,
  })
  if (submitted.outcome !== 'taken-in') throw new Error(`The report was not taken in: ${submitted.outcome}.`)
  return submitted.receipt
}

function goTo(server: TestServer, at: number): void {
  passes(server, at - server.clock.now())
}

const SECOND = 1_000
const MINUTE = 60_000

async function playBeat(cast: Cast, beat: Beat): Promise<void> {
  const { server } = cast.playing
  const { at, who, does } = whenLine(beat.when, cast.stage.calendar.zone)
  if (does === null) {
    await timePasses(server, at + MINUTE - SECOND)
  } else {
    await timePasses(server, at)
    const why = who === 'Pelapor' ? await reporterDoes(cast, { who, does, beat }) : await officerDoes(cast, { who, does, beat })
    if ((why === null) !== (beat.refused === undefined)) throw new Error(why === null ? `It was done, but the story says it is refused (${beat.refused}).` : `The page did not take it: ${why}`)
  }
  await compare(cast, beat)
}

const HALF_A_DAY = 43_200_000

/** The sweep never stands still for so long that a day would be added to anybody's time. */
async function timePasses(server: TestServer, until: number): Promise<void> {
  while (server.clock.now() < until) {
    goTo(server, Math.min(until, server.clock.now() + HALF_A_DAY))
    await sweeps(server)
  }
}

async function sweeps(server: TestServer): Promise<void> {
  for (;;) {
    const { struck } = await sweepDeadlines({ handling: server.web.handling, pool: server.web.database.pool, now: server.web.clock.now, most: 200 })
    if (struck === 0) return
  }
}

async function standing({ playing: { server }, reportId }: Cast): Promise<ReportState> {
  const report = await loadReport(server.web.database.pool, reportId)
  if (report === null) throw new Error('The report is gone.')
  return report.state
}

async function compare(cast: Cast, beat: Beat): Promise<void> {
  const { playing: { names }, stage } = cast
  const state = await standing(cast)
  const world = stage.worldAt(cast.playing.server.clock.now())
  if (beat.ends !== undefined && state.outcome !== beat.ends) throw new Error(`It should have ended as ${beat.ends}, but is ${state.open ? 'open' : state.outcome}.`)
  const named = (line: string) => { const [unit = '', ...step] = line.split(': '); return `${names[unit] ?? unit}: ${step.join(': ')}` }
  const [told, found] = [beat.at?.map(named).join('; '), turnsOf(world, state).join('; ')]
  if (told !== undefined && told !== found) throw new Error(`It should stand at ${told}, but stands at ${found}.`)
}

type Line = { readonly who: string; readonly does: string; readonly beat: Beat }

/** Null where the page took it, else why not. */
async function officerDoes(cast: Cast, line: Line): Promise<string | null> {
  const { playing: { server }, stage, number } = cast
  const state = await standing(cast)
  const world = stage.worldAt(server.clock.now())
  const act = storyAct(stage, world, state, line)
  if (act.by.who !== 'officer') throw new Error(`No officer is meant by “${line.who}”.`)
  if (act.by.officer === NOBODY) throw new Error(`The demonstration has nobody as ${act.by.office} in ${world.unit(act.by.unit).code}.`)
  const officer = await visitorOf(server, act.by.officer)
  const turn = state.holdings.find(({ no }) => no === act.expect.holding)
  if (turn === undefined) throw new Error('No turn is meant.')
  return cast.playing.sends.officer(officer, { from: paths.deskReport(number), to: paths.act(number, { holding: act.expect.holding, step: act.step, way: act.way }), fill: fieldsOf(act, sopOf(world, turn), line.beat), onlyGiven: line.beat.refused !== undefined })
}

async function visitorOf(server: TestServer, officer: number): Promise<Visitor> {
  const visits = signedIn.get(server) ?? new Map<number, Visitor>()
  signedIn.set(server, visits)
  await server.rows(`update account.session set created_at = $1, updated_at = $1, expires_at = $1::timestamptz + interval '8 hours' returning id`, [new Date(server.clock.now())])
  const visitor = visits.get(officer) ?? (await opens(server, officer))
  visits.set(officer, visitor)
  return visitor
}

async function opens(server: TestServer, officer: number): Promise<Visitor> {
  const part = DEMO_PARTS.find((one) => one.officer === officer)
  if (part === undefined) throw new Error(`The demonstration has no officer ${officer}.`)
  const now = server.clock.now()
  const visitor = await signsIn(server, demoOfficer(part))
  goTo(server, now)
  return visitor
}

/** The fields of the act's form, by what the story gives. */
function fieldsOf(act: Act, sop: Sop, beat: Beat): Fill {
  const fill: Record<string, string | readonly string[]> = {}
  const way = sop.steps.find(({ id }) => id === act.step)?.ways.find(({ id }) => id === act.way)
  const asked = [...(way?.needs ?? []), ...(way?.makes ?? [])]
  for (const given of act.gives) {
    const artefact = sop.artefacts.find(({ id }) => id === given.artefact)
    if (artefact === undefined) continue
    const named = sop.artefacts.filter(({ label }) => label.id === artefact.label.id)
    const value = (named.find(({ id }) => asked.includes(id)) ?? named[0]) === artefact ? beat.with?.[artefact.label.id] : undefined
    const text = String(Array.isArray(value) ? value[0] : (value ?? 'Isi'))
    if (artefact.type === 'moment') continue
    if (given.value !== undefined) fill[`a-${artefact.id}`] = given.value
    else if (artefact.id === 'naskah-samaran') Object.assign(fill, { 'a-naskah-samaran.subject': 'Judul yang disamarkan', 'a-naskah-samaran.description': text })
    else if (artefact.parts.length > 0) for (const [index, part] of artefact.parts.entries()) fill[`a-${artefact.id}.${index}`] = given.parts?.includes(part) === true ? `Isi ${part}` : ''
    else fill[`a-${artefact.id}`] = text
  }
  for (const [name, value] of Object.entries(act.settings)) {
    if (name === 'complainedAbout') Object.assign(fill, aboutFields(act))
    else fill[`s-${name}`] = value === true ? 'ya' : value === false ? 'tidak' : String(value)
  }
  if (act.targets !== undefined) Object.assign(fill, { lead: String(act.targets.lead), supporter: (act.targets.supporters ?? []).map(String) })
  return fill
}

function aboutFields({ settings }: Act): Fill {
  const about = settings.complainedAbout?.at(-1)
  return about === undefined ? {} : { 'about-unit': String(about.unit), ...(about.officer !== null && { 'about-officer': String(about.officer) }) }
}

async function reporterDoes(cast: Cast, line: Line): Promise<string | null> {
  const { playing: { server, sends }, stage, number } = cast
  const from = paths.myReport(number)
  if (line.does === 'menulis balasan' || line.does === 'membuka kembali') return sends.reporter(cast, { from, at: from, to: paths.addReply(number), fill: { reply: 'Kata-kata pelapor.' } })
  if (line.does === 'menarik laporan') return sends.reporter(cast, { from, to: paths.withdraw(number), fill: {} })
  const act = storyAct(stage, stage.worldAt(server.clock.now()), await standing(cast), line)
  const fill = Object.fromEntries(Object.entries(act.settings).flatMap(([name, value]) => (value === true ? [[name, 'on']] : [])))
  return sends.reporter(cast, { from, to: paths.choice(number, { holding: act.expect.holding, step: act.step, way: act.way }), fill })
}
