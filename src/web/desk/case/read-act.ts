// Reads an act's form: what is given for each artefact, what is decided, to whom it goes; each fault beside its field.
import type { Deed, Giving } from '../../../app/act-on-report.ts'
import type { FieldError } from '../../ui/field-error.ts'
import { fileArtefact } from './act-at-hand.ts'
import type { ActReading } from './act-reading.ts'
import { VERSION_FIELD } from './act-field-names.ts'
import { readArtefact } from './read-artefact.ts'
import { readSettings } from './read-settings.ts'
import { readTargets } from './read-targets.ts'
import { typed } from '../../form-values.ts'

export type ActRead = { readonly deed: Deed; readonly errors: readonly FieldError[] }

export function readAct(reading: ActReading): ActRead {
  const { act, fields } = reading
  const errors: FieldError[] = []
  const fault = (field: string, message: string): void => void errors.push({ field, message })
  const filed = reading.hasFiles ? fileArtefact(act) : null
  const givings = act.asked.flatMap((asked): Giving[] => {
    const giving = readArtefact(reading, asked, { file: asked.artefact.id === filed, fault })
    return giving === null ? [] : [giving]
  })
  const version = Number(typed(fields, VERSION_FIELD))
  return {
    deed: {
      by: act.by,
      expect: { holding: act.holding, version: Number.isSafeInteger(version) ? version : -1 },
      step: act.step.id,
      way: act.way.id,
      givings,
      settings: readSettings(reading, fault),
      targets: readTargets(reading, fault),
    },
    errors,
  }
}
