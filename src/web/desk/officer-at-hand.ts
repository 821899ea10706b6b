// The officer that an address names, if they belong to the administrator's own government.
import { officerById, type OfficerRow } from '../../store/accounts/officers.ts'
import { notFoundResponse } from '../error-pages.tsx'
import type { RequestContext, Web } from '../web.ts'
import { administratorAtWork } from './officer-at-work.ts'

/** Another government's officer and none look the same. */
export async function withOfficer(web: Web, c: RequestContext, answer: (officer: OfficerRow) => Promise<Response>): Promise<Response> {
  const number = c.req.param('officer') ?? ''
  const officer = /^[1-9]\d{0,8}$/.test(number) ? await officerById(web.database.pool, Number(number)) : null
  return officer?.government === administratorAtWork(c).government ? answer(officer) : notFoundResponse(web, c)
}
