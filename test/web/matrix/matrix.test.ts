// Who gets what of a report at every address of the product: each route, by everybody, for each mix of anonymous and secret. What must be
// open opens; what must be closed looks as if there were no such report, and nothing of one shows anywhere to whom the policy doesn't give it.
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allowed } from '../../../src/report/allowed/allowed.ts'
import type { By } from '../../../src/report/event.ts'
import { publicNumber, reportIdFrom } from '../../../src/report/numbers/public-number.ts'
import { newSubmissionKey } from '../../../src/report/numbers/submission-key.ts'
import { routes, type RouteName, type RoutePolicy } from '../../../src/web/route-policy.ts'
import { stateOf } from '../../acting.ts'
import { officerOf } from '../desk/officer.ts'
import type { Answer } from '../http.ts'
import { START } from '../server.ts'
import { castOf, endCast, isAnonymous, isSecret, MODES, PEOPLE, type Cast, type Mark, type Mode, type Person, type Subject } from './cast.ts'

/** As what each sees a report of this mode; who is not named sees nothing of it. */
function sees(person: Person, mode: Mode): 'reporter' | 'verifier' | 'handler' | 'public' | null {
  switch (person) {
    case 'its reporter':
      return 'reporter'
    case 'the coordinator':
    case 'another office of the team':
      return 'verifier'
    case 'the holder':
    case 'the deputy of the holder':
      return mode === 'about the holder' ? 'public' : 'handler'
    case 'the supporter':
    case 'the head of the supporter':
      return 'handler'
    case 'who gave it back':
      return isSecret(mode) ? null : 'handler'
    default:
      return isSecret(mode) ? null : 'public'
  }
}

const hides = (mode: Mode) => isAnonymous(mode) || isSecret(mode)
/** Of a masked report whose reporter hides, as long as nobody has opened anything. The names of files may give away whose they are. */
const closed: readonly Mark[] = ['number', 'masked', 'reply', 'note', 'draft']

/** What may stand in an answer to them; what must stand on the page of the report is the same but for what that page leaves out. */
function marksFor(person: Person, { mode }: Subject): ReadonlySet<Mark> {
  const open: readonly Mark[] = isSecret(mode) ? [] : ['number', 'masked']
  switch (sees(person, mode)) {
    case 'reporter':
      return new Set<Mark>([...open, 'number', 'original', 'identity', 'file', 'reply', ...(mode === 'settled' ? (['draft'] as const) : [])])
    case 'verifier':
      return new Set<Mark>(hides(mode) ? closed : [...closed, 'original', 'identity', 'file', 'mail'])
    case 'handler':
      return new Set<Mark>(hides(mode) ? closed : [...closed, 'original', 'identity', 'file'])
    case 'public':
      return new Set(open)
    default:
      return new Set()
  }
}

const nobody: readonly Person[] = ['a stranger', 'its reporter', 'the reporter of another', 'a disabled officer of the holder', 'the coordinator without the second factor', 'a holder who signed out']
const isOfficer = (person: Person) => !nobody.includes(person)
const isVerifier = (person: Person) => person === 'the coordinator' || person === 'another office of the team'
const isHandler = (person: Person, mode: Mode) => sees(person, mode) === 'handler'
const seesIt = (person: Person, mode: Mode) => isVerifier(person) || isHandler(person, mode)
const isOwnAdministrator = (person: Person) => person === 'an administrator without a post'
const isAdministrator = (person: Person) => isOwnAdministrator(person) || person === 'its administrator'
/** Whoever takes in for their government reads its e-mail, but what belongs to a report only as its verifier. */
const takesIn = (person: Person) => ['the coordinator', 'one of the team who is complained about', 'another government', 'its administrator'].includes(person)
const isOfRembang = (person: Person) => isOfficer(person) && !['another government', 'its administrator', 'the national team'].includes(person)

type Rule = { readonly may: (person: Person, mode: Mode) => boolean; /** Open, and yet there is nothing there: what the address names doesn't exist in this scene. */ readonly finds?: 'nothing' }

const anybody: Rule = { may: () => true }
const anyNothing: Rule = { may: () => true, finds: 'nothing' }
const officers: Rule = { may: isOfficer }
const itsReporter: Rule = { may: (person) => person === 'its reporter' }
const caseworkers: Rule = { may: seesIt }
const administrators: Rule = { may: isAdministrator }
const ownAdministrators: Rule = { may: isOwnAdministrator }
const knowsWho: Rule = { may: (person, mode) => seesIt(person, mode) && !hides(mode) }
const verifiersAtWork: Rule = { may: (person, mode) => isVerifier(person) && mode !== 'settled' }
const custodians: Rule = { may: (person) => person === 'the oversight' || person === 'the deputy of the holder' }
/** Who takes reports in, and custodians; of lists that are another government's, neither. */
const readsOwnLists: Rule = { may: (person) => takesIn(person) && isOfRembang(person) || person === 'another office of the team' || custodians.may(person, 'open') }
const readsLists: Rule = { may: (person) => readsOwnLists.may(person, 'open') || takesIn(person) || person === 'the national team' }
const publicly: Rule = { may: (_, mode) => !isSecret(mode) }
const verifiersWhoTakeIn: Rule = { may: (person) => takesIn(person) && isVerifier(person) }
/** The story of a settled report, for those who see the report. */
const published: Rule = { may: (person, mode) => mode === 'settled' && seesIt(person, mode) }
/** Of the passkey that the cast has. */
const itsOwner: Rule = { may: (person) => person === 'the holder' }
/** The identity provider of the cast speaks for Rembang. */
const ofItsGovernment: Rule = { may: isOfRembang }
const never: Rule = { may: () => false }

/** A route without a row here, or a row without a route, is a fault. */
const MATRIX: Readonly<Record<RouteName, Rule>> = {
  home: anybody, newReport: anybody, submitReport: anybody, track: anybody, openReport: anybody, procedures: anybody, procedure: anybody, stories: anybody, storiesFeed: anybody, verify: anybody,
  checkReceipt: anybody, logFile: anyNothing, figures: anybody, figuresFile: anybody, privacy: anybody, retention: anybody, about: anybody, styleGuide: anybody, apiSubmitReport: anybody, apiGovernments: anybody, openApi: anybody,
  asset: anybody, health: anybody, metrics: anybody,
  publicReport: publicly, apiPublicReport: publicly,
  myReport: itsReporter, receipt: itsReporter, addReplyAgain: itsReporter, addReply: itsReporter, evidence: itsReporter, confirmWithdrawal: itsReporter, withdraw: itsReporter, choice: itsReporter, choose: itsReporter,
  ownContact: itsReporter, correctOwnContact: itsReporter, askErasureForm: itsReporter, askErasure: itsReporter, consentAgain: itsReporter, answerConsent: itsReporter, leaveAgain: itsReporter, leave: itsReporter, logProof: { may: itsReporter.may, finds: 'nothing' },
  signIn: anybody, checkPassword: anybody, signInCode: anybody, checkCode: anybody, signInPasskey: anybody, checkPasskey: anybody, beginProvider: anybody, providerReturn: anybody, providerCode: anybody, checkProviderCode: anybody, leaveProvider: anybody, invitation: anyNothing, acceptInvitation: anyNothing, invitedGenerator: anyNothing, setUpGenerator: anyNothing, signOutAgain: anybody, signOut: anybody,
  desk: officers, warnings: officers, deskFigures: officers, deskFiguresFile: officers, search: officers,
  deskReport: caseworkers, contact: knowsWho, correctContact: knowsWho, resendAgain: caseworkers, resend: caseworkers, undoAgain: caseworkers, undoAct: caseworkers, deskEvidence: caseworkers,
  actForm: caseworkers, act: caseworkers, notes: caseworkers, addNote: caseworkers, reaction: caseworkers, recordReaction: caseworkers, receiptDate: caseworkers, correctReceiptDate: caseworkers, consentTold: verifiersAtWork, recordConsent: verifiersAtWork,
  erasures: officers, erasure: { may: isVerifier }, decideErasure: { may: isVerifier }, openHiddenForm: caseworkers, openHidden: caseworkers,
  destructionLists: readsLists, destructionList: readsOwnLists, decideDestruction: readsOwnLists, openingRequests: custodians, decideOpening: custodians,
  dossier: never, openDossier: never,
  account: officers, newPassword: officers, changePassword: officers, proveForGenerator: officers, beginGenerator: officers, newGenerator: officers, changeGenerator: officers, proveForBackupCodes: officers,
  makeBackupCodes: officers, backupCodes: officers, keptBackupCodes: officers, endSessionAgain: officers, endSession: officers,
  proveForPasskey: officers, beginPasskey: officers, newPasskey: officers, addPasskey: officers, ownPasskey: itsOwner, removePasskey: itsOwner,
  proveForProvider: ofItsGovernment, beginLink: ofItsGovernment, goToProvider: ofItsGovernment, linkAtProvider: ofItsGovernment, unlinkForm: ofItsGovernment, unlinkProvider: ofItsGovernment,
  enter: officers, enterReport: officers, entered: officers,
  mails: { may: (person) => takesIn(person) || person === 'the national team' }, mail: verifiersWhoTakeIn, rawMail: { may: (person, mode) => verifiersWhoTakeIn.may(person, mode) && !hides(mode) }, settleMail: verifiersWhoTakeIn,
  publications: officers, publicationOf: published, changePublication: published,
  calendars: officers, calendar: officers, proposal: administrators, propose: administrators,
  calendarChange: { may: isOfRembang }, decideCalendarChange: { may: isOfRembang },
  units: administrators, newUnit: administrators, addUnit: administrators, unit: ownAdministrators, changeUnit: ownAdministrators, unitStateAgain: ownAdministrators, unitState: ownAdministrators,
  officers: administrators, newOfficer: administrators, inviteOfficer: administrators, officer: ownAdministrators, officerData: ownAdministrators, changeOfficer: ownAdministrators, newPost: ownAdministrators,
  givePost: ownAdministrators, takePostAgain: ownAdministrators, takePost: ownAdministrators, newDeputy: ownAdministrators, nameDeputy: ownAdministrators, endDeputyAgain: ownAdministrators, endDeputy: ownAdministrators,
  officerState: ownAdministrators, changeOfficerState: ownAdministrators, newLink: ownAdministrators, makeLink: ownAdministrators, shownLink: ownAdministrators, endOfficerSessionsAgain: ownAdministrators, officerPasskeys: ownAdministrators, removeOfficerPasskeys: ownAdministrators,
  endOfficerSessions: ownAdministrators, service: administrators, declareOutageAgain: administrators, declareOutage: administrators, sweepAgainAgain: administrators, sweepAgain: administrators, audit: administrators,
}

const table = Object.entries(routes) as readonly (readonly [RouteName, RoutePolicy])[]
const isOfOne = ({ path }: RoutePolicy) => path.includes(':number') || path.includes(':mail')

let cast: Cast
let ways: ReadonlyMap<string, { readonly officer: string; readonly reporter: string }>
beforeAll(async () => {
  cast = await castOf()
  ways = new Map(await Promise.all(cast.subjects.map(async ({ id, mode }) => [id, { officer: await wayOf(id, liaisonOf(mode === 'about the holder' ? 'rembang.pupr' : 'rembang.dinkes')), reporter: mode === 'settled' ? '1/verifikasi/puas' : await wayOf(id, { who: 'reporter' }) }] as const)))
}, 120_000)
afterAll(() => endCast(cast))

const liaisonOf = (agency: string): By => ({ who: 'officer', officer: officerOf(agency, 'liaison').officer, unit: cast.unit(agency), office: 'liaison' })

/** A way that they may take now, as addresses name it. */
async function wayOf(id: Subject['id'], by: By): Promise<string> {
  const { web } = cast.server
  const found = allowed(web.handling.world(), await stateOf(web, id), by).find(({ whyNot, way }) => whyNot === null && way.then.length > 0)
  if (found === undefined) throw new Error('There is no way to take.')
  return `${found.holding}/${found.step.id}/${found.way.id}`
}

function addressOf({ path }: RoutePolicy, name: RouteName, subject: Subject, number = subject.number, mail = subject.mail): string {
  const { web } = cast.server
  const way = name === 'choice' || name === 'choose' ? ways.get(subject.id)?.reporter : ways.get(subject.id)?.officer
  const officer = officerOf('rembang.rsud', 'liaison').officer
  return path.replace(':holding/:step/:way', way ?? '').replace(':number', number).replace(':mail', mail).replace(':file', '1').replace(':id', 'rembang-sp4n-lapor').replace(':name', web.assets.addresses.css.split('/').at(-1) ?? '')
    .replace(':token', 'A'.repeat(32)).replace(':passkey', cast.passkey).replace(':officer', String(officer)).replace(':unit', String(cast.unit('rembang.dukcapil'))).replace(':change', String(cast.change)).replace(':list', String(cast.list)).replace(':calendar', 'nasional').replace(':path{.+}', 'tile/0/000')
}

/** Sent with nothing in it: whoever may gets it back with what is missing, or it changes nothing. */
async function asked(person: Person, { method }: RoutePolicy, address: string): Promise<Answer> {
  const visitor = cast.people[person].copy()
  return method === 'get' ? visitor.asks(address) : visitor.postsParts(address, [['kosong', '']])
}

const isRefused = ({ status, headers }: Answer) => status === 403 || status === 404 || (status === 303 && String(headers.location).startsWith('/meja/masuk?tujuan='))

function shownIn({ headers, body }: Answer): string {
  return `${JSON.stringify(headers)}\n${body.toString()}`
}

/** All that somebody can compare, without what is of the one request. */
function comparable(answer: Answer, names: readonly string[]) {
  const { 'date': _date, 'x-request-id': _id, 'content-length': _length, ...headers } = answer.headers
  const clean = (text: string) => names.reduce((cleaned, name) => cleaned.replaceAll(name, 'NAME'), text)
  return { status: answer.status, headers: clean(JSON.stringify(headers)), body: clean(answer.body.toString()) }
}

function unknownNumber(): string {
  return publicNumber(reportIdFrom(newSubmissionKey(START - 5_000_000, Buffer.alloc(16, 9))), cast.server.web.secrets.numberKey)
}
const UNKNOWN_MAIL = '00000000-0000-5000-8000-000000000000'

type Cells = { tried: number; readonly wrong: string[] }
const all: Cells = { tried: 0, wrong: [] }

function cell(right: boolean, what: string): void {
  all.tried += 1
  if (!right) all.wrong.push(what)
}

/** Nothing of any report stands in it that isn't theirs; `asked` names the report whose number the address carried. */
function leaks(person: Person, answer: Answer, where: string, named: Subject | null): void {
  const shown = shownIn(answer)
  for (const subject of cast.subjects) {
    const may = marksFor(person, subject)
    const found = (Object.keys(subject.marks) as Mark[]).filter((mark) => !may.has(mark) && !(mark === 'number' && named === subject) && shown.includes(subject.marks[mark]))
    cell(found.length === 0, `${where}: shows ${found.join(', ')} of the ${subject.mode} report`)
  }
}

/** In an order in which nothing that was asked for changes what is asked for after it. */
const LAST: readonly RouteName[] = ['askErasure', 'withdraw', 'leave', 'signOut']
const inOrder = table.toSorted(([one], [other]) => LAST.indexOf(one) - LAST.indexOf(other))

describe('every address', () => {
  it('has its row in the matrix, and every row its address', () => {
    expect(Object.keys(MATRIX).toSorted()).toEqual(table.map(([name]) => name).toSorted())
  })

  it.each(PEOPLE.filter(isOfficer))('finds for %s what they may find, and lists nothing else', async (person) => {
    const before = all.wrong.length
    const visitor = cast.people[person]
    for (const subject of cast.subjects) {
      for (const mark of ['number', 'masked', 'original', 'identity', 'mail'] as const) {
        const found = shownIn(await visitor.asks(`/meja/cari?kata=${subject.marks[mark]}`)).includes(`/meja/laporan/${subject.number}`)
        cell(found === (seesIt(person, subject.mode) && (mark === 'number' || mark === 'masked')), `the search for the ${mark} of the ${subject.mode} report by ${person} ${found ? 'finds it' : 'finds nothing'}`)
      }
    }
    for (const address of ['/meja?daftar=unit', '/meja?daftar=pantau', '/meja/surat?daftar=done', '/meja/publikasi']) leaks(person, await visitor.asks(address), `${address} by ${person}`, null)
    const own = shownIn(await visitor.asks('/meja?daftar=unit'))
    if (person === 'the holder' || person === 'the deputy of the holder') for (const subject of cast.subjects.filter(({ mode }) => mode !== 'settled' && mode !== 'about the holder')) cell(own.includes(subject.number), `the list of ${person} lacks the ${subject.mode} report`)
    expect(all.wrong.slice(before)).toEqual([])
  })

  it.each(PEOPLE.toSorted((one, other) => Number(one === 'its reporter') - Number(other === 'its reporter')))('is open to %s where it must be and closed where it must be', async (person) => {
    const before = all.wrong.length
    const versions = await versionsNow()
    for (const [name, policy] of inOrder) {
      const unknown = isOfOne(policy) ? await asked(person, policy, addressOf(policy, name, cast.subjects[0] as Subject, unknownNumber(), UNKNOWN_MAIL)) : null
      await Promise.all((isOfOne(policy) ? cast.subjects : cast.subjects.slice(0, 1)).map((subject) => tries(person, { name, policy, subject, unknown })))
    }
    if (person !== 'its reporter') expect(await versionsNow(), 'nothing was changed').toEqual(versions)
    expect(all.wrong.slice(before)).toEqual([])
  })

  it('was tried', () => {
    process.stdout.write(`matrix: ${all.tried} cells, ${all.wrong.length} wrong (${table.length} routes, ${PEOPLE.length} people, ${MODES.length} modes)\n`)
    expect(all.tried).toBeGreaterThan(20_000)
  })
})

describe('around the pages, with the application\'s own login', () => {
  it('what everybody may read shows nothing secret', async () => {
    const { web } = cast.server
    const client = new pg.Client({ connectionString: web.config.databaseUrl ?? '', options: '-c role=tuntas_public' })
    await client.connect()
    try {
      const secret = cast.subjects.filter(({ mode }) => isSecret(mode))
      for (const read of ['select report_id from report', 'select distinct report_id from report_event', 'select report_id from masked_text']) {
        const { rows } = await client.query<{ report_id: string }>(read)
        const ids = rows.map((row) => row.report_id)
        expect(ids.filter((id) => secret.some((subject) => subject.id === id)), read).toEqual([])
        expect(cast.subjects.filter(({ mode, id }) => !isSecret(mode) && !ids.includes(id)), read).toEqual([])
      }
      for (const table of ['wording', 'evidence', 'vault.identity', 'vault.report_key', 'account.person', 'mail', 'message', 'holding']) {
        await expect(client.query(`select from ${table}`), table).rejects.toMatchObject({ code: '42501' })
      }
    } finally {
      await client.end()
    }
  })
})

type Trying = { readonly name: RouteName; readonly policy: RoutePolicy; readonly subject: Subject; readonly unknown: Answer | null }

async function tries(person: Person, { name, policy, subject, unknown }: Trying): Promise<void> {
  const where = `${policy.method} ${policy.path} (${name}) by ${person}, ${subject.mode}`
  const answer = await asked(person, policy, addressOf(policy, name, subject))
  const { may, finds } = MATRIX[name]
  const mayIt = may(person, subject.mode)
  cell(answer.status < 500, `${where}: ${answer.status}`)
  if (mayIt && finds === undefined) cell(!isRefused(answer), `${where}: closed with ${answer.status}`)
  if (!mayIt) cell(isRefused(answer), `${where}: open with ${answer.status}`)
  if (!mayIt && unknown !== null && isRefused(answer) && ['public', null].includes(sees(person, subject.mode))) {
    const names = [subject.number, unknownNumber(), subject.mail, UNKNOWN_MAIL, ...[...ways.values()].flatMap(({ officer, reporter }) => [officer, reporter, encodeURIComponent(officer), encodeURIComponent(reporter)])]
    cell(JSON.stringify(comparable(answer, names)) === JSON.stringify(comparable(unknown, names)), `${where}: otherwise than for a number that nobody has`)
  }
  leaks(person, answer, where, policy.path.includes(':number') ? subject : null)
  if (!mayIt || policy.method !== 'get') return
  for (const mark of mustShow(name, person, subject)) cell(shownIn(answer).includes(subject.marks[mark]), `${where}: doesn't show ${mark}`)
}

/** The very pages that are there for these words. */
function mustShow(name: RouteName, person: Person, subject: Subject): readonly Mark[] {
  const may = marksFor(person, subject)
  const of = (...marks: readonly Mark[]) => marks.filter((mark) => may.has(mark))
  switch (name) {
    case 'deskReport':
      return of('number', 'identity', 'file', 'reply', 'note', 'draft', ...(may.has('original') ? (['original'] as const) : (['masked'] as const)))
    case 'notes':
      return of('note')
    case 'contact':
      return of('identity')
    case 'myReport':
      return of('original', 'file', 'reply')
    case 'publicReport':
      return of('masked')
    case 'mail':
    case 'rawMail':
      return of('mail')
    default:
      return []
  }
}

async function versionsNow() {
  return cast.server.rows('select report_id, version from report order by 1')
}
