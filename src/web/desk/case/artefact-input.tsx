// The field of one artefact, by its type.
import type { ArtefactAsked } from '../../../report/allowed/artefacts-asked.ts'
import { MASKED_ARTEFACT } from '../../../report/audience/masked-artefact.ts'
import { formatDateTime, isoInZone, type Zone } from '../../../text/format.ts'
import type { ReadyText } from '../../../sop/vocabulary.ts'
import type { Text } from '../../../text/text.ts'
import { errorOf, type FieldError } from '../../ui/field-error.ts'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { artefactField } from './act-field-names.ts'
import { beginsWithWords, SUBJECT_LIMIT, TEXT_LIMIT } from './read-artefact.ts'
import { SendingOrder, type ReadyShown } from './sending-order.tsx'
import type { StartingTexts } from './starting-texts.ts'

export type Inputs = {
  readonly t: Text
  readonly zone: Zone
  readonly now: number
  readonly errors: readonly FieldError[]
  /** What was typed; null where the form is drawn for the first time. */
  readonly typed: (name: string) => string | null
  readonly starts: StartingTexts
  /** For masking: the wording that is covered, or the one covered before. */
  readonly toMask: { readonly subject: string; readonly description: string }
  /** What stands ready to be copied beside an artefact; null where nothing does. */
  readonly ready: (kind: ReadyText) => ReadyShown | null
  /** The act that the form is of. */
  readonly act: string
  /** Whether the reporter is answered with it. */
  readonly isAnswer: (artefact: string) => boolean
}

export function ArtefactInput({ inputs, asked }: { readonly inputs: Inputs; readonly asked: ArtefactAsked }) {
  const { ready } = asked.artefact
  const shown = ready === undefined ? null : inputs.ready(ready)
  const typed = <TypedInput inputs={inputs} asked={asked} />
  return shown === null ? typed : <SendingOrder t={inputs.t} ready={shown} act={inputs.act}>{typed}</SendingOrder>
}

function TypedInput({ inputs, asked }: { readonly inputs: Inputs; readonly asked: ArtefactAsked }) {
  const { t, errors, typed, starts } = inputs
  const { id, type, label, options, parts } = asked.artefact
  const name = artefactField(id)
  const base = { t, name, label: label[t.units.language], error: errorOf(errors, name), required: !asked.there || beginsWithWords(inputs, id) }
  const value = typed(name) ?? starts.get(id)?.text ?? ''
  switch (type) {
    case 'wording':
      if (id === MASKED_ARTEFACT) return <MaskedInputs inputs={inputs} />
      return <TextArea {...base} hint={hintOf(inputs, asked)} rows={inputs.isAnswer(id) ? 10 : 5} limit={TEXT_LIMIT} value={value} />
    case 'document':
      if (parts.length > 0) return <PartInputs inputs={inputs} asked={asked} />
      return <TextArea {...base} hint={hintOf(inputs, asked)} rows={8} limit={TEXT_LIMIT} value={value} />
    case 'proof':
      return <TextArea {...base} hint={t.casework.proofHint} rows={2} limit={TEXT_LIMIT} value={value} />
    case 'number':
      return <TextField {...base} code width="half" value={typed(name) ?? asked.kept?.value ?? ''} />
    case 'choice':
      return <RadioCards {...base} cards={options.map((option) => ({ value: option.id, title: option.label[t.units.language] }))} value={typed(name) ?? asked.kept?.value ?? (options.length === 1 ? options[0]?.id : undefined)} />
    case 'moment':
      return <MomentInputs inputs={inputs} asked={asked} />
    case 'units':
    case 'report':
    case 'equipment':
    case 'register':
      return null
    default:
      return type satisfies never
  }
}

function hintOf({ t, isAnswer, starts }: Inputs, { artefact: { id, forReporter } }: ArtefactAsked): string {
  const readers = isAnswer(id) ? t.casework.answerHint : forReporter === true ? t.casework.reporterHint : t.casework.insideHint
  const from = starts.get(id)?.from ?? null
  return from === null ? readers : `${from} ${readers}`
}

function MaskedInputs({ inputs: { t, errors, typed, toMask } }: { readonly inputs: Inputs }) {
  const [subject, description] = [artefactField(MASKED_ARTEFACT, 'subject'), artefactField(MASKED_ARTEFACT, 'description')]
  return (
    <>
      <p class="hint">{t.casework.maskHint}</p>
      <TextField t={t} name={subject} label={t.casework.maskedSubject} error={errorOf(errors, subject)} required maxlength={SUBJECT_LIMIT} value={typed(subject) ?? toMask.subject} />
      <TextArea t={t} name={description} label={t.casework.maskedDescription} error={errorOf(errors, description)} required rows={12} limit={TEXT_LIMIT} value={typed(description) ?? toMask.description} />
    </>
  )
}

function PartInputs({ inputs: { t, errors, typed }, asked: { artefact: { id, label, parts }, there } }: { readonly inputs: Inputs; readonly asked: ArtefactAsked }) {
  return (
    <fieldset class="field">
      <legend>{label[t.units.language]}</legend>
      {parts.map((part, index) => {
        const name = artefactField(id, index)
        return <TextArea t={t} name={name} label={part} error={errorOf(errors, name)} required={!there} rows={3} limit={TEXT_LIMIT} value={typed(name) ?? ''} />
      })}
    </fieldset>
  )
}

/** Now stands in it already: most who note that something was done have just done it. */
function MomentInputs({ inputs: { t, zone, now, errors, typed }, asked: { artefact: { id, label }, there, kept } }: { readonly inputs: Inputs; readonly asked: ArtefactAsked }) {
  const [date, time] = [artefactField(id, 'date'), artefactField(id, 'time')]
  const iso = isoInZone(now, zone)
  const before = kept?.value == null ? null : formatDateTime(t, Date.parse(kept.value), zone)
  return (
    <div class="pair">
      <TextField t={t} name={date} type="date" width="half" label={t.casework.momentDate(label[t.units.language])} hint={there && before !== null ? t.casework.keptAlready(before) : undefined} error={errorOf(errors, date)} required={!there} value={typed(date) ?? (there ? '' : iso.slice(0, 10))} />
      <TextField t={t} name={time} type="time" width="short" label={t.casework.momentTime} required={!there} value={typed(time) ?? (there ? '' : iso.slice(11, 16))} />
    </div>
  )
}
