// Finds promises and proofs in what somebody pasted: several, in any order, with whatever a mail or a chat put around and between their lines.
import { fromBase64 } from './bytes.ts'

const PROMISE = 'tuntas-janji@v1'
const PROOF = 'c2sp.org/tlog-proof@v1'

/** Each as it was issued, character for character: what was put around it is gone, what it says is untouched. */
export function pastedBlocks(text: string): readonly string[] {
  const lines = text.split(/[\r\n\u2028\u2029]+/).map(lineOf).filter((line) => line !== '')
  const starts = lines.flatMap((line, at) => (line === PROMISE || line === PROOF ? [at] : []))
  return starts.flatMap((start, nth) => blockOf(lines.slice(start, starts[nth + 1])) ?? [])
}

/** Marks of quoting, indents, and signs that nobody sees. */
function lineOf(line: string): string {
  const plain = line.replace(/[\u200b-\u200f\u2060\ufeff]/g, '').replace(/\u00a0/g, ' ').replace(/^[\s>|*]+/, '').trim()
  return plain.replace(/^(?:\u2014|\u2013|--?) (?=\S+ \S+$)/, '\u2014 ')
}

/** Both end with their signatures; what follows belongs to nobody. A blank line stands before them, and in a proof before its checkpoint. */
function blockOf(lines: readonly string[]): string | null {
  const first = lines.findIndex(isSignature)
  if (first < 0) return null
  const after = lines.findIndex((line, at) => at > first && !isSignature(line))
  const [body, signatures] = [lines.slice(0, first), lines.slice(first, after < 0 ? undefined : after)]
  if (body[0] === PROMISE) return `${body.join('\n')}\n\n${signatures.join('\n')}\n`
  const path = body.findIndex((line, at) => at > 0 && !line.startsWith('extra ') && !line.startsWith('index ') && fromBase64(line)?.length !== 32)
  return path < 0 ? null : `${body.slice(0, path).join('\n')}\n\n${body.slice(path).join('\n')}\n\n${signatures.join('\n')}\n`
}

/** Fewer bytes than any signature has, more than any name: an e-mail may be signed off right below, and "Setiawan" is base64 too. */
const LEAST_BYTES = 32

function isSignature(line: string): boolean {
  const [, base64 = ''] = /^\u2014 [^\s+]+ (\S+)$/u.exec(line) ?? []
  return (fromBase64(base64)?.length ?? 0) >= LEAST_BYTES
}
