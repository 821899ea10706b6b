// The form of a procedure as it was printed and signed: identity block, table and errors; nothing that isn't printed.
import type { Form, Sop } from '../../sop/sop.ts'
import type { Text } from '../../text/text.ts'
import { FoldedPart } from '../ui/contents.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { Table } from '../ui/table.tsx'

export function PrintedForm({ t, sop, form }: { readonly t: Text; readonly sop: Sop; readonly form: Form }) {
  const printed = sop.steps.filter(({ cells }) => Object.keys(cells).length > 0)
  const facts = form.identity.map(({ label, lines }) => ({ name: label.replace(/\s*:\s*$/, ''), value: lines.length === 0 ? <em lang={t.frame.otherLanguageCode === 'id' ? 'en' : 'id'}>({t.procedure.empty})</em> : <Lines lines={lines} /> }))
  const rows = printed.map(({ cells }) => form.columns.map(({ id }) => <Lines lines={(cells[id] ?? '').split('\n')} />))
  return (
    <FoldedPart id="printed-title" title={t.procedure.formTitle}>
      <p>{t.procedure.formLead}</p>
      <div lang="id">
        <p class="form-heads"><Lines lines={form.heads} /></p>
        <div class="slip-facts"><SummaryList facts={facts} /></div>
        {/* Wider than a phone held upright, like the sheet: it scrolls by itself there, and by the keyboard. */}
        <div class="printed-table" role="region" aria-label={t.procedure.steps} tabindex={0}><Table caption={t.procedure.steps} columns={form.columns.map(({ label }) => ({ name: label }))} rows={rows} /></div>
        {form.notes.length > 0 && (
          <>
            <h3 lang={t.frame.otherLanguageCode === 'id' ? 'en' : 'id'}>{t.procedure.notes}</h3>
            <ul>{form.notes.map((note) => <li>{note}</li>)}</ul>
          </>
        )}
      </div>
    </FoldedPart>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return <>{lines.map((line, index) => <>{index > 0 && <br />}{line}</>)}</>
}
