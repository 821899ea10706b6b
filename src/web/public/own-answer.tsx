// What an office said to the reporter, before anything is asked of them.
import type { Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { FileList, type FileItem } from '../ui/file-list.tsx'
import { Moment } from '../ui/moment.tsx'

export type OfficeSaid = {
  readonly says: 'answer' | 'question'
  /** Epoch milliseconds. */
  readonly at: number
  /** Name of the unit; null where nobody here said it. */
  readonly by: string | null
  readonly words: string | null
  readonly files: readonly FileItem[]
}

export function OwnAnswer({ t, zone, said }: { readonly t: Text; readonly zone: Zone; readonly said: OfficeSaid }) {
  return (
    <section class="panel own-answer" aria-labelledby="answer-title">
      <h2 id="answer-title">{t.choice.said[said.says]}</h2>
      <p class="quiet-text">{said.by !== null && <>{said.by}, </>}<Moment t={t} at={said.at} zone={zone} /></p>
      {said.words !== null && <div class="words">{said.words}</div>}
      {said.files.length > 0 && <FileList t={t} files={said.files} />}
    </section>
  )
}
