// Asked first where several governments are served: each has its own districts, offices and procedure.
import { BackLink } from '../ui/back-link.tsx'
import { paths } from '../paths.ts'
import type { Frame } from '../ui/frame.ts'
import { Icon } from '../ui/icon.tsx'
import { Layout } from '../ui/layout.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import type { GovernmentLink } from './home-page.tsx'

export type ChooseGovernmentPageProps = { readonly frame: Frame; readonly governments: readonly GovernmentLink[] }

export function ChooseGovernmentPage({ frame, governments }: ChooseGovernmentPageProps) {
  const { t } = frame
  return (
    <Layout frame={frame} title={t.form.chooseTitle}>
      <BackLink href={paths.home}>{t.frame.home}</BackLink>
      <PageTitle over={t.form.title} lead={t.form.chooseLead}>{t.form.chooseTitle}</PageTitle>
      <ul class="link-cards">
        {governments.map((government) => (
          <li>
            <a href={government.href}>
              <Icon name="office" />
              <span>{government.name}</span>
              <Icon name="arrow" />
            </a>
          </li>
        ))}
      </ul>
    </Layout>
  )
}
