// What a government writes down about itself in a units file: who verifies, which agencies there are, which procedure runs.
import { z } from 'zod'
import { parse } from 'yaml'
import { RETENTION_ENDS, type RetentionRow, type RetentionSchedule } from '../report/erasure/retention.ts'
import { OUTCOMES } from '../report/state.ts'
import type { Classification, UnitKind } from '../report/world.ts'
import { CLASSIFICATIONS, NATURES } from '../sop/vocabulary.ts'
import { UNIT_FORMS, type UnitForm } from './units.ts'

const code = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'lower-case letters, digits, dots and dashes')
const regionCode = z.string().regex(/^\d\d(?:\.\d\d(?:\.\d\d(?:\.\d{4})?)?)?$/, 'a Kemendagri code such as 33.17')

const unitFields = { code, name: z.string().min(3).max(200), region: regionCode.optional(), calendar: z.string().optional() }

type AgencyEntry = {
  code: string
  name: string
  region?: string | undefined
  calendar?: string | undefined
  kind?: 'agency' | 'office' | 'oversight' | undefined
  form?: UnitForm | undefined
  addressable?: boolean | undefined
  procedures?: Partial<Record<Classification, string>> | undefined
  units?: AgencyEntry[] | undefined
}

const procedures = z.partialRecord(z.enum(['complaint', 'aspiration', 'information-request']), z.string())

const agency: z.ZodType<AgencyEntry> = z.strictObject({
  ...unitFields,
  kind: z.enum(['agency', 'office', 'oversight']).optional(),
  form: z.enum(UNIT_FORMS).optional(),
  addressable: z.boolean().optional(),
  procedures: procedures.optional(),
  get units() {
    return z.array(agency).optional()
  },
})

const years = z.int().min(0).max(100)
const retention = z.strictObject({
  /** The regulation that lays the schedule down (JRA). */
  basis: z.string().min(5).max(300),
  rows: z.array(z.strictObject({
    class: code, name: z.strictObject({ id: z.string().min(3).max(100), en: z.string().min(3).max(100) }),
    classification: z.enum(CLASSIFICATIONS).optional(), nature: z.enum(NATURES).optional(), outcome: z.enum(OUTCOMES).optional(),
    active: years, inactive: years, then: z.enum(RETENTION_ENDS),
  })).min(1).max(50),
}).refine(({ rows }) => isForTheRest(rows.at(-1)), { path: ['rows'], error: 'the last row says nothing of classification, nature or outcome: it is for everything else' })

function isForTheRest(row: Pick<RetentionRow, 'classification' | 'nature' | 'outcome'> | undefined): boolean {
  return row?.classification === undefined && row?.nature === undefined && row?.outcome === undefined
}

const unitsFile = z.strictObject({
  government: z.strictObject({
    ...unitFields,
    kind: z.enum(['government', 'national']).optional(),
    /** Code of the unit above, which another file may hold. */
    parent: code.optional(),
    calendar: z.string(),
    procedures: procedures.optional(),
    /** Who verifies and dispatches. A national team does so itself. */
    coordinator: z.strictObject({ code, name: z.string().min(3).max(200) }).optional(),
    agencies: z.array(agency).optional(),
    retention: retention.optional(),
    privacy: z.strictObject({ /** How long a look at what a reporter hides lasts. */ openingMinutes: z.int().min(1).max(1440).optional() }).optional(),
  }).refine(({ kind, coordinator }) => kind === 'national' || coordinator !== undefined, { path: ['coordinator'], error: 'a government names who verifies and dispatches' }),
})

/** A unit as the file names it; parent and coordinator by code. */
export type UnitEntry = {
  readonly code: string
  readonly name: string
  readonly kind: UnitKind
  /** What kind of body it is, for people; null where the file says nothing. */
  readonly form: UnitForm | null
  readonly parent: string | null
  readonly coordinator: string | null
  readonly region: string | null
  readonly calendar: string | null
  readonly addressable: boolean
  readonly procedures: Partial<Record<Classification, string>>
  /** Of a government, where its file says something. */
  readonly retention?: RetentionSchedule | undefined
  readonly privacy?: { readonly openingMinutes?: number | undefined } | undefined
}

/** The units of a file, parents first. @throws Error with one line for each fault, naming the place in the file. */
export function unitsOf(text: string, file: string): readonly UnitEntry[] {
  const read = unitsFile.safeParse(yamlOf(text, file))
  if (!read.success) {
    throw new Error(read.error.issues.map((issue) => `${file}: ${issue.path.join('.')}: ${issue.message}`).join('\n'))
  }
  const { government } = read.data
  const root: UnitEntry = {
    code: government.code, name: government.name, kind: government.kind ?? 'government', form: null, parent: government.parent ?? null, coordinator: government.coordinator?.code ?? null,
    region: government.region ?? null, calendar: government.calendar, addressable: false, procedures: government.procedures ?? {}, privacy: government.privacy, retention: government.retention,
  }
  const team = government.coordinator === undefined ? [] : [coordinatorOf(government.coordinator, government.code)]
  return [root, ...team, ...(government.agencies ?? []).flatMap((entry) => below(entry, government.code))]
}

/** @throws Error that names the file and the line */
function yamlOf(text: string, file: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`, { cause: error })
  }
}

function coordinatorOf(named: { readonly code: string; readonly name: string }, parent: string): UnitEntry {
  return { ...named, kind: 'office', form: null, parent, coordinator: null, region: null, calendar: null, addressable: false, procedures: {} }
}

function below(entry: AgencyEntry, parent: string): UnitEntry[] {
  const unit: UnitEntry = {
    code: entry.code, name: entry.name, kind: entry.kind ?? 'agency', form: entry.form ?? null, parent, coordinator: null, region: entry.region ?? null,
    calendar: entry.calendar ?? null, addressable: entry.addressable ?? true, procedures: entry.procedures ?? {},
  }
  return [unit, ...(entry.units ?? []).flatMap((child) => below(child, entry.code))]
}
