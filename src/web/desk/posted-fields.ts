// The fields of a form of the desk, or the page that says why they could not be read.
import { unreadableResponse } from '../error-pages.tsx'
import { postedForm } from '../posted-form.ts'
import type { Fields } from '../read-form.ts'
import type { RequestContext, Web } from '../web.ts'

export async function withFields(web: Web, c: RequestContext, answer: (fields: Fields) => Promise<Response>): Promise<Response> {
  const read = await postedForm(c)
  return 'problem' in read ? unreadableResponse(web, c, read.problem) : answer(read.fields)
}
