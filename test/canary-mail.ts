// E-mails that hold a word everywhere it can stand: they come by the wire, are read, handled at the desk, and go out and come back.
import { recordOutcomes } from '../src/app/record-outcomes.ts'
import { addressBrake } from '../src/channel/email/send/address-brake.ts'
import { domainLimits } from '../src/channel/email/send/domain-limits.ts'
import { sendEmails } from '../src/channel/email/send/send-emails.ts'
import { openSmtp } from '../src/channel/email/send/smtp.ts'
import { localPartOf } from '../src/mail/address-token.ts'
import { processLog } from '../src/process-log.ts'
import type { ReportId } from '../src/report/numbers/public-number.ts'
import { mailServer } from './channel/mail-server.ts'
import { letter, multipart, returnedBy } from './mail/samples.ts'
import { deliver, takerOn } from './mail/smtp.ts'
import type { FilePart } from './web/form-body.ts'
import type { TestServer } from './web/server.ts'
import type { Visitor } from './web/visitor.ts'

export const MAIL_DOMAIN = 'surat.rembang.test'

export type Mails = { readonly states: readonly string[]; readonly logged: string }

/** `at` is an officer who takes reports in; leaves one e-mail of each kind behind. */
export async function mailsComeAndGo(server: TestServer, { canary, reportId, number, at, file, smtpPort }: { readonly canary: string; readonly reportId: ReportId; readonly number: string; readonly at: Visitor; readonly file: FilePart; readonly smtpPort: number }): Promise<Mails> {
  const lines: string[] = []
  const log = processLog({ name: 'mail', level: 'debug', sink: { write: (line) => void lines.push(line) } })
  const taking = await takerOn(server.web, MAIL_DOMAIN, { log })
  let count = 0
  const headers = (subject = '') => ({ 'Message-ID': `<${canary}.${(count += 1)}@warga.test>`, From: `Nama ${canary} <${canary}@warga.test>`, Subject: `${subject} ${canary}`, 'X-Lain': canary, Received: `from ${canary} by mx; Mon, 23 Nov 2026 09:00:00 +0700` })
  const own = `${localPartOf({ kind: 'reply', reportId }, server.web.secrets)}@${MAIL_DOMAIN}`
  const toGovernment = `rembang@${MAIL_DOMAIN}`
  const sender = `${canary}@warga.test`
  const withFile = multipart({ headers: headers('Baru'), parts: [{ type: 'text/plain; charset=utf-8', content: `Cerita ${canary}` }, { type: `${file.type}; name="${canary}.jpg"`, content: Buffer.from(file.content), headers: [`Content-Disposition: attachment; filename="${canary}.jpg"`] }] })
  const comes = (raw: Buffer, to: string, from = sender) => deliver(taking.port, raw, { sender: from, to: [to] })
  await comes(withFile, toGovernment)
  await comes(letter({ headers: headers('Lampirkan'), body: `Tambahan ${canary}` }), toGovernment)
  await comes(letter({ headers: headers('Re:'), body: `Balasan ${canary}` }), own)
  await comes(letter({ headers: { ...headers('Otomatis'), 'Auto-Submitted': 'auto-replied' }, body: canary }), own)
  await comes(multipart({ headers: headers('Rusak'), parts: Array.from({ length: 400 }, () => ({ type: 'text/plain', content: canary })) }), toGovernment)
  await comes(letter({ headers: headers() }), `${canary}@${MAIL_DOMAIN}`)
  await comes(letter({ headers: headers('Salah'), body: canary }), `balas-${canary}@${MAIL_DOMAIN}`)
  await taking.read()
  await handledAtDesk(at, number)
  await goOut(server, { canary, log, smtpPort, returned: (raw, to, from) => comes(returnedBy(`mx.${canary}.test`, { to, raw }), from, '') })
  await taking.read()
  await taking.close()
  if (taking.faults.length > 0) throw new AggregateError(taking.faults)
  const rows = await server.rows<{ what: string }>(`select distinct state || ' ' || kind as what from mail order by 1`)
  return { states: rows.map(({ what }) => what), logged: lines.join('\n') }
}

async function handledAtDesk(at: Visitor, number: string): Promise<void> {
  const list = await at.opens('/meja/surat')
  const attaching = await at.opens(list.links('Lampirkan')[0] ?? '')
  await at.asks(`${attaching.path}/asli`)
  await at.sends(attaching, 'Lampirkan', { fill: { number: 'salah' } })
  await at.sends(attaching, 'Lampirkan', { fill: { number } })
  const entering = await at.opens(list.links('Baru')[0] ?? '')
  const form = await at.opens(entering.links('Jadikan laporan')[0] ?? '')
  await at.sends(form, 'Simpan laporan', { fill: { kind: 'complaint' } })
}

type Going = { readonly canary: string; readonly log: ReturnType<typeof processLog>; readonly smtpPort: number; readonly returned: (raw: string, to: string, from: string) => Promise<unknown> }

/** One after another: put off, taken, and come back a day later; refused with a sentence that holds the address. */
async function goOut(server: TestServer, { log, smtpPort, returned }: Going): Promise<void> {
  const { web, clock } = server
  const { mail } = web.config
  if (mail === null) throw new Error('No e-mail is set up.')
  const post = await mailServer(smtpPort)
  const smtp = openSmtp(mail)
  const untilTried = async () => {
    await server.rows(`update message set next_attempt_at = clock_timestamp(), lease_until = null where channel = 'email'`)
    const stop = new AbortController()
    const running = sendEmails({ pool: web.database.pool, world: web.handling.world, keys: web.keys, secrets: web.secrets, mail, baseUrl: web.config.baseUrl, smtp, limits: domainLimits(50), brake: addressBrake(1_000), now: clock.now, log, signal: stop.signal, idleMs: 20 })
    for (const end = Date.now() + 5_000; Date.now() < end && (await server.rows(`select from message where channel = 'email' and outcome is null and state = 'queued' and next_attempt_at <= clock_timestamp()`)).length > 0;) await new Promise((rest) => void setTimeout(rest, 30))
    stop.abort()
    await running
    await recordOutcomes({ handling: web.handling, pool: web.database.pool, now: clock.now, most: 1_000 })
  }
  post.says = (to) => `451 4.7.1 <${to}> later`
  await untilTried()
  let turn = 0
  post.says = (to) => ((turn += 1) % 2 === 0 ? `550 5.1.1 <${to}> no such user` : null)
  await untilTried()
  const [email] = post.taken
  if (email === undefined) throw new Error('Nothing went out.')
  await returned(email.raw, email.to, email.from)
  smtp.close()
  await post.close()
}
