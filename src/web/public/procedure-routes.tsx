// How reports are handled, for everybody: the procedures in force, and each of them in full.
import { publicPage } from '../answer-page.ts'
import { notFoundResponse } from '../error-pages.tsx'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import type { RequestContext, Web } from '../web.ts'
import { ProcedurePage } from './procedure-page.tsx'
import { ProceduresPage } from './procedures-page.tsx'
import { proceduresShown } from './procedures-shown.ts'

export function procedureRoutes(web: Web, mount: Mount): void {
  mount('procedures', (c) => publicPage(c, <ProceduresPage frame={frameOf(web, c)} procedures={proceduresShown(web.reference.get(), web.clock.now())} />))
  mount('procedure', (c) => showProcedure(web, c))
}

function showProcedure(web: Web, c: RequestContext): Response | Promise<Response> {
  const shown = proceduresShown(web.reference.get(), web.clock.now()).find(({ sop }) => sop.id === c.req.param('id'))
  if (shown === undefined) return notFoundResponse(web, c)
  return publicPage(c, <ProcedurePage frame={frameOf(web, c)} {...shown} whole={c.req.query('lengkap') === '1'} />)
}
