// Which procedures are in force here: the way to how reports are handled.
import { paths } from '../paths.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import type { Frame } from '../ui/frame.ts'
import { Icon } from '../ui/icon.tsx'
import { Layout } from '../ui/layout.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import type { ProcedureInForce } from './procedures-shown.ts'
import { unitNames } from './procedure-page.tsx'

export function ProceduresPage({ frame, procedures }: { readonly frame: Frame; readonly procedures: readonly ProcedureInForce[] }) {
  const { t, language } = frame
  return (
    <Layout frame={frame} title={t.procedure.listTitle}>
      <PageTitle lead={t.procedure.listLead}>{t.procedure.listTitle}</PageTitle>
      {procedures.length === 0 && <EmptyState title={t.procedure.none} />}
      <ul class="link-cards">
        {procedures.map(({ sop, units }) => (
          <li>
            <a href={paths.procedure(sop.id)}>
              <Icon name="office" />
              <span>{unitNames(units)}: {sop.title[language]}{sop.form !== null && sop.form.number !== '' && ` (${sop.form.number})`}</span>
              <Icon name="arrow" />
            </a>
          </li>
        ))}
      </ul>
    </Layout>
  )
}
