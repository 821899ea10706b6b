// Why an act can't be done now; what was written for it is given back.
import { paths } from '../../paths.ts'
import { LinkButton } from '../../ui/button.tsx'
import type { Frame } from '../../ui/frame.ts'
import { Notice } from '../../ui/notice.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { DeskPageFrame } from '../desk-page-frame.tsx'
import type { Changes } from './changed-notice.tsx'

export type ActCannotProps = { readonly frame: Frame; readonly number: string; readonly why: string; readonly written: readonly string[]; readonly changes: Changes | null }

export function ActCannotPage({ frame, number, why, written, changes }: ActCannotProps) {
  const { t } = frame
  const crumbs = [{ label: t.desk.home, href: paths.desk }, { label: t.casework.report(number), href: paths.deskReport(number) }]
  return (
    <DeskPageFrame frame={frame} title={t.casework.cannot} crumbs={crumbs}>
      <Notice t={t} tone="warning"><p>{why}</p></Notice>
      {changes !== null && changes.entries.length > 0 && <section aria-labelledby="since-title"><h2 id="since-title">{t.casework.conflict.since}</h2><Timeline t={t} zone={changes.zone} entries={changes.entries} /></section>}
      {written.length > 0 && (
        <section class="panel" aria-labelledby="written-title">
          <h2 id="written-title">{t.casework.yourText}</h2>
          <p class="hint">{t.casework.yourTextNote}</p>
          {written.map((one) => <div class="words">{one}</div>)}
        </section>
      )}
      <LinkButton look="main" href={paths.deskReport(number)} icon="back">{t.casework.back}</LinkButton>
    </DeskPageFrame>
  )
}
