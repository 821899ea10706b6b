import { describe, expect, it } from 'vitest'
import { admin, pupr, rembang, worldAt } from '../../../test/given.ts'
import { mayReadLists, mayWriteList, whyNotApproveList, type ListReader } from './list-duties.ts'

const world = worldAt(0, { privacy: { openingMinutes: 15, custodians: [31, 32] } })
const team = (officer: number): ListReader => ({ officer, posts: [{ unit: admin }] })
const custodian: ListReader = { officer: 31, posts: [{ unit: pupr }] }
const stranger: ListReader = { officer: 21, posts: [{ unit: pupr }] }
const why = (reader: ListReader, firstBy: number | null = null) => whyNotApproveList(world, rembang, { writtenBy: 11, firstBy }, reader)

describe('a list of what is to be destroyed', () => {
  it('is written by who takes reports in, and read by custodians too', () => {
    expect([team(11), custodian, stranger].map((reader) => [mayWriteList(world, rembang, reader), mayReadLists(world, rembang, reader)])).toEqual([[true, true], [false, true], [false, false]])
  })

  it('is approved by two others, never its writer and nobody twice', () => {
    expect([why(team(11)), why(team(12)), why(custodian), why(stranger)]).toEqual(['own-draft', null, null, 'not-for-you'])
    expect([why(team(12), 12), why(custodian, 31)]).toEqual(['approved-before', 'approved-before'])
  })

  it('has a custodian among the two', () => {
    expect([why(team(13), 12), why(custodian, 12), why(team(12), 31), why({ officer: 32, posts: [] }, 31)]).toEqual(['needs-custodian', null, null, null])
  })

  it('where nobody has that duty is never approved', () => {
    const none = worldAt(0)
    expect(whyNotApproveList(none, rembang, { writtenBy: 11, firstBy: 12 }, team(13))).toBe('needs-custodian')
  })
})
