// Whether what was logged besides events still stands: procedures, calendars, figures, keys.
import { hash } from 'node:crypto'
import type pg from 'pg'
import type { Problems } from '../problem.ts'
import { canonicalJson } from './canonical-json.ts'
import type { AgainstLog } from './check-events.ts'
import { rowsOf } from './rows-of.ts'
import { saltedEntry } from './salted-entry.ts'
import { dateSentence } from './sealing-times.ts'

const FACTS = `select f.fact_id, f.kind, f.subject, (extract(epoch from f.at) * 1000)::bigint, f.body::text, f.salt, l.leaf_index from log_fact f left join log_leaf l using (fact_id) order by f.at`

const VERSIONS = `select 'procedure-version', sop_id, version, to_jsonb(source)::text from sop_version union all select 'calendar-version', calendar_id, version, source::text from calendar_version order by 1, 2, 3`

export async function checkFacts(client: pg.Client, { entries, times, problems }: AgainstLog): Promise<void> {
  const logged = new Map<string, unknown>()
  for await (const rows of rowsOf(client, 'facts', FACTS)) {
    for (const [id, kind = '', subject = '', at, body, salt, place] of rows) {
      const where = `log_fact ${kind} ${subject}${place == null ? '' : ` (entry ${place})`}`
      const content = JSON.parse(body ?? '{}') as Record<string, unknown>
      const text = `{"at":${at},"body":${canonicalJson(content)},"fact":${JSON.stringify(id)},"kind":${JSON.stringify(kind)},"subject":${JSON.stringify(subject)}}`
      const claimed = place == null ? 'waits' : entries.claim(Number(place), saltedEntry(salt, text))
      if (claimed === 'differs') problems.add('fact-changed', where, `${where} is not what was logged.`)
      // Only what stands in the tree counts: a row that was just put in excuses nothing.
      if (claimed !== 'same') continue
      const misdated = times.faultOf(Number(place), Number(at))
      if (misdated !== null) problems.add(misdated.what, where, dateSentence(where, Number(at), misdated))
      logged.set(`${kind} ${subject}`, content['sha256'])
    }
  }
  await checkVersions(client, logged, problems)
}

/** The newest of all may not have been logged yet; it is, within seconds. */
async function checkVersions(client: pg.Client, logged: Map<string, unknown>, problems: Problems): Promise<void> {
  const begun = logged.size > 0
  for await (const rows of rowsOf(client, 'versions', VERSIONS)) {
    for (const [kind, id, version, source] of rows) {
      const name = `${kind} ${id}@${version}`
      const text = JSON.parse(source ?? 'null') as unknown
      const expected = logged.get(name)
      logged.delete(name)
      if (expected !== undefined && expected !== hash('sha256', typeof text === 'string' ? text : canonicalJson(text))) problems.add('version-changed', name, `The text of ${name} is not what was logged.`)
    }
  }
  for (const name of logged.keys()) if (begun && /^(?:procedure|calendar)-version /.test(name)) problems.add('version-missing', name, `${name} was logged and is gone.`)
}
