// Pictures that come with example reports: drawn, and saying so; kept like any evidence, sealed under the report's key.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from '../../project-root.ts'
import type { ReportId } from '../../report/numbers/public-number.ts'
import type { ReportKey } from '../../vault/report-key.ts'
import type { Files, StagedFile } from '../ports.ts'
import type { StoredEvidence } from '../seal-content.ts'
import { storedEvidence, takeEvidence } from '../take-evidence.ts'

export type DemoPicture = 'antrean' | 'atap-bocor' | 'jalan-berlubang' | 'lampu-padam' | 'saluran-tersumbat' | 'sampah-menumpuk'

export type DemoPictures = {
  /** Takes a picture in as if the reporter had sent it. */
  readonly take: (picture: DemoPicture, place: { readonly reportId: ReportId; readonly key: ReportKey }) => Promise<StoredEvidence>
  /** Those of the reports named become theirs, the others are let go. */
  readonly publish: (reports: readonly ReportId[]) => Promise<void>
}

export function demoPictures(files: Files): DemoPictures {
  const staged: StagedFile[] = []
  return {
    take: async (picture, { reportId, key }) => {
      const content = await readFile(join(projectRoot(), 'demo/pictures', `${picture}.jpg`))
      const taken = await takeEvidence(files, { source: [content], fileName: `contoh-${picture}.jpg`, declaredType: 'image/jpeg', reportId, key, room: content.length })
      if (taken === 'nothing' || 'refusal' in taken) throw new Error(`The picture ${picture} of the demonstration can't be taken in.`)
      staged.push(taken.staged)
      return storedEvidence(taken)
    },
    publish: async (reports) => {
      const theirs = new Set(reports)
      for (const one of staged) await (theirs.has(one.reportId) ? files.publish([one]) : files.discard([one]))
    },
  }
}
