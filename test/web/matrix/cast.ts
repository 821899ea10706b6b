// Everybody who could ask for a report, and one report for each mix of anonymous and secret, each full of words found nowhere else.
import { randomUUID } from 'node:crypto'
import { vi } from 'vitest'
import { openIdentityProvider } from '../../../src/account/identity-provider.ts'
import { addNote } from '../../../src/app/add-note.ts'
import { addReply } from '../../../src/app/add-reply.ts'
import { keepMail } from '../../../src/app/mail/keep-mail.ts'
import { readKeptMail } from '../../../src/app/mail/read-kept-mail.ts'
import { reportKey } from '../../../src/app/read-report.ts'
import { proposeChange } from '../../../src/app/calendars/propose-change.ts'
import { ownAddresses } from '../../../src/channel/email/receive/own-addresses.ts'
import { parseMail } from '../../../src/channel/email/receive/parse-mail.ts'
import { mailDestination } from '../../../src/mail/mail-destination.ts'
import { OWN_SCHEDULE } from '../../../src/report/erasure/retention.ts'
import type { By } from '../../../src/report/event.ts'
import { reportIdOf, type ReportId } from '../../../src/report/numbers/public-number.ts'
import { acts, masked } from '../../acting.ts'
import { letter } from '../../mail/samples.ts'
import { photo } from '../evidence-samples.ts'
import { receiptOf, SEND, STORY, type Reported } from '../journey.ts'
import type { FilePart } from '../form-body.ts'
import type { TestServer } from '../server.ts'
import { Visitor, type Filling } from '../visitor.ts'
import { deskServer, officerOf, passes, signsIn } from '../desk/officer.ts'
import { CLIENT, openIdProvider, type OpenIdProvider } from '../desk/openid-provider.ts'

/** Words that stand in one place of one report alone. */
export type Mark = 'number' | 'original' | 'masked' | 'identity' | 'file' | 'reply' | 'note' | 'draft' | 'mail'

/** The four mixes at work; and of the open one, that it is settled and published, or complains in a case of oversight about the unit that holds it. */
export const MODES = ['open', 'anonymous', 'secret', 'anonymous and secret', 'settled', 'about the holder'] as const
export type Mode = (typeof MODES)[number]

export type Subject = {
  readonly mode: Mode
  readonly id: ReportId
  readonly number: string
  readonly code: string
  readonly marks: Readonly<Record<Mark, string>>
  /** An e-mail of its reporter's that an officer attached. */
  readonly mail: string
}

export const isSecret = (mode: Mode) => mode === 'secret' || mode === 'anonymous and secret'
export const isAnonymous = (mode: Mode) => mode === 'anonymous' || mode === 'anonymous and secret'

export const PEOPLE = [
  'a stranger', 'its reporter', 'the reporter of another', 'the coordinator', 'another office of the team', 'one of the team who is complained about',
  'the holder', 'the head of the holder, complained about', 'the supporter', 'the head of the supporter', 'who gave it back', 'another unit', 'the oversight', 'the deputy of the holder',
  'a deputy whose time is over', 'an administrator without a post', 'another government', 'its administrator', 'the national team', 'a disabled officer of the holder', 'the coordinator without the second factor', 'a holder who signed out',
] as const
export type Person = (typeof PEOPLE)[number]

export type Cast = {
  readonly server: TestServer
  readonly subjects: readonly Subject[]
  readonly people: Readonly<Record<Person, Visitor>>
  readonly unit: (code: string) => number
  /** A change of the government's own calendar that waits for a second person. */
  readonly change: number
  /** A list of what is to be destroyed, on which every one of them stands. */
  readonly list: number
  /** Which speaks for Rembang. */
  readonly provider: OpenIdProvider
  /** The id of a passkey of the holder. */
  readonly passkey: string
  /** An e-mail to the government that nobody has dealt with. */
  readonly waitingMail: string
}

export async function castOf(): Promise<Cast> {
  const server = await deskServer({ governments: 'all', env: { TUNTAS_MAIL_PORT: '0', TUNTAS_MAIL_DOMAIN: 'lapor.example' } })
  const unit = (code: string) => server.web.reference.get().units.find((one) => one.code === code)?.id ?? 0
  const [owner, other] = [new Visitor(server.url), new Visitor(server.url)]
  await filed(other, STORY)
  await castSeats(server, unit)
  const subjects: Subject[] = []
  for (const mode of MODES) subjects.push(await subjectOf(server, { mode, owner, unit }))
  const waitingMail = await mailComes(server, letter({ headers: { 'Message-ID': '<menunggu@warga.example>', Subject: 'Menunggu' } }), 'rembang@lapor.example')
  const proposed = await proposeChange(server.web.accounting, { officer: officerOf('rembang', 'administrator').officer, government: unit('rembang') }, {
    calendar: 'nasional', amendment: { add: [{ date: '2026-12-28', kind: 'holiday', name: 'Hari contoh', basis: 'SK contoh' }], remove: [], hours: [], decreed: [] }, basisKind: 'skb', basisNumber: '7/2026', basisDate: '2026-11-01', reason: 'Contoh.',
  })
  if ('refused' in proposed) throw new Error(`The change was refused: ${JSON.stringify(proposed)}`)
  await server.rows(`insert into destruction_list (list_id, government, state, schedule, drawn_at) values (1, $1, 'drawn', $2, now())`, [unit('rembang'), JSON.stringify(OWN_SCHEDULE)])
  // As if each were on its way: what is only listed is shown as long as it is closed.
  await server.rows(`insert into destruction_item (report_id, list_id, class, received_at, closed_at, kept_until, state) select report_id, 1, 'complaint', received_at, coalesce(closed_at, now()), now(), 'ordered' from report`)
  const passkey = randomUUID()
  await server.rows(
    `insert into account.passkey (passkey_id, officer_id, credential_id, public_key, counter, synced, name, made_at) values ($1, $2, 'contoh', 'x', 0, false, 'Ponsel contoh', now())`, [passkey, officerOf('rembang.dinkes', 'liaison').officer],
  )
  return { server, subjects, unit, list: 1, passkey, provider: await providerOf(server), change: proposed.change, waitingMail, people: await peopleOf(server, owner, other) }
}

async function providerOf(server: TestServer): Promise<OpenIdProvider> {
  const returnTo = `${server.url}/meja/masuk/penyedia/kembali`
  const provider = await openIdProvider(returnTo)
  const setting = { issuer: provider.url, clientId: CLIENT.id, clientSecret: CLIENT.secret, government: 'rembang', domain: 'contoh.invalid', name: 'SSO Contoh', secondFactors: [] }
  server.web.provider = openIdentityProvider({ setting, returnTo, now: server.clock.now, log: server.web.log })
  return provider
}

async function filed(visitor: Visitor, fill: Filling, files: readonly FilePart[] = []): Promise<Reported> {
  return receiptOf(await visitor.sends(await visitor.opens('/lapor?pemerintah=rembang'), SEND, { fill, files }))
}

async function subjectOf(server: TestServer, { mode, owner, unit }: { readonly mode: Mode; readonly owner: Visitor; readonly unit: (code: string) => number }): Promise<Subject> {
  const { web } = server
  const name = mode.replaceAll(' ', '')
  const mark = (what: string) => `kenari${what}${name}`
  const file = { ...(await photo()), fileName: `${mark('berkas')}.jpg` }
  const { number, code } = await filed(owner, {
    ...STORY, subject: mark('asli'), description: `Cerita ${mark('asli')}`, name: mark('nama'), phone: '0812 0000 0000', email: `${mark('nama')}@warga.test`, ...(isAnonymous(mode) && { anonymous: 'on' }), ...(isSecret(mode) && { secret: 'on' }),
  }, [file])
  const id = reportIdOf(number, web.secrets.numberKey) as ReportId
  const by = (code_: string, office: string): By => ({ who: 'officer', officer: officerOf(code_, office).officer, unit: unit(code_ === 'rembang' ? 'rembang.admin' : code_), office })
  const team = by('rembang', 'admin')
  // In a case of oversight the unit of whoever is complained about is kept out too: the team must not be.
  await acts(web, id, team, 'catat-terlapor', { settings: { complainedAbout: [{ officer: officerOf('rembang', 'ketua-tim-koordinasi').officer, unit: unit(mode === 'about the holder' ? 'rembang.dukcapil' : 'rembang.admin') }, { officer: officerOf('rembang.dinkes', 'head').officer, unit: unit('rembang.dinkes') }, ...(mode === 'about the holder' ? [{ officer: null, unit: unit('rembang.dinkes') }] : [])] } })
  await acts(web, id, team, 'samarkan-naskah', { texts: { 'naskah-samaran': masked(mark('samar'), `Isi ${mark('samar')}`) } })
  const nature = mode === 'about the holder' ? 'with-oversight' : 'normative'
  const dispatch = (lead: string, supporters: readonly string[]) => acts(web, id, team, 'disposisi', { values: { 'hasil-verifikasi': 'memenuhi' }, settings: { nature }, targets: { lead: unit(lead), supporters: supporters.map(unit) } })
  await dispatch('rembang.dlh', [])
  await acts(web, id, by('rembang.dlh', 'liaison'), 'minta-disposisi-ulang', { texts: { 'alasan-kembali': 'Bukan urusan kami.' } })
  const [lead, supporter] = mode === 'about the holder' ? (['rembang.pupr', 'rembang.dinkes'] as const) : (['rembang.dinkes', 'rembang.pupr'] as const)
  await dispatch(lead, [supporter])
  const writer = by(lead, 'liaison')
  await acts(web, id, writer, 'susun', { texts: { 'redaksi-jawaban': `Konsep ${mark('konsep')}` } })
  const key = await reportKey({ pool: web.database.pool, keys: web.keys }, id)
  if (key === null) throw new Error('There is no key.')
  await addNote(web.handling, { reportId: id, commandKey: randomUUID(), key, by: writer, text: `Catatan ${mark('catatan')}` })
  await addReply(web.handling, { reportId: id, commandKey: randomUUID(), key, text: `Balasan ${mark('balasan')}`, evidence: [] })
  if (mode === 'settled') await settles(server, id, { liaison: by('rembang.dinkes', 'liaison'), unit: unit('rembang.dinkes'), government: unit('rembang'), words: mark('samar') })
  const mail = await mailComes(server, letter({ headers: { 'Message-ID': `<${name}@warga.example>`, Subject: mark('surat'), From: `X <${mark('surat')}@warga.example>` }, body: `Isi ${mark('surat')}` }), 'rembang@lapor.example')
  await server.rows(`update mail set report_id = $2, state = 'entered' where mail_id = $1`, [mail, id])
  const marks = { number, original: mark('asli'), masked: mark('samar'), identity: mark('nama'), file: mark('berkas'), reply: mark('balasan'), note: mark('catatan'), draft: mark('konsep'), mail: mark('surat') }
  return { mode, id, number, code, marks, mail }
}

/** Answered, found good by its reporter, published in the holder's words. */
async function settles({ web, clock, rows }: TestServer, id: ReportId, { liaison, unit, government, words }: { readonly liaison: By; readonly unit: number; readonly government: number; readonly words: string }): Promise<void> {
  const done = new Date(clock.now()).toISOString()
  await acts(web, id, liaison, 'jawab', { values: { 'disposisi-diterima': done, 'kepala-diberi-tahu': done, 'tindak-lanjut-dilaporkan': done } })
  await acts(web, id, { who: 'reporter' }, 'puas')
  await rows(
    `insert into publication (report_id, publication_no, government, unit_id, state, settled_at, title, reported, done, written_by, written_at, published_at)
     select report_id, 1, $2, $3, 'published', closed_at, $4, $4, 'Selesai.', 3, closed_at, closed_at from report where report_id = $1`, [id, government, unit, words],
  )
}

async function mailComes({ web, rows }: TestServer, raw: Buffer, recipient: string): Promise<string> {
  const destination = mailDestination(ownAddresses(web.reference.get(), 'lapor.example', web.secrets), recipient)
  if (destination === null) throw new Error('That is no address here.')
  await keepMail({ pool: web.database.writing, keys: web.keys, secrets: web.secrets, clock: web.clock, relayIsOurs: true, otherwise: () => null }, { raw, envelope: { sender: 'sri@warga.example', recipient }, destination })
  const fault = (error: unknown) => {
    throw error
  }
  await readKeptMail({ pool: web.database.pool, keys: web.keys, handling: web.handling, files: web.files, clock: web.clock, secrets: web.secrets, ownDomains: ['lapor.example'], read: (one) => parseMail(one).catch(() => 'unreadable' as const), fault }, 10)
  const [mail] = await rows<{ id: string }>('select mail_id as id from mail order by kept_at desc, (report_id is null) desc limit 1')
  return mail?.id ?? ''
}

/** Posts and deputies that the demonstration hasn't. */
async function castSeats(server: TestServer, unit: (code: string) => number): Promise<void> {
  const [holder, deputy, former, disabled, signedOut, admin] = [officerOf('rembang.dinkes', 'liaison'), officerOf('rembang.kominfo', 'liaison'), officerOf('rembang.dishub', 'liaison'), officerOf('rembang.satpolpp', 'liaison'), officerOf('rembang.rsud', 'liaison'), officerOf('rembang', 'administrator')].map(({ officer }) => officer)
  const day = (days: number) => new Date(server.clock.now() + days * 86_400_000)
  await server.rows(`insert into deputy (officer_id, unit_id, office, stand_in, from_at, until_at) values ($1, $2, 'liaison', $3, $5, $6), ($1, $2, 'liaison', $4, $7, $8)`, [holder, unit('rembang.dinkes'), deputy, former, day(-1), day(9), day(-9), day(-1)])
  await server.rows(`insert into post (officer_id, unit_id, office) values ($1, $3, 'liaison'), ($2, $3, 'liaison')`, [disabled, signedOut, unit('rembang.dinkes')])
  await server.rows('delete from post where officer_id = $1', [admin])
  // The worst place for somebody complained about: they take reports and e-mails in.
  await server.rows(`insert into post (officer_id, unit_id, office) values ($1, $2, 'admin')`, [officerOf('rembang', 'ketua-tim-koordinasi').officer, unit('rembang.admin')])
  await server.rows('update reference_stamp set stamp = stamp + 1')
  await server.web.reference.refresh()
}

async function peopleOf(server: TestServer, owner: Visitor, other: Visitor): Promise<Cast['people']> {
  const at = (place: string, office: string) => signsIn(server, officerOf(place, office))
  const people: Cast['people'] = {
    'a stranger': new Visitor(server.url), 'its reporter': owner, 'the reporter of another': other,
    'the coordinator': await at('rembang', 'admin'), 'another office of the team': await at('rembang', 'ppid'), 'one of the team who is complained about': await at('rembang', 'ketua-tim-koordinasi'),
    'the holder': await at('rembang.dinkes', 'liaison'), 'the head of the holder, complained about': await at('rembang.dinkes', 'head'),
    'the supporter': await at('rembang.pupr', 'liaison'), 'the head of the supporter': await at('rembang.pupr', 'head'), 'who gave it back': await at('rembang.dlh', 'liaison'),
    'another unit': await at('rembang.dindik', 'liaison'), 'the oversight': await at('rembang.inspektorat', 'head'), 'the deputy of the holder': await at('rembang.kominfo', 'liaison'),
    'a deputy whose time is over': await at('rembang.dishub', 'liaison'), 'an administrator without a post': await at('rembang', 'administrator'),
    'another government': await at('mojokerto', 'admin'), 'its administrator': await at('mojokerto', 'administrator'), 'the national team': await at('nasional', 'super-admin'),
    'a disabled officer of the holder': await at('rembang.satpolpp', 'liaison'), 'the coordinator without the second factor': await halfSignedIn(server), 'a holder who signed out': await at('rembang.rsud', 'liaison'),
  }
  await server.rows('update officer set active = false where officer_id = $1', [officerOf('rembang.satpolpp', 'liaison').officer])
  await server.rows('update reference_stamp set stamp = stamp + 1')
  await server.web.reference.refresh()
  const cookies = people['a holder who signed out'].copy()
  await people['a holder who signed out'].postsParts('/meja/keluar', [])
  return { ...people, 'a holder who signed out': cookies }
}

async function halfSignedIn(server: TestServer): Promise<Visitor> {
  passes(server, 30_000)
  const visitor = new Visitor(server.url)
  const { email, password } = officerOf('rembang', 'admin')
  const page = await visitor.sends(await visitor.opens('/meja/masuk'), 'Lanjut', { fill: { email, password } })
  if (page.path !== '/meja/masuk/kode') throw new Error(`Not asked for a code but at “${page.heading}”.`)
  return visitor
}

export async function endCast(cast: Cast | undefined): Promise<void> {
  vi.useRealTimers()
  await cast?.server.close()
  await cast?.provider.close()
}
