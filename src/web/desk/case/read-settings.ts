// What an officer decides about a report along with an act; a choice left as it is changes nothing.
import type { Settings } from '../../../report/event.ts'
import { CLASSIFICATIONS, NATURES } from '../../../sop/vocabulary.ts'
import type { Setting } from '../../../sop/sop.ts'
import { typed } from '../../form-values.ts'
import { ABOUT_KEPT_FIELD, ABOUT_OFFICER_FIELD, ABOUT_UNIT_FIELD, settingField } from './act-field-names.ts'
import type { ActReading, Fault } from './act-reading.ts'

export function readSettings(reading: ActReading, fault: Fault): Settings {
  return Object.assign({}, ...reading.act.way.sets.map((setting) => readSetting(reading, setting, fault)))
}

function readSetting(reading: ActReading, setting: Setting, fault: Fault): Settings {
  const { t, state, fields } = reading
  const field = settingField(setting)
  const value = typed(fields, field)
  const yes = value === 'ya' ? true : value === 'tidak' ? false : undefined
  switch (setting) {
    case 'classification': {
      const classification = CLASSIFICATIONS.find((one) => one === value)
      return classification === undefined || classification === state.classification ? {} : { classification }
    }
    case 'nature': {
      const nature = NATURES.find((one) => one === value)
      if (nature === undefined && state.nature === null) fault(field, t.casework.settings.nature.missing)
      return nature === undefined || nature === state.nature ? {} : { nature }
    }
    case 'inspection':
      if (yes === undefined && state.inspection === null) fault(field, t.casework.settings.inspection.missing)
      return yes === undefined || yes === state.inspection ? {} : { inspection: yes }
    case 'anonymous':
    case 'secret':
    case 'systemic':
      return yes === undefined || yes === state[setting] ? {} : { [setting]: yes }
    case 'complained-about':
      return complainedAbout(reading, fault)
    default:
      return setting satisfies never
  }
}

/** Who was named before and stays ticked, and whoever is named now: a unit of this government, an officer of that unit. */
function complainedAbout({ t, state: { complainedAbout: before }, fields, complainable }: ActReading, fault: Fault): Settings {
  const kept = new Set(fields.get(ABOUT_KEPT_FIELD) ?? [])
  const staying = before.filter((_, index) => kept.has(String(index)))
  const [unitTyped, officerTyped] = [typed(fields, ABOUT_UNIT_FIELD), typed(fields, ABOUT_OFFICER_FIELD)]
  const [unit, officer] = [numberOf(unitTyped), numberOf(officerTyped)]
  const officers = unit === null ? undefined : complainable.get(unit)
  if (unitTyped !== '' && officers === undefined) fault(ABOUT_UNIT_FIELD, t.casework.settings.about.unitUnknown)
  if (unitTyped === '' && officerTyped !== '') fault(ABOUT_UNIT_FIELD, t.casework.settings.about.unitMissing)
  if (officerTyped !== '' && officers !== undefined && (officer === null || !officers.includes(officer))) fault(ABOUT_OFFICER_FIELD, t.casework.settings.about.officerElsewhere)
  if (unit === null && staying.length === before.length) return {}
  return { complainedAbout: unit === null ? staying : [...staying, { officer, unit }] }
}

function numberOf(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null
}
