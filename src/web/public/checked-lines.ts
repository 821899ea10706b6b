// What came of a check, in sentences; the browser's own check words the same from the same texts.
import { formatDateTime, type Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import type { ReceiptChecked } from '../../verify/format/check-receipt.ts'
import type { ReceiptsChecked } from '../../verify/format/check-receipts.ts'

export type CheckedLine = { readonly tone: 'success' | 'warning' | 'danger' | 'part'; readonly text: string }

/** Of each that was pasted, headed where there are several. */
export function checkedLines(t: Text, { checked, unchecked }: ReceiptsChecked, zone: Zone): readonly CheckedLine[] {
  const { words } = t.log
  const all = checked.length + unchecked
  return [
    ...checked.flatMap((one, index) => [...(all > 1 ? [{ tone: 'part' as const, text: filled(words.part, { n: String(index + 1), of: String(all) }) }] : []), ...linesOf(t, one, zone)]),
    ...(unchecked > 0 ? [{ tone: 'warning' as const, text: filled(words.unchecked, { n: String(checked.length), left: String(unchecked) }) }] : []),
  ]
}

function linesOf(t: Text, checked: ReceiptChecked, zone: Zone): readonly CheckedLine[] {
  const { words } = t.log
  const time = (at: number) => formatDateTime(t, at, zone)
  if ('fault' in checked) return [{ tone: 'danger', text: words[checked.fault] }]
  if (checked.kind === 'promise') {
    return [{ tone: 'success', text: filled(words.promise, { number: checked.promise.number, at: time(checked.promise.at) }) }, ...(checked.isProved ? [] : [{ tone: 'warning' as const, text: words.promiseMore }])]
  }
  const { number, at, index, size, copy, witnesses } = checked
  return [
    { tone: 'success', text: filled(number === null ? words.proofBare : words.proof, { number: number ?? '', at: at === null ? '' : time(at), index: String(index + 1), size: String(size) }) },
    ...(copy === null ? [] : [{ tone: copy.outcome === 'continues' ? 'success' as const : 'danger' as const, text: filled(words[`copy-${copy.outcome}`], { size: 'size' in copy ? String(copy.size) : '' }) }]),
    ...witnesses.map(({ name, at: seen }) => ({ tone: 'success' as const, text: filled(words.witness, { name, at: time(seen) }) })),
  ]
}

function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}
