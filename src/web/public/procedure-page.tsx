// How a government handles reports: its procedure drawn, what is printed of it, what was read into it, and what law and rules add.
import type { Child } from 'hono/jsx'
import type { Unit } from '../../report/world.ts'
import { clausesOf, type Clause } from '../../sop/clauses.ts'
import type { Sop } from '../../sop/sop.ts'
import { paths } from '../paths.ts'
import { BackLink } from '../ui/back-link.tsx'
import { Contents, FoldedPart, ToTop } from '../ui/contents.tsx'
import type { Frame } from '../ui/frame.ts'
import { Layout } from '../ui/layout.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { ProcedureDrawing } from '../ui/procedure-drawing.tsx'
import { Table } from '../ui/table.tsx'
import { PrintedForm } from './printed-form.tsx'

export type ProcedurePageProps = {
  readonly frame: Frame
  readonly sop: Sop
  readonly units: readonly Unit[]
  /** Drawn with all that overlays add. */
  readonly whole: boolean
}

export function ProcedurePage({ frame, sop, units, whole }: ProcedurePageProps) {
  const { t, language } = frame
  const title = t.procedure.title(unitNames(units))
  const clauses = clausesOf(sop)
  const [inferred, added] = [rowsOf(frame, clauses.filter(({ as }) => as === 'inferred')), rowsOf(frame, clauses.filter(({ as }) => as === 'overlay'))]
  const parts = [
    { id: 'drawing-title', title: t.procedure.drawing },
    { id: 'list-title', title: t.procedure.asList },
    ...(sop.form === null ? [] : [{ id: 'printed-title', title: t.procedure.formTitle }]),
    { id: 'inferred', title: t.procedure.counted(t.procedure.inferredTitle, inferred.length) },
    { id: 'added', title: t.procedure.counted(t.procedure.addedTitle, added.length) },
  ]
  return (
    <Layout frame={frame} title={title} measure="wide">
      <BackLink href={paths.procedures}>{t.procedure.listTitle}</BackLink>
      <PageTitle over={sop.form?.number} lead={sop.title[language]}>{title}</PageTitle>
      <Contents t={t} parts={parts} />
      <section class="procedure-part" aria-labelledby="drawing-title">
        <h2 id="drawing-title">{t.procedure.drawing}</h2>
        <ProcedureDrawing t={t} language={language} sop={sop} whole={whole} />
        <p class="no-print"><a href={whole ? paths.procedure(sop.id) : paths.wholeProcedure(sop.id)}>{whole ? t.procedure.showOwn : t.procedure.showWhole}</a></p>
      </section>
      {sop.form !== null && <PrintedForm t={t} sop={sop} form={sop.form} />}
      <Clauses frame={frame} id="inferred" title={t.procedure.counted(t.procedure.inferredTitle, inferred.length)} lead={t.procedure.inferredLead} rows={inferred} />
      <Clauses frame={frame} id="added" title={t.procedure.counted(t.procedure.addedTitle, added.length)} lead={t.procedure.addedLead} rows={added} />
      <ToTop t={t} />
    </Layout>
  )
}

export function unitNames(units: readonly Unit[]): string {
  return units.map(({ name }) => name).join(', ')
}

/** One row for each reason or law, with all that rests on it. */
function rowsOf({ language }: Frame, clauses: readonly Clause[]): readonly (readonly Child[])[] {
  return [...Map.groupBy(clauses, ({ source }) => source)].map(([source, resting]) => [
    <span lang="id">{source}</span>,
    [...new Set(resting.map(({ what, step }) => (step === null || step.label.id === what.id ? what[language] : `${step.label[language]}: ${what[language]}`)))].join('; '),
  ])
}

type ClausesProps = { readonly frame: Frame; readonly id: string; readonly title: string; readonly lead: string; readonly rows: readonly (readonly Child[])[] }

function Clauses({ frame: { t }, id, title, lead, rows }: ClausesProps) {
  return (
    <FoldedPart id={id} title={title}>
      <p>{lead}</p>
      {rows.length === 0 ? <p>{t.procedure.nothing}</p> : <div class="clauses"><Table caption={title} captionHidden columns={[{ name: t.procedure.reason }, { name: t.procedure.clause }]} rows={rows} /></div>}
    </FoldedPart>
  )
}
