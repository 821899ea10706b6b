// What is thrown at parsers: text as people, programs and enemies type it, and real samples with pieces changed, cut, doubled and mixed.
import fc from 'fast-check'

export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }), fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ maxLength: 200 }),
  fc.array(fc.constantFrom('\ud800', '\u202e', '\0', '\r\n', '=', ';', ':', '"', '/', '{', '[', '- ', '&a', '*a', '%00', 'e\u0301', '9'.repeat(40), '-1', '1e309', '../', '__proto__'), { maxLength: 12 }).map((all) => all.join('')),
)

type Edit = { readonly at: number; readonly cut: number; readonly put: string; readonly from: number }

const edits: fc.Arbitrary<readonly Edit[]> = fc.array(fc.record({ at: fc.nat(100_000), cut: fc.nat(40), put: anyText, from: fc.nat(100_000) }), { minLength: 0, maxLength: 5 })

/** A sample that went wrong on its way, or text that was never one. */
export function brokenText(samples: readonly string[]): fc.Arbitrary<string> {
  const bent = fc.tuple(fc.constantFrom(...samples), fc.constantFrom(...samples), edits).map(([sample, other, all]) =>
    all.reduce((text, { at, cut, put, from }) => {
      const place = text.length === 0 ? 0 : at % text.length
      const piece = from % 3 === 0 ? other.slice(from % (other.length + 1), (from % (other.length + 1)) + cut) : put
      return text.slice(0, place) + piece + text.slice(place + cut)
    }, sample))
  return fc.oneof({ weight: 4, arbitrary: bent }, { weight: 1, arbitrary: anyText })
}

export function brokenBytes(samples: readonly Buffer[]): fc.Arbitrary<Buffer> {
  return brokenText(samples.map((sample) => sample.toString('latin1'))).map((text) => Buffer.from(text, 'latin1'))
}
