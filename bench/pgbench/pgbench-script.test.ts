import { describe, expect, test } from 'vitest'
import { pgbenchScript } from './pgbench-script.ts'

describe('a pgbench script', () => {
  const rows = new Map([
    ['report', [{ report_id: '5', version: '2', open: 't', outcome: null, received_at: '2026-01-01 00:00:00+00', state: '{"a": ":b"}' }]],
    ['wording', [{ report_id: '5', wording_no: '1', kind: "it's", sealed: '\\x01' }]],
    ['leaf_pending', [{ report_id: '5', seq: '1', commitment: '\\x02' }, { report_id: '5', seq: '2', commitment: '\\x03' }]],
  ])
  const { text, variables } = pgbenchScript('s0', rows)

  test('writes each table once, all in one transaction, several rows together', () => {
    expect(text.match(/^begin;$/gm)).toHaveLength(1)
    expect(text.match(/^commit;$/gm)).toHaveLength(1)
    expect(text.match(/^insert into (\S+)/gm)).toEqual(['insert into report', 'insert into leaf_pending', 'insert into wording'])
    expect(text).toContain('values (:rid, \'1\', :s0_2), (:rid, \'2\', :s0_3);')
  })

  test('sends what varies and keeps the rest in the statement', () => {
    expect(variables.map(([, value]) => value)).toEqual(['2026-01-01 00:00:00+00', '{"a": ":b"}', '\\x02', '\\x03', '\\x01'])
    expect(text).toContain("'it''s'")
    expect(text).not.toContain('\\x01')
  })
})
