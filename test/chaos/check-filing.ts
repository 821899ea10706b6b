// What a reporter knows, held against what is stored: nothing that was acknowledged is missing, nothing is there twice.
import { parseSubmissionKey } from '../../src/report/numbers/submission-key.ts'
import { publicNumber, reportIdFrom, type ReportId } from '../../src/report/numbers/public-number.ts'
import { isSameHash, receiptCode, receiptCodeHash } from '../../src/report/numbers/receipt-code.ts'
import type { ServerSecrets } from '../../src/vault/server-secrets.ts'
import type { OpenedReport } from './check-contents.ts'
import type { Addition, Filing } from './history.ts'
import { isSame } from './same.ts'
import type { StoredReport } from './stored-report.ts'

export function idOf({ key }: Filing): ReportId {
  const bytes = parseSubmissionKey(key, Date.now())
  if (bytes === null) throw new Error('A form was sent with a key that is none.')
  return reportIdFrom(bytes)
}

/** Whether a form is to be found: certainly, perhaps, or certainly not. */
export function presenceOf({ receipts, sent }: Filing): 'there' | 'perhaps' | 'absent' {
  return receipts.length > 0 ? 'there' : sent > 0 ? 'perhaps' : 'absent'
}

/** Faults of what its reporter was told. */
export function receiptProblems(secrets: ServerSecrets, filing: Filing, codeHash: Buffer | undefined): string[] {
  const key = parseSubmissionKey(filing.key, Date.now())
  if (key === null) return ['its key is none']
  const [number, code] = [publicNumber(idOf(filing), secrets.numberKey), receiptCode(key, secrets.receiptKey)]
  const wrong = filing.receipts.filter((receipt) => receipt.number !== number || (receipt.code !== null && receipt.code !== code))
  const opens = codeHash === undefined || isSameHash(codeHash, receiptCodeHash(code, secrets.pepper))
  return [
    ...(wrong.length === 0 ? [] : [`receipts differ: ${wrong.map((receipt) => receipt.number).join(', ')} and ${number}`]),
    ...(opens ? [] : ['its code does not open it']),
  ]
}

/** Faults of a report that is there, against what its reporter sent. */
export function contentProblems(filing: Filing, stored: StoredReport, opened: OpenedReport): string[] {
  const texts = [...opened.texts.values()]
  const [report, ...others] = texts.filter(({ kind }) => kind === 'report')
  const identity = texts.find(({ kind }) => kind === 'identity')
  const sentFiles = [...filing.files, ...filing.additions.filter((addition) => times(stored, addition) > 0).flatMap(({ files }) => files)]
  return [
    ...(others.length === 0 && isSame(JSON.parse(report?.text ?? 'null'), filing.words) ? [] : ['its words are not what was sent']),
    ...(isSame(identity === undefined ? null : JSON.parse(identity.text), filing.identity) ? [] : ['who sent it is not who was told']),
    ...(isSame(opened.files.map(fileLine).sort(), sentFiles.map(fileLine).sort()) ? [] : ['its files are not what was sent']),
    ...filing.additions.flatMap((addition) => additionProblems(addition, stored, texts)),
  ]
}

function additionProblems(addition: Addition, stored: StoredReport, texts: readonly { readonly kind: string; readonly text: string }[]): string[] {
  const { kind, text, acknowledged, refused, sent } = addition
  const found = times(stored, addition)
  const written = texts.filter((one) => one.text === text).length
  const most = sent > 0 ? 1 : 0
  return [
    ...(found <= most && !(acknowledged && found === 0) ? [] : [`a ${kind} that was ${acknowledged ? 'acknowledged' : 'sent'} is there ${found} times`]),
    ...(refused && !acknowledged && found > 0 ? [`a ${kind} that was refused is there`] : []),
    ...(written === found ? [] : [`the text of a ${kind} is there ${written} times`]),
  ]
}

/** How often an addition was carried out. */
function times({ events }: StoredReport, { command }: Addition): number {
  return events.filter(({ command_key }) => command_key === command).length
}

function fileLine({ name, sha256 }: { readonly name: string; readonly sha256: string }): string {
  return `${name} ${sha256}`
}
