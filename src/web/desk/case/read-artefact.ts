// What a form gives for one artefact, by its type; null where nothing new is given.
import type { Giving } from '../../../app/act-on-report.ts'
import { MASKED_ARTEFACT } from '../../../report/audience/masked-artefact.ts'
import { isBlank } from '../../../privacy/is-blank.ts'
import type { ArtefactAsked } from '../../../report/allowed/artefacts-asked.ts'
import { line, text, typed } from '../../form-values.ts'
import { instantTyped } from '../instant-typed.ts'
import { artefactField } from './act-field-names.ts'
import type { ActReading, Fault } from './act-reading.ts'

/** Characters of one text; an answer of more belongs into a document. */
export const TEXT_LIMIT = 20_000
export const SUBJECT_LIMIT = 150
const NUMBER = /^[A-Za-z0-9][A-Za-z0-9./#-]{0,63}$/

type Asking = { /** The files belong to it. */ readonly file: boolean; readonly fault: Fault }

export function readArtefact(reading: ActReading, asked: ArtefactAsked, { file, fault }: Asking): Giving | null {
  const { t, fields } = reading
  const { id, type, label, options } = asked.artefact
  const field = artefactField(id)
  const lacks = (place = field): null => {
    if (!asked.there || (isBlank(text(fields, field)) && beginsWithWords(reading, id))) fault(place, t.casework.missing(label[t.units.language]))
    return null
  }
  switch (type) {
    case 'wording':
      return id === MASKED_ARTEFACT ? masked(reading, asked, fault) : wording(reading, asked, { file, fault }) ?? lacks()
    case 'document':
      return asked.artefact.parts.length > 0 ? parted(reading, asked, { file, fault }) : wording(reading, asked, { file, fault }) ?? (file ? { artefact: id, file } : lacks())
    case 'proof':
      return wording(reading, asked, { file, fault }) ?? (file ? { artefact: id, file } : lacks())
    case 'number': {
      const value = line(fields, field)
      if (value === '') return lacks()
      if (NUMBER.test(value)) return isKept(asked, value) ? null : { artefact: id, value }
      fault(field, t.casework.numberWrong)
      return null
    }
    case 'choice': {
      const value = typed(fields, field)
      if (!options.some((option) => option.id === value)) return lacks()
      return isKept(asked, value) ? null : { artefact: id, value }
    }
    case 'moment':
      return moment(reading, asked, fault) ?? null
    case 'units':
    case 'report':
    case 'equipment':
    case 'register':
      return null
    default:
      return type satisfies never
  }
}

/** The same as what is there already; what was kept of an earlier round is given anew, also in the same words. */
function isKept({ there, kept }: ArtefactAsked, value: string): boolean {
  return there && value === kept?.value
}

/** Whoever empties a field that held words, or leaves one empty that wants new words, has not filled it. */
export function beginsWithWords({ starts }: Pick<ActReading, 'starts'>, artefact: string): boolean {
  const start = starts.get(artefact)
  return start !== undefined && (start.anew || start.text !== '')
}

/** Null when nothing was written, or nothing else than what was kept. */
function wording({ t, fields, starts }: ActReading, { artefact: { id }, there }: ArtefactAsked, { file, fault }: Asking): Giving | null {
  const written = text(fields, artefactField(id))
  if (written.length > TEXT_LIMIT) fault(artefactField(id), t.form.faults.textLong(TEXT_LIMIT))
  if (isBlank(written)) return null
  if (!file && there && written === starts.get(id)?.text.trim()) return null
  return { artefact: id, text: written, ...(file && { file }) }
}

/** Each part under its heading. */
function parted({ t, fields }: ActReading, { artefact: { id, parts, label }, there }: ArtefactAsked, { file, fault }: Asking): Giving | null {
  const texts = parts.map((_, index) => text(fields, artefactField(id, index)))
  if (there && texts.every(isBlank)) return null
  for (const [index, one] of texts.entries()) {
    if (isBlank(one)) fault(artefactField(id, index), t.casework.partMissing(parts[index] ?? '', label[t.units.language]))
    else if (one.length > TEXT_LIMIT) fault(artefactField(id, index), t.form.faults.textLong(TEXT_LIMIT))
  }
  return { artefact: id, text: parts.map((part, index) => `${part}\n${texts[index] ?? ''}`).join('\n\n'), parts, ...(file && { file }) }
}

function masked({ t, fields }: ActReading, { artefact: { id } }: ArtefactAsked, fault: Fault): Giving | null {
  const subject = line(fields, artefactField(id, 'subject'))
  const description = text(fields, artefactField(id, 'description'))
  if (isBlank(subject)) fault(artefactField(id, 'subject'), t.casework.missing(t.form.subject))
  if (subject.length > SUBJECT_LIMIT) fault(artefactField(id, 'subject'), t.form.faults.textLong(SUBJECT_LIMIT))
  if (isBlank(description)) fault(artefactField(id, 'description'), t.casework.missing(t.form.description))
  if (description.length > TEXT_LIMIT) fault(artefactField(id, 'description'), t.form.faults.textLong(TEXT_LIMIT))
  return { artefact: id, text: JSON.stringify({ subject, description }) }
}

function moment({ t, fields, zone, now }: ActReading, { artefact: { id, label }, there }: ArtefactAsked, fault: Fault): Giving | null {
  const [date, time] = [typed(fields, artefactField(id, 'date')), typed(fields, artefactField(id, 'time'))]
  if (date === '' && time === '') {
    if (!there) fault(artefactField(id, 'date'), t.casework.missing(label[t.units.language]))
    return null
  }
  const at = instantTyped(date, time, zone)
  if (at === null) fault(artefactField(id, 'date'), t.casework.momentWrong)
  else if (at > now) fault(artefactField(id, 'date'), t.casework.momentAhead)
  else return { artefact: id, value: new Date(at).toISOString() }
  return null
}
