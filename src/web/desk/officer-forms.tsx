// The forms by which an administrator takes officers in and changes what they are.
import type { OfficerRow } from '../../store/accounts/officers.ts'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { CheckCard } from '../ui/check-card.tsx'
import { CopyButton } from '../ui/device-button.tsx'
import { errorOf, type FieldError } from '../ui/field-error.ts'
import type { Frame } from '../ui/frame.ts'
import { Notice } from '../ui/notice.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { Select, type Option } from '../ui/select.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DeskPageFrame } from './desk-page-frame.tsx'

type Values = Readonly<Record<string, string>>
type FormProps = { readonly frame: Frame; readonly values: Values; readonly errors: readonly FieldError[] }
type OfOfficer = FormProps & { readonly officer: OfficerRow }
export type PostChoices = { readonly units: readonly Option[]; readonly offices: readonly Option[] }

export function InviteOfficerPage({ frame, values, errors, ...choices }: FormProps & PostChoices) {
  const { t } = frame
  const words = t.manage.officers
  return (
    <DeskPageFrame frame={frame} title={words.invite} lead={words.inviteLead} crumbs={[{ href: paths.officers, label: words.title }]} errors={errors}>
      <form method="post" action={paths.newOfficer} class="panel">
        <TextField t={t} name="name" label={words.name} value={values['name']} error={errorOf(errors, 'name')} required maxlength={120} />
        <TextField t={t} name="email" type="email" label={words.email} value={values['email']} error={errorOf(errors, 'email')} required maxlength={254} />
        <PersonFields frame={frame} values={values} errors={errors} />
        <PostFields frame={frame} values={values} errors={errors} {...choices} optional />
        <Button look="main" large>{words.inviteButton}</Button>
      </form>
    </DeskPageFrame>
  )
}

export function OfficerDataPage({ frame, values, errors, officer }: OfOfficer) {
  const { t } = frame
  const words = t.manage.officers
  return (
    <DeskPageFrame frame={frame} title={words.data} crumbs={crumbs(frame, officer)} errors={errors}>
      <form method="post" action={paths.officerData(officer.officer)} class="panel">
        <TextField t={t} name="name" label={words.name} value={values['name']} error={errorOf(errors, 'name')} required maxlength={120} />
        <PersonFields frame={frame} values={values} errors={errors} />
        <Button look="main" large>{words.save}</Button>
      </form>
    </DeskPageFrame>
  )
}

export function GivePostPage({ frame, values, errors, officer, ...choices }: OfOfficer & PostChoices) {
  const words = frame.t.manage.officers
  return (
    <DeskPageFrame frame={frame} title={words.givePost} crumbs={crumbs(frame, officer)} errors={errors}>
      <form method="post" action={paths.newPost(officer.officer)} class="panel">
        <PostFields frame={frame} values={values} errors={errors} {...choices} />
        <Button look="main" large>{words.givePost}</Button>
      </form>
    </DeskPageFrame>
  )
}

export function NameDeputyPage({ frame, values, errors, officer, posts, officers }: OfOfficer & { readonly posts: readonly Option[]; readonly officers: readonly Option[] }) {
  const { t } = frame
  const words = t.manage.officers
  return (
    <DeskPageFrame frame={frame} title={words.nameDeputy} lead={words.deputiesLead} crumbs={crumbs(frame, officer)} errors={errors}>
      <form method="post" action={paths.newDeputy(officer.officer)} class="panel">
        <Select t={t} name="post" label={words.posts} options={posts} empty={words.chooseOffice} value={values['post']} error={errorOf(errors, 'post')} required />
        <Select t={t} name="standIn" label={words.standIn} options={officers} empty={words.chooseOfficer} value={values['standIn']} error={errorOf(errors, 'standIn')} required />
        <TextField t={t} name="from" type="date" label={words.from} value={values['from']} error={errorOf(errors, 'from')} required width="half" />
        <TextField t={t} name="until" type="date" label={words.until} value={values['until']} error={errorOf(errors, 'until')} required width="half" />
        <Button look="main" large>{words.nameDeputy}</Button>
      </form>
    </DeskPageFrame>
  )
}

export function OfficerStatePage({ frame, errors, officer }: Omit<OfOfficer, 'values'>) {
  const words = frame.t.manage.officers
  const [title, lead] = officer.active ? [words.disable, words.disableLead] : [words.enable, words.enableLead]
  return (
    <DeskPageFrame frame={frame} title={title} lead={lead} crumbs={crumbs(frame, officer)} errors={errors}>
      <form method="post" action={paths.officerState(officer.officer)}>
        <input type="hidden" name="state" value={officer.active ? 'disabled' : 'active'} />
        <div class="actions" id="state">
          <Button look={officer.active ? 'danger' : 'main'} large>{title}</Button>
          <LinkButton href={paths.officer(officer.officer)}>{frame.t.frame.back}</LinkButton>
        </div>
      </form>
    </DeskPageFrame>
  )
}

export function NewLinkPage({ frame, values, errors, officer }: OfOfficer) {
  const { t } = frame
  const words = t.manage.officers
  const lost = officer.enrolled ? (['password', 'factor'] as const) : (['link'] as const)
  return (
    <DeskPageFrame frame={frame} title={words.link} lead={words.linkLead} crumbs={crumbs(frame, officer)} errors={errors}>
      <form method="post" action={paths.newLink(officer.officer)} class="panel">
        <RadioCards t={t} name="lost" label={words.lost} cards={lost.map((one) => ({ value: one, ...words.losts[one] }))} value={values['lost'] ?? (officer.enrolled ? undefined : 'link')} error={errorOf(errors, 'lost')} required />
        <Button look="main" large>{words.makeLink}</Button>
      </form>
    </DeskPageFrame>
  )
}

export function ShownLinkPage({ frame, officer, link }: { readonly frame: Frame; readonly officer: OfficerRow; readonly link: string }) {
  const { t } = frame
  const words = t.manage.officers
  return (
    <DeskPageFrame frame={frame} title={words.linkTitle} lead={words.linkShown(officer.name)} crumbs={crumbs(frame, officer)}>
      <Notice t={t} tone="warning"><p>{words.linkOnce}</p></Notice>
      <div class="panel">
        <p class="link-shown"><code id="shown-link">{link}</code></p>
        <CopyButton t={t} from="shown-link" label={words.linkCopy} />
      </div>
      <div class="actions"><LinkButton href={paths.officer(officer.officer)}>{words.linkBack}</LinkButton></div>
    </DeskPageFrame>
  )
}

function PersonFields({ frame: { t }, values, errors }: FormProps) {
  const words = t.manage.officers
  return (
    <>
      <TextField t={t} name="phone" type="tel" label={words.phone} hint={words.phoneHint} value={values['phone']} error={errorOf(errors, 'phone')} width="half" maxlength={30} />
      <div class="field"><CheckCard name="administrator" {...words.administrator} checked={values['administrator'] === 'on'} /></div>
      <div class="field"><CheckCard name="custodian" title={t.openings.custodian} note={t.openings.custodianNote} checked={values['custodian'] === 'on'} /></div>
    </>
  )
}

function PostFields({ frame: { t }, values, errors, units, offices, optional }: FormProps & PostChoices & { readonly optional?: boolean }) {
  const words = t.manage.officers
  return (
    <>
      <Select t={t} name="unit" label={words.unit} options={units} empty={t.manage.units.choose} value={values['unit']} error={errorOf(errors, 'unit')} required={!optional} />
      <Select t={t} name="office" label={words.office} options={offices} empty={words.chooseOffice} value={values['office']} error={errorOf(errors, 'office')} required={!optional} />
      <TextArea t={t} name="duties" label={words.duties} hint={words.dutiesHint} value={values['duties']} error={errorOf(errors, 'duties')} rows={3} />
    </>
  )
}

function crumbs({ t }: Frame, officer: OfficerRow) {
  return [{ href: paths.officers, label: t.manage.officers.title }, { href: paths.officer(officer.officer), label: officer.name }]
}
