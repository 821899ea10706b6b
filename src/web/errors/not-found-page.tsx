// 404: no such page, or none that may be known of.
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import type { Frame } from '../ui/frame.ts'
import { ErrorPage } from './error-page.tsx'

export function NotFoundPage({ frame }: { readonly frame: Frame }) {
  const { t } = frame
  return (
    <ErrorPage frame={frame} title={t.errors.notFound.title} lead={t.errors.notFound.lead}>
      {frame.user === undefined ? <ForEverybody t={t} /> : <ForOfficers t={t} />}
    </ErrorPage>
  )
}

function ForEverybody({ t }: { readonly t: Frame['t'] }) {
  return (
    <>
      <p>{t.errors.notFound.hint}</p>
      <div class="actions">
        <LinkButton href={paths.track} look="main" icon="search">{t.frame.track}</LinkButton>
        <LinkButton href={paths.home}>{t.errors.toHome}</LinkButton>
      </div>
    </>
  )
}

function ForOfficers({ t }: { readonly t: Frame['t'] }) {
  return (
    <>
      <p>{t.errors.notFound.deskHint}</p>
      <div class="actions">
        <LinkButton href={paths.search} look="main" icon="search">{t.search.title}</LinkButton>
        <LinkButton href={paths.desk}>{t.desk.home}</LinkButton>
      </div>
    </>
  )
}
