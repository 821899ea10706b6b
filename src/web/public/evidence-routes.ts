// Evidence files for their reporter: opened under the report's key, never run or shown by the browser as a page of ours.
import { Readable } from 'node:stream'
import { openText } from '../../vault/report-key.ts'
import { reportKey } from '../../app/read-report.ts'
import { readEvidenceFile } from '../../store/report-contents.ts'
import type { Mount } from '../mount.ts'
import type { RequestContext, Web } from '../web.ts'
import { byteRange } from './byte-range.ts'

export function evidenceRoutes(web: Web, mount: Mount): void {
  mount('evidence', (c) => answerEvidence(web, c))
}

async function answerEvidence(web: Web, c: RequestContext): Promise<Response> {
  const reportId = c.get('reportId')
  const no = Number(c.req.param('file'))
  if (reportId === undefined || !Number.isInteger(no)) return c.notFound()
  const { pool } = web.database
  const [file, key] = await Promise.all([readEvidenceFile(pool, reportId, no), reportKey({ pool, keys: web.keys }, reportId)])
  if (file === null || key === null) return c.notFound()
  const place = { reportId, fileId: file.fileId }
  const range = byteRange(c.req.header('range'), file.size)
  const bytes = web.files.readRange(place, key, range ?? { start: 0, end: file.size })
  const name = openText(key, { reportId, table: 'evidence', id: no }, file.sealedName)
  c.header('Content-Type', file.mediaType)
  c.header('Content-Disposition', `inline; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, percent)}`)
  c.header('Content-Security-Policy', "default-src 'none'; sandbox")
  c.header('Cache-Control', 'private, no-store')
  c.header('Accept-Ranges', 'bytes')
  c.header('Content-Length', String(range === null ? file.size : range.end - range.start))
  if (range !== null) c.header('Content-Range', `bytes ${range.start}-${range.end - 1}/${file.size}`)
  return c.body(Readable.toWeb(Readable.from(bytes)) as ReadableStream, range === null ? 200 : 206)
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`
}
