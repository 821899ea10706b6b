// E-mails that came in, at the desk of those who take reports in: listed, shown, and dealt with one act at a time.
import { Readable } from 'node:stream'
import { attachMail, rawOfMail, settleMailBy, wordsOfMail } from '../../../app/mail/mail-at-desk.ts'
import { parseMailId } from '../../../mail/mail-id.ts'
import { audienceOf, type Reader } from '../../../report/audience/audience-of.ts'
import { publicNumber, reportIdOf, type ReportId } from '../../../report/numbers/public-number.ts'
import type { Officer } from '../../../report/allowed/who-may-act.ts'
import { mailAt, mailsOf, PASSED_ON, passMailOn, type MailCursor, type MailRow } from '../../../store/mail/mail-list.ts'
import { formatDateTime } from '../../../text/format.ts'
import { privatePage, type PageStatus } from '../../answer-page.ts'
import { notFoundResponse, unreadableResponse } from '../../error-pages.tsx'
import { line, typed } from '../../form-values.ts'
import { frameOf } from '../../frame-of.ts'
import { heldBack } from '../../held-back.ts'
import type { Mount } from '../../mount.ts'
import { paths } from '../../paths.ts'
import { postedForm } from '../../posted-form.ts'
import type { Fields } from '../../read-form.ts'
import type { FieldError } from '../../ui/field-error.ts'
import type { RequestContext, Web } from '../../web.ts'
import { officeZone } from '../office-zone.ts'
import { officerAtWork } from '../officer-at-work.ts'
import { closedMails } from './closed-mails.ts'
import { MAIL_LISTS, mailListNamed } from './mail-lists.ts'
import { mailPlace, othersOf, type MailPlace } from './mail-place.ts'
import { MailPage } from './mail-page.tsx'
import { mailReader } from './mail-reader-here.ts'
import { MailsPage, type MailShown } from './mails-page.tsx'
import { numberNamed } from './number-named.ts'
import { readableMails } from './readable-mails.ts'

const PAGE = 25

export function mailRoutes(web: Web, mount: Mount): void {
  mount('mails', async (c) => {
    const place = mailPlace(web, officerAtWork(c))
    return place === null ? notFoundResponse(web, c) : showMails(web, c, place)
  })
  mount('mail', async (c) => {
    const at = await mailOf(web, c)
    return at === null ? notFoundResponse(web, c) : showMail(web, c, at)
  })
  mount('rawMail', async (c) => {
    const at = await mailOf(web, c)
    const raw = at === null || at.closed || at.row.isRemoved ? null : await rawOfMail(web, at.row.mailId)
    if (at === null || raw === null) return notFoundResponse(web, c)
    return (await heldBack(web, c, `mail ${at.row.mailId}`, () => Readable.from([raw]))) ?? rawResponse(c, at.row.mailId, raw)
  })
  mount('settleMail', async (c) => {
    const at = await mailOf(web, c)
    if (at === null) return notFoundResponse(web, c)
    const read = await postedForm(c)
    return 'problem' in read ? unreadableResponse(web, c, read.problem) : settle(web, c, at, read.fields)
  })
}

/** `closed`: of a report whose reporter is hidden from this officer. */
type At = { readonly place: MailPlace; readonly row: MailRow; readonly closed: boolean }

async function mailOf(web: Web, c: RequestContext): Promise<At | null> {
  const place = mailPlace(web, officerAtWork(c))
  const id = parseMailId(c.req.param('mail') ?? '')
  const row = place === null || id === null ? null : await mailAt(web.database.pool, place.of.id, id)
  return place === null || row === null || (await readableMails(web, readerOf(c, place), [row])).length === 0 ? null : { place, row, closed: (await closedMails(web, readerOf(c, place), [row])).size > 0 }
}

const readerOf = (c: RequestContext, { posts }: MailPlace): Reader => ({ officer: officerAtWork(c).officer, posts })

async function showMails(web: Web, c: RequestContext, place: MailPlace): Promise<Response> {
  const frame = frameOf(web, c)
  const list = mailListNamed(c.req.query('daftar'))
  const found = await mailsOf(web.database.pool, { government: place.of.id, states: MAIL_LISTS[list], after: cursorOf(c.req.query('setelah')), limit: PAGE + 1 })
  const rows = found.slice(0, PAGE)
  const last = rows.at(-1)
  const closed = await closedMails(web, readerOf(c, place), rows)
  return privatePage(c, (
    <MailsPage
      frame={frame}
      list={list}
      rows={await Promise.all((await readableMails(web, readerOf(c, place), rows)).map((row) => rowShown(web, c, { government: place.of.id, closed: closed.has(row.mailId) }, row)))}
      older={found.length > PAGE && last !== undefined ? `${paths.mailsOf(list)}&setelah=${last.cameAt}.${last.mailId}` : null}
      connected={web.config.mailIn !== null || web.config.mailbox !== null}
      done={frame.t.mailIn.done[c.req.query('selesai') ?? '']}
    />
  ))
}

/** To be opened with a mail program, never by the browser: nothing in it is ours. */
function rawResponse(c: RequestContext, mailId: string, raw: Uint8Array): Response {
  c.header('Cache-Control', 'no-store')
  c.header('Content-Type', 'message/rfc822')
  c.header('Content-Disposition', `attachment; filename="email-${mailId.slice(0, 8)}.eml"`)
  return c.body(new Uint8Array(raw))
}

function cursorOf(text: string | undefined): MailCursor | null {
  const [, at = '', id = ''] = /^(\d{1,15})\.(.{36})$/.exec(text ?? '') ?? []
  const mailId = parseMailId(id)
  return mailId === null ? null : { cameAt: Number(at), mailId }
}

async function rowShown(web: Web, c: RequestContext, { government, closed }: { readonly government: number; readonly closed: boolean }, row: MailRow): Promise<MailShown> {
  const { t } = frameOf(web, c)
  const words = closed ? null : await wordsOfMail(web, row)
  const warns = row.kind === 'unknown-address' || row.kind === 'unreadable' || row.kind === 'spam'
  return {
    href: paths.mail(row.mailId), subject: closed ? t.mailIn.closedSubject : words?.mail.subject || t.mailIn.noSubject, from: closed ? t.mailIn.closedSender : (words?.mail.from?.address ?? t.mailIn.noSender),
    came: formatDateTime(t, row.cameAt, officeZone(web, government)), kind: row.kind, warns,
    tag: (row.state === 'waiting' || row.state === 'noted' ? t.mailIn.kinds[row.kind] : t.mailIn.states[row.state]) ?? row.kind,
  }
}

type Shown = { readonly errors?: readonly FieldError[]; readonly values?: { readonly number: string; readonly why: string; readonly government: string } }

async function showMail(web: Web, c: RequestContext, { place, row, closed }: At, { errors = [], values }: Shown = {}, status: PageStatus = 200): Promise<Response> {
  const frame = frameOf(web, c)
  const { t } = frame
  const words = closed ? null : await wordsOfMail(web, row)
  const from = words?.mail.from ?? null
  const number = row.reportId === null ? null : publicNumber(row.reportId as ReportId, web.secrets.numberKey)
  const isOpen = row.state === 'waiting'
  const named = words === null ? '' : (numberNamed(`${words.mail.subject}\n${words.own}`, web.secrets.numberKey) ?? '')
  return privatePage(c, (
    <MailPage
      frame={frame}
      id={row.mailId}
      version={row.version}
      state={row.state}
      kind={row.kind}
      subject={closed ? t.mailIn.closedSubject : words?.mail.subject || t.mailIn.noSubject}
      closed={closed}
      from={closed ? t.mailIn.closedSender : from === null ? t.mailIn.noSender : from.name === '' ? from.address : `${from.name} <${from.address}>`}
      came={formatDateTime(t, row.cameAt, officeZone(web, place.of.id))}
      words={words === null ? null : { own: words.own, whole: words.cut ? words.mail.text : null, shortened: words.mail.shortened }}
      attachments={words?.mail.attachments.map(({ name, mediaType, size }) => ({ name: name === '' ? mediaType : name, size: t.mailIn.size(String(Math.ceil(size / 1024))) })) ?? []}
      left={words?.left ?? []}
      raw={row.isRemoved || closed ? null : paths.rawMail(row.mailId)}
      report={number === null ? null : { number, href: paths.deskReport(number) }}
      why={row.settledWhy === null ? null : (row.settledWhy === PASSED_ON ? t.mailIn.passedOn : (t.mailIn.whys[row.settledWhy] ?? row.settledWhy))}
      others={isOpen && row.reportId === null ? othersOf(web, place).map(({ id, name }) => ({ value: String(id), label: name })) : []}
      may={{ make: isOpen && words !== null && place.takesIn, attach: isOpen && words !== null, setAside: isOpen, review: row.state === 'noted' || row.state === 'set-aside' }}
      values={values ?? { number: isOpen ? (number ?? named) : '', why: '', government: '' }}
      errors={errors}
    />
  ), status)
}

async function settle(web: Web, c: RequestContext, at: At, fields: Fields): Promise<Response> {
  const { row } = at
  const { officer } = officerAtWork(c)
  const seen = { ...row, version: Number(typed(fields, 'version')) }
  const by = { mailId: row.mailId, version: seen.version, by: officer }
  const act = typed(fields, 'do')
  if (act === 'attach' && row.state === 'waiting') return attach(web, c, { ...at, row: seen }, fields)
  if (act === 'set-aside') {
    const why = typed(fields, 'why')
    if (!(why in frameOf(web, c).t.mailIn.whys)) return showMail(web, c, at, { errors: [{ field: 'why', message: frameOf(web, c).t.mailIn.faults.why }] }, 422)
    return answered(web, c, act, await settleMailBy(web, { ...by, state: 'set-aside', reportId: null, why }))
  }
  if (act === 'pass-on') {
    const government = othersOf(web, at.place).find(({ id }) => String(id) === typed(fields, 'government'))
    if (government === undefined) return showMail(web, c, at, { errors: [{ field: 'government', message: frameOf(web, c).t.mailIn.faults.government }] }, 422)
    return answered(web, c, act, (await passMailOn(web.database.writing, { ...by, government: government.id, at: web.clock.now() })) ? 'done' : 'changed')
  }
  if (act === 'review') return answered(web, c, act, await settleMailBy(web, { ...by, state: 'waiting', reportId: null, why: null }))
  return answered(web, c, act, 'changed')
}

async function attach(web: Web, c: RequestContext, at: At, fields: Fields): Promise<Response> {
  const { t } = frameOf(web, c)
  const number = line(fields, 'number')
  const values = { number, why: '', government: '' }
  const again = (message: string) => showMail(web, c, at, { values, errors: [{ field: 'number', message }] }, 422)
  const reportId = reportIdOf(number, web.secrets.numberKey)
  const report = reportId === null ? null : await web.handling.load(reportId)
  const by = report === null ? null : verifierOf(web, c, at.place, report)
  const words = await wordsOfMail(web, at.row)
  if (reportId === null || by === null) return again(t.mailIn.faults.number)
  if (words === null) return again(t.mailIn.faults.erased)
  const raw = await rawOfMail(web, at.row.mailId)
  const done = await attachMail(web, { row: at.row, words, read: raw === null ? 'unreadable' : await mailReader().read(raw), reportId, by })
  return done === 'done' || done === 'changed' ? answered(web, c, 'attached', done) : again(t.mailIn.faults.refused)
}

/** The post in which this officer may verify that report; to anybody else it is as one that isn't there. */
function verifierOf(web: Web, c: RequestContext, { posts }: MailPlace, { state }: { readonly state: Parameters<typeof audienceOf>[1] }): Officer | null {
  const world = web.reference.get().worldAt(web.clock.now())
  const { officer } = officerAtWork(c)
  return posts.find((post) => audienceOf(world, state, { officer, posts: [post] }) === 'verifier') ?? null
}

async function answered(web: Web, c: RequestContext, act: string, done: 'done' | 'changed'): Promise<Response> {
  if (done === 'done') return c.redirect(`${paths.mails}?selesai=${act === 'attach' ? 'attached' : act}`, 303)
  const now = await mailOf(web, c)
  return now === null ? notFoundResponse(web, c) : showMail(web, c, now, { errors: [{ field: 'mail-words', message: frameOf(web, c).t.mailIn.faults.changed }] }, 409)
}
