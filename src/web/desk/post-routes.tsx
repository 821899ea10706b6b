// Giving posts, taking them away, and naming stand-ins.
import { endDeputy, givePost, nameDeputy, takePost } from '../../app/accounts/manage-officers.ts'
import { officersOf, type OfficerRow } from '../../store/accounts/officers.ts'
import { postsOfOfficer } from '../../store/accounts/posts.ts'
import { privatePage } from '../answer-page.ts'
import { firstValues, typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import type { Fields } from '../read-form.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { RequestContext, Web } from '../web.ts'
import { withOfficer } from './officer-at-hand.ts'
import { administratorAtWork } from './officer-at-work.ts'
import { GivePostPage, NameDeputyPage } from './officer-forms.tsx'
import { officeZone } from './office-zone.ts'
import { postChoices } from './post-choices.ts'
import { postName } from './post-names.ts'
import { withFields } from './posted-fields.ts'
import { readDeputy, readPost } from './read-officer.ts'

export function postRoutes(web: Web, mount: Mount): void {
  mount('newPost', (c) => withOfficer(web, c, (officer) => showGivePost(web, c, officer, {}, [])))
  mount('givePost', (c) => withOfficer(web, c, (officer) => withFields(web, c, (fields) => give(web, c, officer, fields))))
  mount('takePostAgain', (c) => withOfficer(web, c, async ({ officer }) => c.redirect(paths.officer(officer), 303)))
  mount('takePost', (c) => withOfficer(web, c, (officer) => withFields(web, c, (fields) => take(web, c, officer, fields))))
  mount('newDeputy', (c) => withOfficer(web, c, (officer) => showNameDeputy(web, c, officer, {}, [])))
  mount('nameDeputy', (c) => withOfficer(web, c, (officer) => withFields(web, c, (fields) => name(web, c, officer, fields))))
  mount('endDeputyAgain', (c) => withOfficer(web, c, async ({ officer }) => c.redirect(paths.officer(officer), 303)))
  mount('endDeputy', (c) => withOfficer(web, c, (officer) => withFields(web, c, (fields) => end(web, c, officer, fields))))
}

type Values = Readonly<Record<string, string>>

function showGivePost(web: Web, c: RequestContext, officer: OfficerRow, values: Values, errors: readonly FieldError[]): Promise<Response> {
  return privatePage(c, <GivePostPage frame={frameOf(web, c)} officer={officer} values={values} errors={errors} {...postChoices(web, c)} />, errors.length === 0 ? 200 : 422)
}

async function give(web: Web, c: RequestContext, officer: OfficerRow, fields: Fields): Promise<Response> {
  const { faults } = frameOf(web, c).t.manage.officers
  const read = readPost(fields, faults, { offices: postChoices(web, c).offices.map(({ value }) => value), optional: false })
  if ('errors' in read) return showGivePost(web, c, officer, firstValues(fields), read.errors)
  if (read.value === null) return c.redirect(paths.newPost(officer.officer), 303)
  const done = await givePost(web.accounting, administratorAtWork(c), { officer: officer.officer, ...read.value })
  if ('refused' in done) return showGivePost(web, c, officer, firstValues(fields), [{ field: 'unit', message: faults[done.refused] }])
  return saved(c, officer)
}

/** What is gone already counts as done: the button was pressed twice. */
async function take(web: Web, c: RequestContext, officer: OfficerRow, fields: Fields): Promise<Response> {
  await takePost(web.accounting, administratorAtWork(c), { officer: officer.officer, unit: numberIn(fields, 'unit'), office: typed(fields, 'office') })
  return saved(c, officer)
}

async function showNameDeputy(web: Web, c: RequestContext, officer: OfficerRow, values: Values, errors: readonly FieldError[]): Promise<Response> {
  const frame = frameOf(web, c)
  const [posts, officers] = await Promise.all([postsOfOfficer(web.database.pool, officer.officer), officersOf(web.database.pool, officer.government)])
  return privatePage(c, (
    <NameDeputyPage
      frame={frame}
      officer={officer}
      values={values}
      errors={errors}
      posts={posts.map((post) => ({ value: `${post.unit} ${post.office}`, label: postName(web, frame.t, post) }))}
      officers={officers.filter((one) => one.active && one.officer !== officer.officer).map((one) => ({ value: String(one.officer), label: one.name }))}
    />
  ), errors.length === 0 ? 200 : 422)
}

async function name(web: Web, c: RequestContext, officer: OfficerRow, fields: Fields): Promise<Response> {
  const { faults } = frameOf(web, c).t.manage.officers
  const read = readDeputy(fields, faults, { zone: officeZone(web, officer.government), now: web.clock.now() })
  if ('errors' in read) return showNameDeputy(web, c, officer, firstValues(fields), read.errors)
  const done = await nameDeputy(web.accounting, administratorAtWork(c), { officer: officer.officer, ...read.value })
  if ('refused' in done) return showNameDeputy(web, c, officer, firstValues(fields), [{ field: done.refused === 'no-such-post' ? 'post' : 'standIn', message: faults[done.refused] }])
  return saved(c, officer)
}

async function end(web: Web, c: RequestContext, officer: OfficerRow, fields: Fields): Promise<Response> {
  const from = Number(typed(fields, 'from'))
  if (!Number.isSafeInteger(from) || Math.abs(from) > 8.64e15) return saved(c, officer)
  await endDeputy(web.accounting, administratorAtWork(c), { officer: officer.officer, unit: numberIn(fields, 'unit'), office: typed(fields, 'office'), standIn: numberIn(fields, 'standIn'), from })
  return saved(c, officer)
}

function saved(c: RequestContext, { officer }: OfficerRow): Response {
  return c.redirect(`${paths.officer(officer)}?selesai=data`, 303)
}

/** 0, which is nobody's number, for anything but a number. */
function numberIn(fields: Fields, field: string): number {
  const value = typed(fields, field)
  return /^\d{1,9}$/.test(value) ? Number(value) : 0
}
