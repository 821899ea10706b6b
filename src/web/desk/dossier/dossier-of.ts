// The file for a body outside, put together from the report as it stands: only what that body may read.
import type { GivenFile } from '../../../app/given-evidence.ts'
import type { ReadReport } from '../../../app/read-report.ts'
import type { ReporterIdentity } from '../../../app/report-words.ts'
import { coveredSigns } from '../../../privacy/personal-signs.ts'
import type { Holding } from '../../../report/state.ts'
import { formatDateTime, formatDay, formatSize } from '../../../text/format.ts'
import { regionName } from '../../public/my-report-page-of.tsx'
import type { Shown } from '../../public/next-step-shown.ts'
import { timelineShown } from '../../public/timeline-shown.ts'
import type { Web } from '../../web.ts'
import { maskedOf } from '../case/case-words.ts'
import { numbersShown } from '../case/numbers-shown.ts'
import { placeOf } from './dossier-archive.ts'
import { consentSentence, type DossierContents } from './dossier-contents.ts'
import type { DossierProps } from './dossier-document.tsx'
import { dossierDuties } from './dossier-duties.ts'

export type DossierOf = {
  readonly web: Web
  readonly shown: Shown
  readonly number: string
  readonly holding: Holding
  /** Read as a body outside. */
  readonly report: ReadReport
  /** Null where it is left out. */
  readonly identity: ReporterIdentity | null
  readonly contents: DossierContents
  readonly files: readonly GivenFile[]
  /** The post that opens it, in words. */
  readonly by: string
  /** The evidence lies beside the page. */
  readonly beside: boolean
}

export function dossierOf(of: DossierOf): DossierProps {
  const { shown, number, holding, report, contents, files, by, beside } = of
  const { state, history } = report
  const { frame: { t, language }, world, zone } = shown
  const when = (at: number) => formatDateTime(t, at, zone)
  return {
    t, language, number, by,
    body: t.handOver.bodies[holding.body ?? 'other'],
    secret: state.secret,
    kept: when(world.now),
    from: world.unit(holding.unit).name,
    watcher: world.unit(state.watcher).name,
    facts: factsOf(of),
    words: wordsOf(of),
    identity: identityOf(of),
    why: consentSentence(t, state, when),
    course: courseOf(of),
    duties: dossierDuties(shown, state, history.map((recorded) => ({ ...recorded, reportId: state.reportId }))),
    files: files.map((file) => ({ name: file.name, href: beside ? encodeURI(placeOf(file)) : null, size: formatSize(t, file.size), checksum: file.checksum })),
    leftOut: contents.leftOut,
  }
}

function identityOf({ shown: { frame: { t } }, identity, contents }: DossierOf): DossierProps['identity'] {
  if (!contents.rights.identity || identity === null) return null
  const { name, phone, email, address } = t.handOver.file
  return ([[name, identity.name], [phone, identity.phone], [email, identity.email], [address, identity.address]] as const).filter(([, value]) => value !== '')
}

function wordsOf({ report, contents, shown: { frame: { t } } }: DossierOf): DossierProps['words'] {
  if (contents.rights.words === 'none') return null
  const covered = coverOf(t.handOver.file.covered, contents)
  const masked = maskedOf(report)
  if (contents.rights.words === 'masked') return masked === null ? null : { ...masked, hope: null }
  const { words } = report
  return words === null ? null : { subject: covered(words.title), description: covered(words.description), hope: words.hope === '' ? null : covered(words.hope) }
}

/** Where their own words go along without them, what a machine can see in these is covered. */
function coverOf(cover: string, { screened }: DossierContents): (text: string) => string {
  return screened ? (text) => coveredSigns(text, cover) : (text) => text
}

function factsOf({ web, shown, report, contents }: DossierOf): DossierProps['facts'] {
  const { state, words, history } = report
  const { frame: { t }, world, zone } = shown
  const names = t.handOver.file
  const submitted = history.find(({ event }) => event.kind === 'report-submitted')?.event
  const day = submitted?.kind === 'report-submitted' ? submitted.occurredOn : null
  const own = contents.rights.words === 'original' ? words : null
  const covered = coverOf(names.covered, contents)
  const occurred = [day === null ? '' : formatDay(t, day), covered(own?.time ?? '')].filter(Boolean).join(', ')
  const place = [covered(own?.place ?? ''), covered(own?.village ?? ''), regionName(web, state.region)].filter(Boolean).join(', ')
  const perhaps = (name: string, value: string): DossierProps['facts'] => (value === '' ? [] : [[name, value]])
  return [
    [t.report.kind, t.report.kinds[state.classification]],
    ...perhaps(names.nature, state.nature === null ? '' : t.casework.natures[state.nature].title),
    [t.report.government, world.unit(state.government).name],
    [t.report.received, formatDateTime(t, state.receivedAt, zone)],
    [names.channel, t.intake.channels[state.channel]],
    ...perhaps(names.occurred, occurred),
    ...perhaps(names.place, place),
    ...numbersShown(t, world, state).map(({ name, value }) => [name, value] as const),
  ]
}

function courseOf({ shown, report, contents, files }: DossierOf): DossierProps['course'] {
  const { state, history, readable, wordings, evidence } = report
  const { frame: { t }, zone } = shown
  const covered = coverOf(t.handOver.file.covered, contents)
  const names = new Map(files.map(({ no, name }) => [no, name]))
  const opened = { readable, wordings: wordings.filter(({ kind }) => kind !== 'masked'), evidence: evidence.flatMap((file) => (names.has(file.no) ? [{ ...file, name: names.get(file.no) ?? '', href: '' }] : [])) }
  return timelineShown({ ...shown, state, history, opened, public: true }).toReversed().map(({ at, title, by, words, files: with_, tone }) => ({
    when: formatDateTime(t, at, zone), title, by, words: words === undefined ? undefined : tone === 'own' ? covered(words) : words, files: (with_ ?? []).map(({ name }) => name),
  }))
}
