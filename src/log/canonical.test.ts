import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical } from './canonical.ts'

describe('canonical JSON', () => {
  it('writes the example of RFC 8785, section 3.2.2, as section 3.2.3 shows it', () => {
    const value = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`)
    expect(canonical(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it('sorts members by UTF-16 code units, as section 3.2.3 sorts its example', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    expect(canonical(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}')
  })

  it('writes the numbers of appendix B', () => {
    const numbers = [-0, 5e-324, -1.7976931348623157e308, 9007199254740992, 295147905179352830000, 9.999999999999997e22, 1e21, 0.000001, 1e-7, 333333333.3333333]
    expect(canonical(numbers)).toBe('[0,5e-324,-1.7976931348623157e+308,9007199254740992,295147905179352830000,9.999999999999997e+22,1e+21,0.000001,1e-7,333333333.3333333]')
  })

  it('is the same in whatever order members were written, and means the same', () => {
    fc.assert(fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      const text = canonical(value)
      expect(canonical(JSON.parse(text))).toBe(text)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
    }))
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.nat()), (members) => {
      expect(canonical(Object.fromEntries(Object.entries(members).toReversed()))).toBe(canonical(members))
    }))
  })

  it('refuses what would be lost or has no one form', () => {
    const values = [undefined, NaN, Infinity, 1n, Symbol('s'), () => 1, new Date(0), new Map(), Uint8Array.of(1), '\ud83d', { '\udc00': 1 }, [undefined], { a: undefined }, Array(1)]
    for (const value of values) expect(() => canonical({ value }), String(typeof value)).toThrow(TypeError)
  })
})
