// Managing the units of the own government.
import { addUnit, changeUnit, closeUnit, openUnit, type UnitRefusal } from '../../app/accounts/manage-units.ts'
import { postsOf } from '../../store/accounts/posts.ts'
import { UNIT_FORMS, type UnitChange } from '../../store/units.ts'
import { privatePage } from '../answer-page.ts'
import { notFoundResponse } from '../error-pages.tsx'
import { line, ticked, typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import type { Fields } from '../read-form.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { RequestContext, Web } from '../web.ts'
import { administratorAtWork } from './officer-at-work.ts'
import { withFields } from './posted-fields.ts'
import { unitOptions } from './unit-options.ts'
import { UnitPage, UNIT_KINDS, type UnitValues } from './unit-page.tsx'
import { unitTree, type UnitInTree } from './unit-tree.ts'
import { UnitsPage } from './units-page.tsx'

export function unitRoutes(web: Web, mount: Mount): void {
  mount('units', (c) => showUnits(web, c))
  mount('newUnit', (c) => showUnit(web, c, null, valuesOf(null, c.req.query('bawah')), []))
  mount('addUnit', (c) => withFields(web, c, (fields) => saveUnit(web, c, null, fields)))
  mount('unit', (c) => withUnit(web, c, (unit) => showUnit(web, c, unit, valuesOf(unit), [])))
  mount('changeUnit', (c) => withUnit(web, c, (unit) => withFields(web, c, (fields) => saveUnit(web, c, unit, fields))))
  mount('unitStateAgain', (c) => withUnit(web, c, async (unit) => c.redirect(paths.unit(unit.id), 303)))
  mount('unitState', (c) => withUnit(web, c, (unit) => withFields(web, c, (fields) => setState(web, c, unit, fields))))
}

/** Only a unit of the own government: another's and none look the same. */
function withUnit(web: Web, c: RequestContext, answer: (unit: UnitInTree) => Promise<Response>): Promise<Response> {
  const { government } = administratorAtWork(c)
  const unit = treeOf(web, c).find(({ id }) => String(id) === c.req.param('unit') && id !== government)
  return unit === undefined ? notFoundResponse(web, c) : answer(unit)
}

function treeOf(web: Web, c: RequestContext): readonly UnitInTree[] {
  return unitTree(web.reference.get(), administratorAtWork(c).government)
}

async function showUnits(web: Web, c: RequestContext): Promise<Response> {
  const { government } = administratorAtWork(c)
  const posts = await postsOf(web.database.pool, government)
  const officers = new Map([...Map.groupBy(posts, ({ unit }) => unit)].map(([unit, held]) => [unit, new Set(held.map(({ officer }) => officer)).size]))
  const tree = treeOf(web, c)
  const frame = frameOf(web, c)
  const done = c.req.query('selesai') === undefined ? undefined : frame.t.manage.units.saved
  return privatePage(c, <UnitsPage frame={frame} tree={tree} officers={officers} coordinator={tree[0]?.coordinator ?? null} done={done} />)
}

function showUnit(web: Web, c: RequestContext, unit: UnitInTree | null, values: UnitValues, errors: readonly FieldError[]): Promise<Response> {
  const parents = unitOptions(treeOf(web, c).filter(({ id }) => id !== unit?.id), Number(values.parent))
  return privatePage(c, <UnitPage frame={frameOf(web, c)} unit={unit} values={values} parents={parents} errors={errors} />, errors.length === 0 ? 200 : 422)
}

function valuesOf(unit: UnitInTree | null, parent = ''): UnitValues {
  if (unit === null) return { name: '', parent, kind: '', form: '', addressable: true }
  return { name: unit.name, parent: String(unit.parent ?? ''), kind: unit.kind, form: unit.form ?? '', addressable: unit.addressable }
}

async function saveUnit(web: Web, c: RequestContext, unit: UnitInTree | null, fields: Fields): Promise<Response> {
  const values: UnitValues = { name: line(fields, 'name'), parent: typed(fields, 'parent'), kind: typed(fields, 'kind'), form: typed(fields, 'form'), addressable: ticked(fields, 'addressable') }
  const read = readUnit(web, c, values)
  if ('errors' in read) return showUnit(web, c, unit, values, read.errors)
  const by = administratorAtWork(c)
  const done = unit === null ? await addUnit(web.accounting, by, read.change) : await changeUnit(web.accounting, by, unit.id, read.change)
  if ('refused' in done) return showUnit(web, c, unit, values, [refusalError(web, c, done.refused)])
  return c.redirect(`${paths.units}?selesai`, 303)
}

function readUnit(web: Web, c: RequestContext, { name, parent, kind, form, addressable }: UnitValues): { readonly change: UnitChange } | { readonly errors: readonly FieldError[] } {
  const { faults } = frameOf(web, c).t.manage.units
  const [known, shape] = [UNIT_KINDS.find((one) => one === kind), UNIT_FORMS.find((one) => one === form) ?? null]
  const errors: FieldError[] = []
  if (name.length < 3) errors.push({ field: 'name', message: faults.nameMissing })
  if (name.length > 200) errors.push({ field: 'name', message: faults.nameLong })
  if (!/^\d{1,9}$/.test(parent)) errors.push({ field: 'parent', message: faults.parentMissing })
  if (known === undefined) errors.push({ field: 'kind', message: faults.kindMissing })
  return errors.length > 0 || known === undefined ? { errors } : { change: { name, kind: known, parent: Number(parent), form: shape, addressable } }
}

async function setState(web: Web, c: RequestContext, unit: UnitInTree, fields: Fields): Promise<Response> {
  const by = administratorAtWork(c)
  const done = typed(fields, 'state') === 'closed' ? await closeUnit(web.accounting, by, unit.id) : await openUnit(web.accounting, by, unit.id)
  if ('refused' in done) return showUnit(web, c, unit, valuesOf(unit), [refusalError(web, c, done.refused)])
  return c.redirect(`${paths.units}?selesai`, 303)
}

function refusalError(web: Web, c: RequestContext, refused: UnitRefusal): FieldError {
  const field = refused === 'parent-not-yours' || refused === 'below-itself' ? 'parent' : 'name'
  return { field, message: frameOf(web, c).t.manage.units.faults[refused] }
}
