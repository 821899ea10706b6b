// Undoing what was just done.
import { undoLastAct } from '../../../app/undo-act.ts'
import { reportKey } from '../../../app/read-report.ts'
import { formKey } from '../../form-key.ts'
import { typed } from '../../form-values.ts'
import type { Mount } from '../../mount.ts'
import { paths } from '../../paths.ts'
import type { RequestContext, Web } from '../../web.ts'
import { caseAtHand, postTo } from '../case-at-hand.ts'
import { UNDO_FIELD } from './act-field-names.ts'
import { withFields } from '../posted-fields.ts'

export function undoRoutes(web: Web, mount: Mount): void {
  mount('undoAgain', async (c) => c.redirect(paths.deskReport(caseAtHand(web, c).number), 303))
  mount('undoAct', (c) => undo(web, c))
}

async function undo(web: Web, c: RequestContext): Promise<Response> {
  const at = caseAtHand(web, c)
  const { reportId, number } = at
  const post = postTo(at, 'take-back')
  return withFields(web, c, async (fields) => {
    const key = await reportKey({ pool: web.database.pool, keys: web.keys }, reportId)
    if (key === null || post === null) return c.redirect(paths.deskReport(number), 303)
    const handled = await undoLastAct({ handling: web.handling, pool: web.database.pool }, { reportId, commandKey: formKey(web, fields), key, by: post, first: Number(typed(fields, UNDO_FIELD)) })
    return c.redirect(`${paths.deskReport(number)}?selesai=${handled.outcome === 'refused' ? 'tetap' : 'batal'}`, 303)
  })
}
