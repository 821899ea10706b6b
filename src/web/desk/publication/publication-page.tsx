// One publication: what it is written from, what everybody will read, and what the officer may do with it now.
import type { Child } from 'hono/jsx'
import type { PublicationState } from '../../../store/publications.ts'
import { paths } from '../../paths.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { errorOf, type FieldError } from '../../ui/field-error.ts'
import type { Frame } from '../../ui/frame.ts'
import { HiddenFields, type Hidden } from '../../ui/hidden-fields.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { DeskPageFrame } from '../desk-page-frame.tsx'
import { PUBLICATION_LIMITS } from './publication-fields.ts'

export type PublicationValues = { readonly title: string; readonly reported: string; readonly done: string }

export type PublicationPageProps = {
  readonly frame: Frame
  readonly number: string
  /** Null for one that nobody has begun. */
  readonly state: PublicationState | null
  readonly masked: { readonly subject: string; readonly description: string } | null
  /** Null where the officer may not read it, or there is none. */
  readonly answer: string | null
  readonly values: PublicationValues
  readonly may: { readonly write: boolean; readonly review: boolean; readonly publish: boolean; readonly withdraw: boolean }
  /** Kinds of personal data that the words seem to hold, in words. */
  readonly doubts: readonly string[]
  /** When and why the last one was withdrawn. */
  readonly withdrawn: string | null
  /** Nobody has masked it: where that is done, null where this officer may not. */
  readonly unmasked: { readonly mask: string | null } | null
  /** Published, but not shown now. */
  readonly hidden: boolean
  /** Written of a former end of the report. */
  readonly resettled: boolean
  readonly form: Hidden
  readonly errors: readonly FieldError[]
  readonly done: string | undefined
  readonly publicHref: string | null
}

export function PublicationPage(props: PublicationPageProps) {
  const { frame, number, state, doubts, may, errors } = props
  const { t } = frame
  const words = t.publication
  return (
    <DeskPageFrame frame={frame} title={words.one(number)} crumbs={[{ href: paths.publications, label: words.title }]} errors={errors} done={props.done} wide>
      <p>
        {state !== null && <Tag tone={state === 'published' ? 'success' : 'info'}>{words.states[state] ?? state}</Tag>} <a href={paths.deskReport(number)}>{t.report.numbered(number)}</a>
        {props.publicHref && <> · <a href={props.publicHref}>{words.seePublic}</a></>}
      </p>
      {props.withdrawn && <Notice t={t}><p>{props.withdrawn}</p></Notice>}
      {props.hidden && <Notice t={t} tone="warning"><p>{words.hidden}</p></Notice>}
      {props.resettled && <Notice t={t} tone="warning"><p>{words.resettled}</p></Notice>}
      {props.unmasked && <Notice t={t} tone="warning" title={words.unmaskedTitle}><p>{props.unmasked.mask === null ? words.unmaskedOthers : words.unmaskedYours}</p>{props.unmasked.mask !== null && <p><LinkButton look="main" href={props.unmasked.mask} icon="pencil">{words.mask}</LinkButton></p>}</Notice>}
      {doubts.length > 0 && <Notice t={t} tone="warning" title={words.doubts}><p>{doubts.join(', ')}</p></Notice>}
      <div class="columns">
        <div class="column-main">
          {may.write && !may.review ? <Writing {...props} /> : <Written {...props} />}
          {may.review && <Panel title={words.review} how={words.reviewHow} props={props} buttons={<><Button look="main" name="do" value="approve" icon="check">{words.approve}</Button> <Button name="do" value="back">{words.back}</Button></>} />}
          {state === 'asked' && !may.review && <Notice t={t}><p>{words.reviewWaits}</p></Notice>}
          {may.publish && <Panel title={words.publish} how={words.publishHow} props={props} buttons={<Button look="main" name="do" value="publish" icon="check">{words.publish}</Button>} />}
          {may.write && may.review && <details open={errors.length > 0}><summary>{words.edit}</summary><Writing {...props} /></details>}
          {may.withdraw && <details open={errorOf(errors, 'why') !== undefined}><summary>{words.withdraw}</summary><Withdrawing {...props} /></details>}
        </div>
        <Sources {...props} />
      </div>
    </DeskPageFrame>
  )
}

function Writing({ frame: { t }, number, values, errors, form, state }: PublicationPageProps) {
  const words = t.publication
  return (
    <form method="post" action={paths.publicationOf(number)} class="panel">
      <h2>{words.words}</h2>
      <p class="hint">{words.wordsHint}</p>
      <HiddenFields values={form} />
      <TextField t={t} name="title" label={words.fieldTitle} value={values.title} error={errorOf(errors, 'title')} required />
      <TextArea t={t} name="reported" label={words.fieldReported} value={values.reported} error={errorOf(errors, 'reported')} rows={6} limit={PUBLICATION_LIMITS.reported} required />
      <TextArea t={t} name="done" label={words.fieldDone} value={values.done} error={errorOf(errors, 'done')} rows={6} limit={PUBLICATION_LIMITS.done} required />
      {(state === 'asked' || state === 'approved') && <p class="hint">{words.rewrite}</p>}
      <div class="actions">
        <Button look={state === 'approved' || state === 'asked' ? 'plain' : 'main'} name="do" value="ask" icon="check">{words.ask}</Button>
        <Button name="do" value="save">{words.save}</Button>
      </div>
    </form>
  )
}

function Written({ frame: { t }, values }: PublicationPageProps) {
  if (values.title === '') return null
  return (
    <section class="panel" aria-labelledby="written-title">
      <h2 id="written-title">{values.title}</h2>
      <h3>{t.publication.fieldReported}</h3>
      <div class="words">{values.reported}</div>
      <h3>{t.publication.fieldDone}</h3>
      <div class="words">{values.done}</div>
    </section>
  )
}

function Panel({ title, how, props, buttons }: { readonly title: string; readonly how: string; readonly props: PublicationPageProps; readonly buttons: Child }) {
  return (
    <form method="post" action={paths.publicationOf(props.number)} class="panel">
      <h2>{title}</h2>
      <p>{how}</p>
      <HiddenFields values={props.form} />
      <div class="actions">{buttons}</div>
    </form>
  )
}

function Withdrawing({ frame: { t }, number, form, errors }: PublicationPageProps) {
  const words = t.publication
  const options = Object.entries(words.whys).map(([value, label]) => ({ value, label }))
  return (
    <form method="post" action={paths.publicationOf(number)} class="panel">
      <p>{words.withdrawHow}</p>
      <HiddenFields values={form} />
      <Select t={t} name="why" label={words.why} options={options} empty={words.whyChoose} error={errorOf(errors, 'why')} required width="half" />
      <Button look="danger" name="do" value="withdraw">{words.withdraw}</Button>
    </form>
  )
}

function Sources({ frame: { t }, masked, answer }: PublicationPageProps) {
  const words = t.publication
  return (
    <aside class="column-side" aria-label={words.source}>
      <section class="panel" aria-labelledby="masked-title">
        <h2 id="masked-title">{words.maskedWords}</h2>
        {masked && <><p><strong>{masked.subject}</strong></p><div class="words">{masked.description}</div></>}
      </section>
      <section class="panel" aria-labelledby="answer-title">
        <h2 id="answer-title">{words.answer}</h2>
        {answer === null ? <p>{words.answerNone}</p> : <div class="words">{answer}</div>}
      </section>
    </aside>
  )
}
