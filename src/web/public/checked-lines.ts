// What came of a check, in sentences; the browser's own check words the same from the same texts.
import { formatDateTime, type Zone } from '../../text/format.ts'
import type { Text } from '../../text/text.ts'
import { isProvedToo, type ReceiptChecked } from '../../verify/format/check-receipt.ts'

export type CheckedLine = { readonly tone: 'success' | 'warning' | 'danger' | 'part'; readonly text: string }

/** Of each that was pasted, headed where there are several. */
export function checkedLines(t: Text, all: readonly ReceiptChecked[], zone: Zone): readonly CheckedLine[] {
  return all.flatMap((checked, index) => [
    ...(all.length > 1 ? [{ tone: 'part' as const, text: filled(t.log.words.part, { n: String(index + 1), of: String(all.length) }) }] : []),
    ...linesOf(t, checked, { zone, proved: isProvedToo(checked, all) }),
  ])
}

function linesOf(t: Text, checked: ReceiptChecked, { zone, proved }: { readonly zone: Zone; readonly proved: boolean }): readonly CheckedLine[] {
  const { words } = t.log
  const time = (at: number) => formatDateTime(t, at, zone)
  if ('fault' in checked) return [{ tone: 'danger', text: words[checked.fault] }]
  if (checked.kind === 'promise') {
    return [{ tone: 'success', text: filled(words.promise, { number: checked.promise.number, at: time(checked.promise.at) }) }, ...(proved ? [] : [{ tone: 'warning' as const, text: words.promiseMore }])]
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
