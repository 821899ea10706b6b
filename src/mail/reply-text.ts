// What somebody wrote in a reply, without the earlier message that their program copied below it. Cut only where that is certain.

/** Our own messages carry this line above what is copied; whatever a program does to the rest, it keeps it. */
export const WRITE_ABOVE = '-- tulis balasan di atas garis ini / write your reply above this line --'

const WROTE = [
  /^\s*(?:On|Pada|Am|Le)\b.{4,300}?(?:wrote|menulis|schrieb|a écrit)\s*:?\s*$/i,
  /^\s*.{3,200}<[^<>\s]+@[^<>\s]+>\s+(?:wrote|menulis)\s*:\s*$/i,
]
const BLOCK = /^\s*-{2,}\s*(?:original message|pesan asli|forwarded message|pesan (?:yang )?diteruskan)\s*-{2,}\s*$/i
const FORWARDED = /forwarded message|diteruskan/i
const HEADER = /^\s*[*_]?(?:from|dari|sent|dikirim|to|kepada|untuk|subject|subjek|perihal|date|tanggal|cc)\s*[*_]?:/i

export type ReplyText = { readonly text: string; /** Something was left out. */ readonly cut: boolean }

export function replyText(whole: string): ReplyText {
  const lines = whole.replace(/\r\n?/g, '\n').split('\n')
  const end = firstCopied(lines)
  const own = (end === null ? lines : lines.slice(0, end)).join('\n').trim()
  // A reply that would be nothing but its copy was written into it, or forwards it: it stays whole.
  return own === '' || end === null ? { text: whole.trim(), cut: false } : { text: own, cut: true }
}

/** The line from which on everything is copied; null where that can't be said. */
function firstCopied(lines: readonly string[]): number | null {
  const mark = lines.findIndex((line) => line.includes(WRITE_ABOVE))
  const from = lines.findIndex((_, index) => startsCopy(lines, index))
  if (mark >= 0) return introducedAt(lines, from >= 0 && from < mark && onlyCopied(lines.slice(from, mark)) ? from : mark)
  if (from >= 0) return from
  // A block of quoted lines at the very end, with nothing after it.
  let last = lines.length
  while (last > 0 && /^\s*(?:>|$)/.test(lines[last - 1] ?? '')) last -= 1
  return last < lines.length && lines.slice(last).some((line) => /^\s*>/.test(line)) ? last : null
}

function startsCopy(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? ''
  // Long sender lines are broken over two.
  const joined = `${line} ${lines[index + 1] ?? ''}`
  const rest = (count: number) => lines.slice(index + count)
  if (WROTE.some((wrote) => wrote.test(line))) return onlyQuoted(rest(1))
  if (/^\s*(?:On|Pada)\b/i.test(line) && WROTE.some((wrote) => wrote.test(joined))) return onlyQuoted(rest(2))
  if (BLOCK.test(line) && !FORWARDED.test(line)) return HEADER.test(rest(1).find((one) => one.trim() !== '') ?? '')
  return /^\s*_{10,}\s*$/.test(line) && headersFollow(rest(1))
}

/** Outlook's block: at least three fields of the earlier message in a row. */
function headersFollow(lines: readonly string[]): boolean {
  return lines.filter((line) => line.trim() !== '').slice(0, 3).every((line) => HEADER.test(line)) && lines.length >= 3
}

/** Whoever writes between or below quoted lines says something there. */
function onlyQuoted(lines: readonly string[]): boolean {
  return lines.some((line) => /^\s*>/.test(line)) && lines.every((line) => /^\s*(?:>|$)/.test(line))
}

function onlyCopied(lines: readonly string[]): boolean {
  return lines.every((line) => /^\s*(?:>|$)/.test(line) || WROTE.some((wrote) => wrote.test(line)) || HEADER.test(line) || BLOCK.test(line) || /^\s*_{10,}\s*$/.test(line))
}

/** The line that says who wrote the copied message goes with it. */
function introducedAt(lines: readonly string[], at: number): number {
  let before = at
  while (before > 0 && /^\s*>?\s*$/.test(lines[before - 1] ?? '')) before -= 1
  const [last = '', earlier = ''] = [lines[before - 1], lines[before - 2]]
  if (WROTE.some((wrote) => wrote.test(last))) return before - 1
  return WROTE.some((wrote) => wrote.test(`${earlier} ${last}`)) ? before - 2 : at
}
