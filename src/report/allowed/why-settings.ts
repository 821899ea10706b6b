// Whether what an actor decides about the report along with a way may be decided there.
import type { Setting, Way } from '../../sop/sop.ts'
import type { Act } from '../command.ts'
import type { Settings } from '../event.ts'
import type { Refusal } from '../refusal.ts'
import type { ReportState } from '../state.ts'

const names: Readonly<Record<keyof Settings, Setting>> = {
  classification: 'classification', nature: 'nature', anonymous: 'anonymous', secret: 'secret', systemic: 'systemic', inspection: 'inspection',
  complainedAbout: 'complained-about',
}

/** What decides times must be set where it is asked for; the rest may be left as it is. */
export function whySettingsDontDo(state: ReportState, way: Way, { settings, by }: Act): Refusal | null {
  const given = (Object.keys(settings) as (keyof Settings)[]).filter((key) => settings[key] !== undefined)
  if (given.some((key) => !way.sets.includes(names[key]))) return 'setting-not-here'
  if (way.sets.includes('nature') && (settings.nature ?? state.nature) === null) return 'setting-missing'
  if (way.sets.includes('inspection') && (settings.inspection ?? state.inspection) === null) return 'setting-missing'
  if (way.corrects === true && !given.some((key) => settings[key] !== state[key])) return 'nothing-corrected'
  if (by.who !== 'officer') return null
  if (opensMore(state, settings) || (way.opens !== true && shows(state, settings))) return 'not-yours-to-open'
  if (way.opens === true && hides(state, settings)) return 'not-yours-to-hide'
  return way.sets.length > 0 && way.sets.every(isHiding) && !hidesAnew(state, settings) ? 'nothing-changed' : null
}

function isHiding(setting: Setting): boolean {
  return setting === 'anonymous' || setting === 'secret'
}

/** One person alone may show again what two hid, by a way of its own; that way hides nothing, for hiding takes two. */
function shows(state: ReportState, { anonymous, secret }: Settings): boolean {
  return (anonymous === false && state.anonymous) || (secret === false && state.secret)
}

function hides(state: ReportState, { anonymous, secret }: Settings): boolean {
  return (anonymous === true && !state.anonymous) || (secret === true && !state.secret)
}

/** The reporter is told that something was hidden: something must have been. */
function hidesAnew(state: ReportState, { anonymous = state.anonymous, secret = state.secret }: Settings): boolean {
  return anonymous !== state.anonymous || secret !== state.secret
}

/** Staff may undo what staff hid, but never show what the reporter chose to hide. */
function opensMore({ chosen }: ReportState, { anonymous, secret }: Settings): boolean {
  return (anonymous === false && chosen.anonymous) || (secret === false && chosen.secret)
}
