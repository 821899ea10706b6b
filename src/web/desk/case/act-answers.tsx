// The answers an act may get before it is done: its form, the look at the message, that something changed, that it can't be.
import type { Deed, Foreseen } from '../../../app/act-on-report.ts'
import type { ReadReport } from '../../../app/read-report.ts'
import { MASKED_ARTEFACT } from '../../../report/audience/masked-artefact.ts'
import type { Refusal } from '../../../report/refusal.ts'
import { privatePage, type PageStatus } from '../../answer-page.ts'
import { freshFormKey, sameFormKey } from '../../form-key.ts'
import { typed } from '../../form-values.ts'
import { frameOf } from '../../frame-of.ts'
import { paths } from '../../paths.ts'
import type { EvidenceIntake } from '../../public/evidence-intake.ts'
import type { Fields } from '../../read-form.ts'
import type { FieldError } from '../../ui/field-error.ts'
import type { Hidden } from '../../ui/hidden-fields.tsx'
import type { Web } from '../../web.ts'
import { officeZone } from '../office-zone.ts'
import { actFields, writtenOf } from './act-fields.tsx'
import { CHANGE_FIELD, FIND_FIELD, SEEN_FIELD, SEND_FIELD, VERSION_FIELD } from './act-field-names.ts'
import { ActCannotPage } from './act-cannot-page.tsx'
import { ActFormPage } from './act-form-page.tsx'
import { ActPreviewPage } from './act-preview-page.tsx'
import { takesFiles, type ActAtHand } from './act-at-hand.ts'
import type { ActShowing } from './act-showing.ts'
import { caseTimeline } from './case-timeline.ts'
import { ChangedNotice } from './changed-notice.tsx'
import { maskedOf, originalOf } from './case-words.ts'
import { messageShown } from '../../../text/message-shown.ts'

type FormAnswer = { readonly errors?: readonly FieldError[]; readonly intake?: EvidenceIntake; readonly status?: PageStatus; readonly changed?: boolean }

export function formResponse(showing: ActShowing, act: ActAtHand, { errors = [], intake, status = 200, changed = false }: FormAnswer = {}): Promise<Response> {
  const { web, c, atHand, report, fields } = showing
  const frame = frameOf(web, c)
  const masks = act.asked.some(({ artefact: { id } }) => id === MASKED_ARTEFACT)
  const notes = act.asked.some(({ artefact: { ready } }) => ready !== undefined)
  const page = (
    <ActFormPage
      frame={frame}
      number={atHand.number}
      address={addressOf(showing, act)}
      title={(notes ? act.step : act.way).label[frame.language]}
      clause={act.way.mark.source}
      fields={actFields(showing, act, errors)}
      files={takesFiles(act) ? (intake?.kept() ?? []) : null}
      report={originalOf(report) ?? maskedOf(report)}
      beside={masks}
      notes={notes ? act.way.label[frame.language] : null}
      looksFirst={act.way.tell.some(({ to }) => to === 'reporter')}
      hidden={{ ...ownFields(web, report, act, changed ? null : fields), ...intake?.keptField() }}
      errors={errors}
      notice={changed ? <ChangedNotice {...changesOf(showing)} frame={frame} /> : undefined}
    />
  )
  return privatePage(c, page, status)
}

export function previewResponse(showing: ActShowing, act: ActAtHand, { deed, foreseen, intake }: { readonly deed: Deed; readonly foreseen: Exclude<Foreseen, { refused: unknown }>; readonly intake: EvidenceIntake }): Promise<Response> {
  const { web, c, atHand, report, world, fields } = showing
  const frame = frameOf(web, c)
  const telltale = { t: frame.t, world, state: foreseen.after, number: atHand.number, words: writtenOf(report, act, deed) }
  const units = foreseen.tellings.flatMap(({ to }) => (to.who === 'unit' && !atHand.reader.posts.some(({ unit }) => unit === to.unit) ? [to.unit] : []))
  const sent = { ...ownFields(web, report, act, fields), ...intake.keptField() }
  return privatePage(c, (
    <ActPreviewPage
      frame={frame}
      number={atHand.number}
      address={addressOf(showing, act)}
      act={act.way.label[frame.language]}
      government={world.unit(report.state.government).name}
      messages={foreseen.tellings.filter(({ to }) => to.who === 'reporter').map((telling) => messageShown(telltale, telling))}
      units={[...new Set(units)].map((unit) => world.unit(unit).name)}
      files={intake.kept()}
      fields={[...Object.entries(sent), ...typedOn(fields, Object.keys(sent))]}
    />
  ))
}

/** Somebody came between, or the report has moved on: what changed, and the form again where it still may be sent. */
export function conflictResponse(showing: ActShowing, { refusal, intake }: { readonly refusal: Refusal; readonly intake: EvidenceIntake }): Promise<Response> {
  const { act } = showing
  return act !== null && act.whyNot === null ? formResponse(showing, act, { intake, status: 409, changed: true }) : cannotResponse(showing, act?.whyNot ?? refusal)
}

export function cannotResponse(showing: ActShowing, refusal: Refusal): Promise<Response> {
  const { web, c, atHand, fields } = showing
  const frame = frameOf(web, c)
  const written = [...(fields ?? [])].flatMap(([name, values]) => (name.startsWith('a-') ? values.filter((value) => value.trim() !== '') : []))
  return privatePage(c, <ActCannotPage frame={frame} number={atHand.number} why={frame.t.casework.refusals[refusal]} written={written} changes={fields === null ? null : changesOf(showing)} />, 409)
}

function changesOf(showing: ActShowing) {
  const { web, c, report, fields } = showing
  const frame = frameOf(web, c)
  const seen = Number(typed(fields ?? new Map(), SEEN_FIELD))
  const since = { ...report, history: report.history.filter(({ seq }) => seq > (Number.isSafeInteger(seen) ? seen : 0)) }
  return { zone: officeZone(web, report.state.government), entries: caseTimeline(showing, since, frame) }
}

function addressOf({ atHand }: ActShowing, { holding, step, way }: ActAtHand): string {
  return paths.act(atHand.number, { holding, step: step.id, way: way.id })
}

/** The form's key and the version it was drawn on; those it came with, when it comes back. */
function ownFields(web: Web, report: ReadReport, act: ActAtHand, fields: Fields | null): Hidden {
  const sent = (name: string) => typed(fields ?? new Map(), name)
  return {
    ...(fields === null ? freshFormKey(web) : sameFormKey(web, fields)),
    [VERSION_FIELD]: sent(VERSION_FIELD) || String(act.version),
    [SEEN_FIELD]: sent(SEEN_FIELD) || String(report.state.version),
  }
}

/** Every value as it was sent, but for those that are set anew. */
function typedOn(fields: Fields | null, besides: readonly string[]): readonly (readonly [string, string])[] {
  const left = new Set([...besides, FIND_FIELD, SEND_FIELD, CHANGE_FIELD, 'kept'])
  return [...(fields ?? [])].flatMap(([name, values]) => (left.has(name) ? [] : values.map((value) => [name, value] as const)))
}
