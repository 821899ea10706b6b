// The public log for everybody: its files as they are, the page that checks a receipt, the proof that a reporter takes along.
import { logReceipt } from '../../app/log/log-proof.ts'
import { TILE_WIDTH } from '../../log/tile-path.ts'
import { logFolder, readLogFile } from '../../store/log/log-folder.ts'
import { freshPage, privatePage } from '../answer-page.ts'
import { unreadableResponse } from '../error-pages.tsx'
import { typed } from '../form-values.ts'
import { frameOf } from '../frame-of.ts'
import { provingOf } from '../log-proving.ts'
import type { Mount } from '../mount.ts'
import { openedReport } from '../opened-report.ts'
import { paths } from '../paths.ts'
import { postedForm } from '../posted-form.ts'
import type { RequestContext, Web } from '../web.ts'
import { logShown } from './log-shown.ts'
import { serverCheck } from './server-check.ts'
import { VerifyPage, type VerifyPageProps } from './verify-page.tsx'

/** Other sites may hold a copy of the log; a reporter's browser asks them itself. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self' https:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"

export function logRoutes(web: Web, mount: Mount): void {
  mount('logFile', (c) => answerLogFile(web, c))
  mount('verify', (c) => showVerify(web, c, { pasted: '', checked: null, errors: [] }, 200))
  mount('checkReceipt', (c) => checkPasted(web, c))
  mount('logProof', (c) => answerProof(web, c))
}

const FILE = /^(?:(?<log>[2-9]|[1-9]\d{1,5})\/)?(?<path>checkpoint|keys|facts\.jsonl|verifikasi\.mjs|tile\/(?:entries|\d|[1-5]\d|6[0-3])\/(?:x\d{3}\/)*\d{3}(?:\.p\/(?:[1-9]|[1-9]\d|1\d\d|2[0-4]\d|25[0-5]))?)$/

async function answerLogFile(web: Web, c: RequestContext): Promise<Response> {
  const { log, path = '' } = FILE.exec(c.req.path.replace(/^\/log\//, ''))?.groups ?? {}
  const found = path === '' ? null : path === 'verifikasi.mjs' ? web.assets.verifier : await fileOf(logFolder(web.config.dataDir, Number(log ?? 1)), path)
  if (found === null) return c.text('', 404, { 'Cache-Control': 'no-store' })
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cache-Control', path.startsWith('tile/') ? 'public, max-age=31536000, immutable' : path === 'checkpoint' ? 'public, max-age=5' : 'public, max-age=60')
  c.header('Content-Type', path.startsWith('tile/') ? 'application/octet-stream' : path.endsWith('.mjs') ? 'text/javascript; charset=utf-8' : 'text/plain; charset=utf-8')
  return c.body(new Uint8Array(found))
}

/** A tile that was cut has given way to the whole one: its beginning is the same. */
async function fileOf(folder: string, path: string): Promise<Buffer | null> {
  const found = await readLogFile(folder, path)
  const [, whole = '', width = ''] = /^(.*)\.p\/(\d+)$/.exec(path) ?? []
  if (found !== null || whole === '') return found
  const bytes = await readLogFile(folder, whole)
  return bytes === null ? null : bytes.subarray(0, (bytes.length / TILE_WIDTH) * Number(width))
}

async function showVerify(web: Web, c: RequestContext, state: Pick<VerifyPageProps, 'pasted' | 'checked' | 'errors'>, status: 200 | 422): Promise<Response> {
  c.set('contentPolicy', POLICY)
  const page = <VerifyPage frame={frameOf(web, c)} log={await logShown(web)} {...state} />
  return status === 200 && state.checked === null ? freshPage(c, page) : privatePage(c, page, status)
}

/** Longer than any receipt, short enough to be read at once. */
const MOST_CHARACTERS = 40_000

async function checkPasted(web: Web, c: RequestContext): Promise<Response> {
  const read = await postedForm(c)
  if ('problem' in read) return unreadableResponse(web, c, read.problem)
  const { t } = frameOf(web, c)
  const pasted = typed(read.fields, 'receipt').replaceAll('\r\n', '\n')
  const fault = pasted.trim() === '' ? t.log.faults.missing : pasted.length > MOST_CHARACTERS ? t.log.faults.long : null
  if (fault !== null) return showVerify(web, c, { pasted, checked: null, errors: [{ field: 'receipt', message: fault }] }, 422)
  return showVerify(web, c, { pasted, checked: await serverCheck(web, pasted), errors: [] }, 200)
}

/** Until it stands in the tree there is only the promise, which the receipt shows. */
async function answerProof(web: Web, c: RequestContext): Promise<Response> {
  const { reportId, number } = openedReport(web, c)
  const receipt = await logReceipt(provingOf(web), reportId)
  if (receipt?.proof == null) return c.redirect(`${paths.myReport(number)}?selesai=bukti`, 303)
  return c.body(receipt.proof, 200, { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Disposition': `attachment; filename="${number}.tlog-proof"`, 'Cache-Control': 'no-store' })
}
