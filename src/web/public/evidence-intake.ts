// The evidence of one posted form: each file is sealed to disk as it comes in, looked at, and kept or refused with a sentence.
import { filledSource } from '../../app/filled-source.ts'
import type { StoredEvidence } from '../../app/seal-content.ts'
import { storedEvidence, takeEvidence, type EvidenceRefusal, type TakenEvidence } from '../../app/take-evidence.ts'
import { FileFault } from '../../store/files/file-fault.ts'
import type { Text } from '../../text/text.ts'
import { EVIDENCE_LIMITS } from '../../vault/evidence-limits.ts'
import type { Fields, TakeFile } from '../read-form.ts'
import type { FieldError } from '../ui/field-error.ts'
import type { FileItem } from '../ui/file-list.tsx'
import type { Hidden } from '../ui/hidden-fields.tsx'
import type { Web } from '../web.ts'
import { evidenceSentence } from './evidence-sentence.ts'
import { keptEvidence, keptField, type EvidencePlace, type KeptFor } from './kept-evidence.ts'
import { FILES_FIELD } from './report-form-values.ts'

export type EvidenceIntake = {
  readonly take: TakeFile
  /** Must be called once all fields are there, before the following ones. */
  readonly finish: (fields: Fields) => EvidencePlace
  readonly faults: (t: Text) => readonly FieldError[]
  /** What was accepted, to be shown and sent on with the form that comes back. */
  readonly kept: () => readonly FileItem[]
  readonly keptField: () => Hidden
  /** What was accepted, as it would be published. */
  readonly accepted: () => readonly StoredEvidence[]
  /** Makes the accepted files part of the report's folder; on disk when it returns. Null when one of them is no longer there. */
  readonly publish: () => Promise<readonly StoredEvidence[] | null>
  /** Answers, and afterwards lets go of files that this form brought and that were neither published nor kept for the form that comes back. */
  readonly answering: (answer: () => Promise<Response>) => Promise<Response>
}

type Refused = { readonly name: string; readonly refusal: EvidenceRefusal }

/** A reply and an act have their report's key; a new report takes over the key that its files were sealed with at the first sending. */
export function evidenceIntake(web: Web, purpose: KeptFor, placeOf: (fields: Fields) => EvidencePlace): EvidenceIntake {
  /** Brought by an earlier sending of this form, and by this one. */
  const before: TakenEvidence[] = []
  const now: TakenEvidence[] = []
  const refused: Refused[] = []
  let place: EvidencePlace | undefined
  let spared = false
  /** The form says that files are kept for it, and they are not. */
  let lost = false
  const taken = () => [...before, ...now]

  /** The place is settled by the first file or the end of the form: fields that name it stand before the files. */
  function settle(fields: Fields): EvidencePlace {
    if (place !== undefined) return place
    const own = placeOf(fields)
    const kept = keptEvidence(web, purpose, fields)
    if (kept === 'none') return (place = own)
    lost = kept === 'run-out' || kept.place.reportId !== own.reportId || (purpose !== 'report' && !purpose.startsWith('entry') && !kept.place.key.equals(own.key))
    if (kept === 'run-out' || lost) return (place = own)
    before.push(...kept.files)
    return (place = kept.place)
  }

  async function take({ fileName, declaredType, content }: Parameters<TakeFile>[0], fields: Fields): Promise<void> {
    const { reportId, key } = settle(fields)
    if (taken().length >= EVIDENCE_LIMITS.files) return refuseOneTooMany(fileName, content)
    const room = EVIDENCE_LIMITS.totalBytes - taken().reduce((bytes, { staged }) => bytes + staged.plainSize, 0)
    const result = await takeEvidence(web.files, { source: content, fileName, declaredType, reportId, key, room })
    if (result === 'nothing') return
    if ('refusal' in result) refused.push(result)
    else now.push(result)
  }

  async function refuseOneTooMany(name: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    if (name !== '' || (await filledSource(content)) !== null) refused.push({ name, refusal: 'too-many-files' })
  }

  return {
    take,
    finish: settle,
    faults: (t) => [...(lost ? [t.form.filesAgain] : []), ...refused.map(({ name, refusal }) => evidenceSentence(t, refusal, name))].map((message) => ({ field: FILES_FIELD, message })),
    kept: () => taken().map(({ kind, name, staged }) => ({ kind, name, size: staged.plainSize })),
    keptField: () => {
      if (place === undefined || taken().length === 0) return {}
      spared = true
      return keptField(web, purpose, place, taken())
    },
    accepted: () => taken().map(storedEvidence),
    publish: async () => {
      try {
        await web.files.publish(taken().map(({ staged }) => staged))
      } catch (error) {
        if (error instanceof FileFault && error.code === 'file-missing') return null
        throw error
      }
      spared = true
      return taken().map(storedEvidence)
    },
    answering: async (answer) => {
      try {
        return await answer()
      } finally {
        if (!spared) await web.files.discard(now.map(({ staged }) => staged))
      }
    },
  }
}
