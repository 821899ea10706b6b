// Notes by which contact a report came, off the way of every report: gathered and written together a moment later.
import type pg from 'pg'
import type { ReportId } from '../../report/numbers/public-number.ts'
import { putContacts } from '../../store/contact-index.ts'
import type { ContactKeys } from '../../vault/contact-keys.ts'
import { contactEntries, type NumberedIdentity } from './contact-digests.ts'

export type ContactNotes = {
  /** A process that dies within the next second leaves it to `tuntas vault contacts`: then the report has no row, also where its contact was corrected. */
  readonly note: (reportId: ReportId, contact: NumberedIdentity) => void
  /** Writes what is gathered, and waits for it. */
  readonly flush: () => Promise<void>
}

export type NotingContacts = { readonly pool: pg.Pool; readonly keys: ContactKeys; readonly log: { readonly warn: (message: string, fields: { readonly error: unknown }) => void } }

const AFTER_MS = 500
const MOST = 1_000

export function noteContacts({ pool, keys, log }: NotingContacts): ContactNotes {
  const waiting = new Map<ReportId, NumberedIdentity>()
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()
  const write = async () => {
    timer = undefined
    for (let batch = [...waiting].slice(0, MOST); batch.length > 0; batch = [...waiting].slice(0, MOST)) {
      for (const [reportId] of batch) waiting.delete(reportId)
      try {
        await putContacts(pool, batch.flatMap(([reportId, contact]) => contactEntries(keys.living(), reportId, contact)))
      } catch (error) {
        log.warn('contacts could not be noted; tuntas vault contacts notes what is missing', { error })
      }
    }
  }
  const flush = () => {
    clearTimeout(timer)
    return (writing = writing.then(write))
  }
  return {
    note: (reportId, contact) => {
      if ((waiting.get(reportId)?.wording ?? 0) <= contact.wording) waiting.set(reportId, contact)
      timer ??= setTimeout(() => void flush(), AFTER_MS).unref()
    },
    flush,
  }
}
