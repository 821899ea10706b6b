// E-mails that nobody made: real shapes with bytes changed, cut, doubled and mixed, always the same ones.
import { parseMail } from '../../src/channel/email/receive/parse-mail.ts'
import { classifyMail } from '../../src/mail/classify-mail.ts'
import { replyText } from '../../src/mail/reply-text.ts'
import { eximBounce, exchangeBounce, letter, multipart, postfixBounce, readReceipt } from './samples.ts'

/** @throws when one that is read is not clean */
export async function fuzzMail(most: number): Promise<{ readonly givenUp: number }> {
  const samples = [letter(), postfixBounce(), exchangeBounce(), eximBounce(), readReceipt(), multipart({ parts: [{ type: 'text/plain; charset=utf-8', content: 'halo' }, { type: 'image/png; name=x.png', content: Buffer.from('png') }] })]
  let seed = 7
  const random = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % below
  const bytes = () => samples[random(samples.length)] ?? letter()
  const mutated = () => {
    let raw = Buffer.from(bytes())
    for (let change = 0; change <= random(6); change += 1) {
      const at = random(raw.length)
      const kind = random(4)
      if (kind === 0) raw.writeUInt8(random(256), at)
      else if (kind === 1) raw = Buffer.concat([raw.subarray(0, at), raw.subarray(Math.min(raw.length, at + random(80)))])
      else if (kind === 2) raw = Buffer.concat([raw.subarray(0, at), bytes().subarray(random(200), 200 + random(400)), raw.subarray(at)])
      else raw = Buffer.concat([raw.subarray(0, at), Buffer.from(['\r\n\r\n', '\r\n--b0undary=_x\r\n', '=?utf-8?B?', '\0', '<', ';', '"'][random(7)] ?? ''), raw.subarray(at)])
      if (raw.length === 0) raw = Buffer.from('x')
    }
    return raw
  }
  let given = 0
  for (let count = 0; count < most; count += 1) {
    const raw = mutated()
    const read = await parseMail(raw).catch(() => null)
    if (read === null) {
      given += 1
      continue
    }
    classifyMail({ mail: read.mail, envelope: { sender: '', recipient: 'a@b.example' }, ownDomains: [] })
    const { text } = replyText(read.mail.text)
    if ([text, read.mail.subject, read.mail.from?.name ?? ''].some((one) => one.includes('\0') || one.includes('\u202e'))) throw new Error(`unclean text from ${raw.toString('base64')}`)
    if (read.contents.length !== read.mail.attachments.length) throw new Error(`contents without attachments from ${raw.toString('base64')}`)
  }
  return { givenUp: given }
}
