// Managing the officers of the own government: the list, one officer, invitations and links.
import { inviteOfficer } from '../../app/accounts/invite-officer.ts'
import { changeOfficer, disableOfficer, enableOfficer, endSessionsOf, inviteAgain, type OfficerRefusal } from '../../app/accounts/manage-officers.ts'
import { officersOf, type OfficerRow } from '../../store/accounts/officers.ts'
import { waitingInvitations } from '../../store/accounts/invitations.ts'
import { passkeysOf } from '../../store/accounts/passkeys.ts'
import { providerLinkOf } from '../../store/accounts/provider-links.ts'
import { deputiesAround, postsOf, postsOfOfficer } from '../../store/accounts/posts.ts'
import { privatePage } from '../answer-page.ts'
import { firstValues, typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import type { Fields } from '../read-form.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { RequestContext, Web } from '../web.ts'
import { shownOnce } from './desk-cookies.ts'
import { withOfficer } from './officer-at-hand.ts'
import { administratorAtWork } from './officer-at-work.ts'
import { InviteOfficerPage, NewLinkPage, OfficerDataPage, OfficerStatePage, ShownLinkPage } from './officer-forms.tsx'
import { OfficerPage } from './officer-page.tsx'
import { officerState } from './officer-state.ts'
import { OfficersPage } from './officers-page.tsx'
import { officeZone } from './office-zone.ts'
import { postChoices } from './post-choices.ts'
import { postName, postNames } from './post-names.ts'
import { withFields } from './posted-fields.ts'
import { readEmail, readPerson, readPost } from './read-officer.ts'

export function officerRoutes(web: Web, mount: Mount): void {
  mount('officers', (c) => showOfficers(web, c))
  mount('newOfficer', (c) => showInvite(web, c, {}, []))
  mount('inviteOfficer', (c) => withFields(web, c, (fields) => invite(web, c, fields)))
  mount('officer', (c) => withOfficer(web, c, (officer) => showOfficer(web, c, officer)))
  mount('officerData', (c) => withOfficer(web, c, (officer) => showData(web, c, officer, { name: officer.name, phone: officer.phone ?? '', administrator: officer.administrator ? 'on' : '', custodian: officer.custodian ? 'on' : '' }, [])))
  mount('changeOfficer', (c) => withOfficer(web, c, (officer) => withFields(web, c, (fields) => saveData(web, c, officer, fields))))
  mount('officerState', (c) => withOfficer(web, c, (officer) => showState(web, c, officer, [])))
  mount('changeOfficerState', (c) => withOfficer(web, c, (officer) => withFields(web, c, (fields) => setState(web, c, officer, fields))))
  mount('newLink', (c) => withOfficer(web, c, (officer) => showNewLink(web, c, officer, [])))
  mount('makeLink', (c) => withOfficer(web, c, (officer) => withFields(web, c, (fields) => makeLink(web, c, officer, fields))))
  mount('shownLink', (c) => withOfficer(web, c, (officer) => showLink(web, c, officer)))
  mount('endOfficerSessionsAgain', (c) => withOfficer(web, c, async ({ officer }) => c.redirect(paths.officer(officer), 303)))
  mount('endOfficerSessions', (c) => withOfficer(web, c, async ({ officer }) => {
    await endSessionsOf(web.accounting, administratorAtWork(c), officer)
    return c.redirect(`${paths.officer(officer)}?selesai=sesi`, 303)
  }))
}

async function showOfficers(web: Web, c: RequestContext): Promise<Response> {
  const { government } = administratorAtWork(c)
  const { t } = frameOf(web, c)
  const { pool } = web.database
  const [officers, posts, invited] = await Promise.all([officersOf(pool, government), postsOf(pool, government), waitingInvitations(pool, government, web.clock.now())])
  const shown = officers.map((officer) => ({
    ...officer, id: officer.officer, state: officerState(officer, invited.get(officer.officer)),
    posts: postNames(web, t, posts.filter((post) => post.officer === officer.officer)),
  }))
  return privatePage(c, <OfficersPage frame={frameOf(web, c)} officers={shown} />)
}

function showInvite(web: Web, c: RequestContext, values: Readonly<Record<string, string>>, errors: readonly FieldError[]): Promise<Response> {
  return privatePage(c, <InviteOfficerPage frame={frameOf(web, c)} values={values} errors={errors} {...postChoices(web, c)} />, statusOf(errors))
}

async function invite(web: Web, c: RequestContext, fields: Fields): Promise<Response> {
  const { faults } = frameOf(web, c).t.manage.officers
  const [person, email, post] = [readPerson(fields, faults), readEmail(fields, faults), readPost(fields, faults, { offices: postChoices(web, c).offices.map(({ value }) => value), optional: true })]
  if ('errors' in person || 'errors' in email || 'errors' in post) {
    return showInvite(web, c, firstValues(fields), [person, email, post].flatMap((read) => ('errors' in read ? read.errors : [])))
  }
  const done = await inviteOfficer(web.accounting, administratorAtWork(c), { ...person.value, email: email.value, post: post.value })
  if ('refused' in done) {
    const field = { 'email-taken': 'email', 'phone-needed': 'phone', 'unit-not-yours': 'unit' }[done.refused]
    return showInvite(web, c, firstValues(fields), [{ field, message: faults[done.refused] }])
  }
  return toLink(web, c, done.officer, done.token)
}

/** The link is carried to the next page in a sealed cookie, so that it stands in no address of ours and no log. */
function toLink(web: Web, c: RequestContext, officer: number, token: string): Response {
  shownOnce.write(web, c, { officer, link: `${web.config.baseUrl}${paths.invitation(token)}` })
  return c.redirect(paths.shownLink(officer), 303)
}

function showLink(web: Web, c: RequestContext, officer: OfficerRow): Promise<Response> {
  const shown = shownOnce.read(web, c)
  if (shown === null || !('link' in shown) || shown.officer !== officer.officer) return Promise.resolve(c.redirect(paths.officer(officer.officer), 303))
  return privatePage(c, <ShownLinkPage frame={frameOf(web, c)} officer={officer} link={shown.link} />)
}

async function showOfficer(web: Web, c: RequestContext, officer: OfficerRow): Promise<Response> {
  const frame = frameOf(web, c)
  const { t } = frame
  const { pool } = web.database
  const [posts, deputies, invited, officers, passkeys, tie] = await Promise.all([
    postsOfOfficer(pool, officer.officer), deputiesAround(pool, officer.officer, web.clock.now()), waitingInvitations(pool, officer.government, web.clock.now()), officersOf(pool, officer.government), passkeysOf(pool, officer.officer), providerLinkOf(pool, officer.officer),
  ])
  const nameOf = (number: number) => officers.find((one) => one.officer === number)?.name ?? `${number}`
  const done = { data: t.manage.officers.saved, sesi: t.manage.officers.sessionsEnded, kunci: t.passkeys.ofOfficer.removed }[c.req.query('selesai') ?? '']
  shownOnce.clear(web, c)
  return privatePage(c, (
    <OfficerPage
      frame={frame}
      officer={officer}
      state={officerState(officer, invited.get(officer.officer))}
      invitedUntil={invited.get(officer.officer)}
      posts={posts.map((post) => ({ ...post, words: postName(web, t, post) }))}
      deputies={deputies.map((deputy) => ({ ...deputy, words: postName(web, t, deputy), names: [nameOf(deputy.officer), nameOf(deputy.standIn)] }))}
      opensByDevice={passkeys.length > 0 || tie !== null}
      zone={officeZone(web, officer.government)}
      done={done}
    />
  ))
}

function showData(web: Web, c: RequestContext, officer: OfficerRow, values: Readonly<Record<string, string>>, errors: readonly FieldError[]): Promise<Response> {
  return privatePage(c, <OfficerDataPage frame={frameOf(web, c)} officer={officer} values={values} errors={errors} />, statusOf(errors))
}

async function saveData(web: Web, c: RequestContext, officer: OfficerRow, fields: Fields): Promise<Response> {
  const { faults } = frameOf(web, c).t.manage.officers
  const person = readPerson(fields, faults)
  if ('errors' in person) return showData(web, c, officer, firstValues(fields), person.errors)
  const done = await changeOfficer(web.accounting, administratorAtWork(c), officer.officer, person.value)
  if ('refused' in done) return showData(web, c, officer, firstValues(fields), [refusalError(web, c, done.refused, { 'phone-needed': 'phone', 'last-administrator': 'administrator' })])
  return c.redirect(`${paths.officer(officer.officer)}?selesai=data`, 303)
}

function showState(web: Web, c: RequestContext, officer: OfficerRow, errors: readonly FieldError[]): Promise<Response> {
  return privatePage(c, <OfficerStatePage frame={frameOf(web, c)} officer={officer} errors={errors} />, statusOf(errors))
}

async function setState(web: Web, c: RequestContext, officer: OfficerRow, fields: Fields): Promise<Response> {
  const by = administratorAtWork(c)
  const done = typed(fields, 'state') === 'disabled' ? await disableOfficer(web.accounting, by, officer.officer) : await enableOfficer(web.accounting, by, officer.officer)
  if ('refused' in done) return showState(web, c, officer, [refusalError(web, c, done.refused, {})])
  return c.redirect(`${paths.officer(officer.officer)}?selesai=data`, 303)
}

function showNewLink(web: Web, c: RequestContext, officer: OfficerRow, errors: readonly FieldError[]): Promise<Response> {
  return privatePage(c, <NewLinkPage frame={frameOf(web, c)} officer={officer} values={{}} errors={errors} />, statusOf(errors))
}

async function makeLink(web: Web, c: RequestContext, officer: OfficerRow, fields: Fields): Promise<Response> {
  const lost = (['password', 'factor', 'link'] as const).find((one) => one === typed(fields, 'lost'))
  if (lost === undefined) return showNewLink(web, c, officer, [{ field: 'lost', message: frameOf(web, c).t.manage.officers.faults.lostMissing }])
  const done = await inviteAgain(web.accounting, administratorAtWork(c), officer.officer, lost)
  if ('refused' in done) return showNewLink(web, c, officer, [refusalError(web, c, done.refused, { 'not-enrolled': 'lost', 'enrolled-already': 'lost' })])
  return toLink(web, c, officer.officer, done.token)
}

function refusalError(web: Web, c: RequestContext, refused: OfficerRefusal, fields: Partial<Record<OfficerRefusal, string>>): FieldError {
  return { field: fields[refused] ?? 'state', message: frameOf(web, c).t.manage.officers.faults[refused] }
}

function statusOf(errors: readonly FieldError[]): 200 | 422 {
  return errors.length === 0 ? 200 : 422
}
