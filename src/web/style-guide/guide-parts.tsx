// The parts that can stand twice on a page: once in each theme.
import type { Text } from '../../text/text.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { CheckBox, CheckCard } from '../ui/check-card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { EVIDENCE_TYPES, FileField } from '../ui/file-field.tsx'
import { FileList } from '../ui/file-list.tsx'
import { GroupedCode } from '../ui/grouped-code.tsx'
import { Notice } from '../ui/notice.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { Progress } from '../ui/progress.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { Select } from '../ui/select.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { Table } from '../ui/table.tsx'
import { Tag } from '../ui/tag.tsx'
import { TextArea } from '../ui/text-area.tsx'
import { TextField } from '../ui/text-field.tsx'
import { CODE, FILES, NUMBER } from './sample-report.ts'

type Part = { readonly t: Text; /** Keeps names and ids apart. */ readonly prefix: string }

const COLOURS = ['navy', 'action', 'link', 'red', 'green', 'amber', 'ink', 'soft', 'gold', 'leaf'] as const
const TONES = ['info', 'success', 'warning', 'danger'] as const

export function GuideParts(part: Part) {
  return (
    <div class="guide-parts">
      <Colours {...part} />
      <Letters {...part} />
      <Buttons {...part} />
      <Words {...part} />
      <Fields {...part} />
      <Choices {...part} />
      <Lists {...part} />
    </div>
  )
}

function Colours({ t }: Part) {
  return (
    <section>
      <h3>{t.guide.colours}</h3>
      <ul class="swatches">{COLOURS.map((colour) => <li><span class={`swatch ${colour}`}></span>{t.guide.colourNames[colour]}</li>)}</ul>
    </section>
  )
}

function Letters({ t, prefix }: Part) {
  return (
    <section>
      <h3>{t.guide.letters}</h3>
      <p class="guide-display">{t.home.title}</p>
      <p class="lead">{t.home.lead}</p>
      <p>{t.guide.lettersNote} <a href="#isi">{t.frame.home}</a></p>
      <p class="over">{t.guide.codes}</p>
      <GroupedCode id={`${prefix}-number`} code={NUMBER} />
      <p><GroupedCode id={`${prefix}-code`} code={CODE} /></p>
    </section>
  )
}

function Buttons({ t, prefix }: Part) {
  return (
    <section>
      <h3>{t.guide.buttons}</h3>
      <div class="actions">
        <Button look="main" large icon="pencil">{t.frame.report}</Button>
        <Button look="main">{t.report.replySend}</Button>
        <LinkButton href="#isi" icon="search">{t.frame.track}</LinkButton>
        <Button look="danger">{t.report.withdrawConfirm}</Button>
        <Button look="quiet">{t.frame.back}</Button>
      </div>
      {prefix === 'light' && <Pagination t={t} newer="#isi" older="#isi" />}
      <Progress label={t.form.sending} value={62} />
    </section>
  )
}

function Words({ t }: Part) {
  return (
    <section>
      <h3>{t.guide.words}</h3>
      <p class="tags"><Tag>{t.report.stages.written}</Tag> {TONES.map((tone) => <><Tag tone={tone}>{t.frame[tone]}</Tag> </>)}</p>
      {TONES.map((tone) => <Notice t={t} tone={tone} title={t.frame[tone]}><p>{t.guide.sampleSentence}</p></Notice>)}
    </section>
  )
}

function Fields({ t, prefix }: Part) {
  const options = [{ value: 'lasem', label: 'Lasem' }, { value: 'sarang', label: 'Sarang' }]
  return (
    <section>
      <h3>{t.guide.fields}</h3>
      <TextField t={t} name={`${prefix}-subject`} label={t.form.subject} hint={t.form.subjectHint} value={t.guide.sampleSentence} required />
      <TextField t={t} name={`${prefix}-wrong`} label={t.form.subject} error={t.guide.sampleError} required />
      <div class="field-row">
        <TextField t={t} name={`${prefix}-date`} type="date" label={t.form.date} width="half" />
        <TextField t={t} name={`${prefix}-time`} type="time" label={t.form.time} width="short" />
      </div>
      <Select t={t} name={`${prefix}-district`} label={t.form.district} options={options} empty={t.form.districtNone} />
      <TextArea t={t} name={`${prefix}-description`} label={t.form.description} rows={3} limit={120} />
      <FileField t={t} name={`${prefix}-files`} label={t.form.files} hint={t.form.filesHint} accept={EVIDENCE_TYPES} />
    </section>
  )
}

function Choices({ t, prefix }: Part) {
  const cards = (['complaint', 'aspiration'] as const).map((kind) => ({ value: kind, ...t.form.kinds[kind] }))
  return (
    <section>
      <h3>{t.guide.choices}</h3>
      <RadioCards t={t} name={`${prefix}-kind`} label={t.form.kind} cards={cards} value="complaint" required />
      <div class="cards">
        <CheckCard name={`${prefix}-anonymous`} {...t.form.anonymous} checked />
        <CheckCard name={`${prefix}-secret`} {...t.form.secret} />
      </div>
      <CheckBox name={`${prefix}-unknown`} title={t.form.dateUnknown} />
    </section>
  )
}

function Lists({ t }: Part) {
  const [number = '', agency = '', left = ''] = t.guide.sampleColumns
  return (
    <section>
      <h3>{t.guide.lists}</h3>
      <SummaryList facts={[{ name: t.report.government, value: 'Kabupaten Rembang' }, { name: t.report.files, value: <FileList t={t} files={FILES} /> }]} />
      <Table caption={t.guide.lists} captionHidden columns={[{ name: number }, { name: agency }, { name: left, numeric: true }]} rows={[[NUMBER, 'Dinas Perhubungan', t.units.workingDays(3)], ['2F8D-WK4T-9ZQ1M', 'Dinas Kesehatan', t.units.workingDays(11)]]} />
      <EmptyState title={t.guide.sampleEmpty} />
    </section>
  )
}
