// Shows administrators what was done in their government.
import { auditOf, type AuditCursor } from '../../store/accounts/audit.ts'
import { privatePage } from '../answer-page.ts'
import { frameOf } from '../frame-of.ts'
import type { Mount } from '../mount.ts'
import { paths } from '../paths.ts'
import type { RequestContext, Web } from '../web.ts'
import { AuditPage } from './audit-page.tsx'
import { administratorAtWork } from './officer-at-work.ts'
import { officeZone } from './office-zone.ts'

const PAGE = 50

export function auditRoutes(web: Web, mount: Mount): void {
  mount('audit', (c) => showAudit(web, c))
}

async function showAudit(web: Web, c: RequestContext): Promise<Response> {
  const { government } = administratorAtWork(c)
  const found = await auditOf(web.database.pool, government, cursorOf(c.req.query('setelah')), PAGE + 1)
  const lines = found.slice(0, PAGE)
  const last = lines.at(-1)
  const older = found.length > PAGE && last !== undefined ? `${paths.audit}?${new URLSearchParams({ setelah: `${last.at}.${last.id}` })}` : null
  return privatePage(c, <AuditPage frame={frameOf(web, c)} lines={lines} zone={officeZone(web, government)} older={older} />)
}

function cursorOf(text: string | undefined): AuditCursor | null {
  const parts = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? '')
  return parts === null ? null : { at: Number(parts[1]), id: parts[2] ?? '' }
}
