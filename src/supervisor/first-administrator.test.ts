import { describe, expect, it } from 'vitest'
import { firstAdministratorLines } from './first-administrator.ts'

describe('the operator', () => {
  it('is asked for a government first, then for the first administrator of each, then for nothing', () => {
    expect(firstAdministratorLines(null).join()).toContain('units publish')
    const lines = firstAdministratorLines(['a', 'b', 'c', 'd', 'e'].map((code) => ({ code, name: `Kabupaten ${code}` })))
    expect(lines[1]).toBe('  Kabupaten a: npm run -s tuntas -- officers invite-first --government a --email ADDRESS --name NAME')
    expect(lines.at(-1)).toBe('  and 2 more')
    expect(firstAdministratorLines([])).toEqual([])
  })
})
