// One e-mail that came in: what it says, as plain text, and what the officer may do with it.
import { paths } from '../../paths.ts'
import { Button } from '../../ui/button.tsx'
import { errorOf, type FieldError } from '../../ui/field-error.ts'
import type { Frame } from '../../ui/frame.ts'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { SummaryList } from '../../ui/summary-list.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { DeskPageFrame } from '../desk-page-frame.tsx'
import { shortSubject } from './short-subject.ts'

export type MailPageProps = {
  readonly frame: Frame
  readonly id: string
  readonly version: number
  readonly state: string
  readonly kind: string
  readonly subject: string
  readonly from: string
  readonly came: string
  /** Of a report whose reporter is hidden: neither sender nor words are shown. */
  readonly closed: boolean
  /** Null where it could not be read. */
  readonly words: { readonly own: string; readonly whole: string | null; readonly shortened: boolean } | null
  readonly attachments: readonly { readonly name: string; readonly size: string }[]
  readonly left: readonly string[]
  /** Where the e-mail as it came is had; null once it was removed. */
  readonly raw: string | null
  readonly report: { readonly number: string; readonly href: string } | null
  readonly why: string | null
  readonly may: { readonly make: boolean; readonly attach: boolean; readonly setAside: boolean; readonly review: boolean }
  /** Governments to which it may be passed on. */
  readonly others: readonly { readonly value: string; readonly label: string }[]
  readonly values: { readonly number: string; readonly why: string; readonly government: string }
  readonly errors: readonly FieldError[]
}

export function MailPage(props: MailPageProps) {
  const { frame, subject, from, came, kind, state, words, report, errors } = props
  const { t } = frame
  const said = t.mailIn
  const title = shortSubject(subject)
  const explained = state === 'waiting' || state === 'noted' ? said.explained[kind] : undefined
  return (
    <DeskPageFrame frame={frame} title={title} crumbs={[{ href: paths.mails, label: said.title }]} errors={errors} wide>
      <p>
        <Tag tone={state === 'waiting' ? 'info' : 'plain'}>{said.states[state] ?? state}</Tag> <Tag>{said.kinds[kind] ?? kind}</Tag>
        {report && <> <a href={report.href}>{t.report.numbered(report.number)}</a></>}
      </p>
      {explained && <Notice t={t}><p>{explained}</p></Notice>}
      <div class="columns">
        <div class="column-main">
          <section class="panel" aria-labelledby="mail-words">
            <h2 id="mail-words">{said.words}</h2>
            <SummaryList facts={[...(title === subject ? [] : [{ name: said.subject, value: subject }]), { name: said.from, value: from }, { name: said.came, value: came }, ...(props.why === null ? [] : [{ name: said.why, value: props.why }])]} />
            {props.closed ? <p>{said.closed}</p> : words === null ? <p>{kind === 'unreadable' ? said.explained['unreadable'] : props.raw === null ? said.removed : said.faults.erased}</p> : <Words {...props} words={words} />}
            <Attachments {...props} />
            {!props.closed && <p class="hint">{props.raw === null ? said.rawRemoved : <><a href={props.raw} download>{said.raw}</a>. {said.rawHow}</>}</p>}
          </section>
        </div>
        <Acts {...props} />
      </div>
    </DeskPageFrame>
  )
}

function Words({ frame: { t }, words }: MailPageProps & { readonly words: NonNullable<MailPageProps['words']> }) {
  return (
    <>
      <div class="words">{words.own}</div>
      {words.shortened && <p class="hint">{t.mailIn.shortened}</p>}
      {words.whole !== null && <details><summary>{t.mailIn.quoted}</summary><div class="words">{words.whole}</div></details>}
    </>
  )
}

function Attachments({ frame: { t }, attachments, left }: MailPageProps) {
  const said = t.mailIn
  if (attachments.length === 0) return null
  return (
    <>
      <h3>{said.attachments}</h3>
      <ul>{attachments.map(({ name, size }) => <li>{name} ({size})</li>)}</ul>
      {left.length > 0 && <p class="hint">{said.left} {left.join(', ')}</p>}
      {attachments.some(({ name }) => /^winmail\.dat\b/i.test(name)) && <Notice t={t}><p>{said.winmail}</p></Notice>}
    </>
  )
}

function Acts(props: MailPageProps) {
  const { frame: { t }, id, may, others, values, errors } = props
  const said = t.mailIn
  if (!may.make && !may.attach && !may.setAside && !may.review && others.length === 0) return null
  return (
    <aside class="column-side" aria-label={t.casework.actions}>
      {may.make && <section class="panel"><h2>{said.make}</h2><p>{said.makeHow}</p><div class="actions"><a class="button main" href={paths.enterMail(id)}>{said.make}</a></div></section>}
      {may.attach && (
        <Form {...props} title={said.attach} how={said.attachHow}>
          <TextField t={t} name="number" label={said.number} value={values.number} error={errorOf(errors, 'number')} required />
          <Button name="do" value="attach">{said.attachDo}</Button>
        </Form>
      )}
      {others.length > 0 && (
        <Form {...props} title={said.passOn} how={said.passOnHow}>
          <Select t={t} name="government" label={said.government} options={others} empty={said.governmentChoose} value={values.government} error={errorOf(errors, 'government')} required />
          <Button name="do" value="pass-on">{said.passOnDo}</Button>
        </Form>
      )}
      {may.setAside && (
        <Form {...props} title={said.setAside}>
          <Select t={t} name="why" label={said.why} options={Object.entries(said.whys).map(([value, label]) => ({ value, label }))} empty={said.whyChoose} value={values.why} error={errorOf(errors, 'why')} required />
          <Button name="do" value="set-aside">{said.setAsideDo}</Button>
        </Form>
      )}
      {may.review && <Form {...props} title={said.review} how={said.reviewHow}><Button name="do" value="review">{said.review}</Button></Form>}
    </aside>
  )
}

function Form({ id, version, title, how, children }: MailPageProps & { readonly title: string; readonly how?: string; readonly children?: unknown }) {
  return (
    <form method="post" action={paths.mail(id)} class="panel">
      <h2>{title}</h2>
      {how && <p>{how}</p>}
      <input type="hidden" name="version" value={String(version)} />
      {children}
    </form>
  )
}
