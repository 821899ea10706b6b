// Whether a PDF has its beginning and its end. An encrypted one passes: that is for whoever reads it to ask about.
import type { EvidenceSource } from './evidence-source.ts'

/** Some programs write a little behind the end. */
const TAIL = 4096

/** The end of a PDF says where its table of objects begins (ISO 32000-1, 7.5.5); one that was cut short lacks it. */
export async function isWholePdf(source: EvidenceSource): Promise<boolean> {
  const head = Buffer.from(source.head).toString('latin1')
  const tail = Buffer.from(await source.bytes({ start: Math.max(0, source.size - TAIL), end: source.size })).toString('latin1')
  const table = /startxref\s+(\d{1,12})\s+%%EOF(?![^]*startxref)/.exec(tail)?.[1]
  return /^%PDF-[12]\.\d/.test(head) && table !== undefined && Number(table) < source.size
}
