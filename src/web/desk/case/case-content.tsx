// What the report says: the wording this officer may read, both where there are two, and the evidence in place.
import type { Text } from '../../../text/text.ts'
import { FileList } from '../../ui/file-list.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { OpeningShown } from '../openings/opening-shown.ts'
import type { CasePageProps } from './case-page.tsx'

/** Where it is asked for, that it waits, or until when it is open. */
export function OpeningLine({ opening: { ask, note }, masked }: { readonly opening: OpeningShown; readonly masked: string | null }) {
  if (ask === null && note === null) return null
  return <p class="hint">{[masked, note].filter(Boolean).join(' ')} {ask !== null && <a href={ask.href}>{ask.label}</a>}</p>
}

export function CaseContent({ t, original, masked, wordsHidden, opening, hope, evidence }: Pick<CasePageProps, 'original' | 'masked' | 'wordsHidden' | 'opening' | 'hope' | 'evidence'> & { readonly t: Text }) {
  const main = original ?? masked
  const pictures = evidence.filter(({ shows }) => shows)
  return (
    <section class="panel" aria-labelledby="content-title">
      <h2 id="content-title">{t.casework.content}</h2>
      {wordsHidden && <Notice t={t}><p>{t.casework.contentHidden}</p></Notice>}
      {!wordsHidden && main === null && <p>{t.casework.erased}</p>}
      {main !== null && (
        <>
          {masked !== null && <h3>{original === null ? t.casework.masked : t.casework.original}</h3>}
          <p><strong>{main.subject}</strong></p>
          <div class="words">{main.description}</div>
        </>
      )}
      <OpeningLine opening={opening} masked={original === null && opening.ask !== null ? t.openings.masked : null} />
      {hope !== null && <><h3>{t.report.hope}</h3><div class="words">{hope}</div></>}
      {original !== null && masked !== null && (
        <details>
          <summary>{t.casework.masked}</summary>
          <p><strong>{masked.subject}</strong></p>
          <div class="words">{masked.description}</div>
        </details>
      )}
      {pictures.length > 0 && <ul class="pictures">{pictures.map(({ href, name }) => <li><a href={href}><img src={href} alt={name} loading="lazy" /></a></li>)}</ul>}
      {evidence.length > 0 && <FileList t={t} files={evidence} />}
    </section>
  )
}
