// One browser: sends forms, reads what comes back, and notes in the history what its user now knows.
import { Agent } from 'node:http'
import { formBody, type Fields } from './form-body.ts'
import type { Addition, Filing, History, Receipt, SentFile } from './history.ts'
import { filingFields, filingJson } from './new-filing.ts'
import { receiptAt, receiptIn, receiptOn, valueOf } from './page.ts'
import type { Random } from './random.ts'
import { isUnreached, send, sendAndHangUp, type Answer, type Outgoing } from './send.ts'

/** What became of a sending: known, or not. */
export type Outcome = 'acknowledged' | 'refused' | 'unknown'

export class Browser {
  readonly #port: number
  readonly #history: History
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 4 })
  /** The network it seems to come from: a flood from one would be held up. */
  readonly #address: string
  readonly #keepsCookies: boolean

  constructor({ port, history, random }: { port: number; history: History; random: Random }) {
    this.#port = port
    this.#history = history
    this.#address = `10.${random.whole(0, 255)}.${random.whole(0, 255)}.${random.whole(1, 254)}`
    this.#keepsCookies = random.chance(0.5)
  }

  close(): void {
    this.#agent.destroy()
  }

  /** Sends the whole form once, the way it is sent. */
  async file(filing: Filing): Promise<Outcome> {
    const sentAt = Date.now()
    const post = filing.channel === 'api'
      ? this.#postJson(filing)
      : await this.#post('/lapor', filingFields(filing), filing.kept === null ? filing.files : [], this.#keepsCookies ? 'bahasa=id' : '')
    const answer = await this.#answer(post, () => (filing.sent += 1))
    return answer === null ? 'unknown' : this.#noteAnswer(filing, answer, sentAt)
  }

  /** Sends the whole form and is gone before an answer can be read. */
  async fileAndHangUp(filing: Filing, after: number): Promise<void> {
    const post = await this.#post('/lapor', filingFields(filing), filing.files, '')
    filing.sent += 1
    this.#history.unknown += 1
    await sendAndHangUp(post, after)
  }

  /** Leaves the subject out: the form comes back, with a note of its files that were kept. */
  async fileWithFault(filing: Filing): Promise<Outcome> {
    const faulty = { ...filingFields(filing), subject: '' }
    const returned = await this.#answer(await this.#post('/lapor', faulty, filing.files, ''))
    if (returned === null) return 'unknown'
    if (returned.status !== 422) return this.#unexpected('a form without a subject', returned)
    const kept = valueOf(returned.body, 'kept')
    if (filing.files.length > 0 && kept === null) return this.#unexpected('a form whose files should have been kept', returned)
    filing.kept = kept
    return 'refused'
  }

  /** The same form with another text: nothing of it may be taken in. Only for a form that was acknowledged. */
  async fileSomethingElse(filing: Filing): Promise<void> {
    const other = { ...filingFields(filing), description: 'Teks yang lain sama sekali.' }
    const answer = await this.#answer(await this.#post('/lapor', other, [], ''))
    if (answer !== null && answer.status !== 409) this.#unexpected('another text under a key that is taken', answer)
  }

  /** Sends a reply or withdrawal once. The report must have been opened in this browser. */
  async add(filing: Filing, addition: Addition): Promise<Outcome> {
    const number = filing.receipts[0]?.number ?? ''
    const [way, field] = addition.kind === 'reply' ? ['balasan', 'reply'] : ['cabut', 'reason']
    const post = await this.#post(`/laporan-saya/${number}/${way}`, { command: addition.command, [field]: addition.text }, addition.files, filing.cookie)
    const answer = await this.#answer(post, () => (addition.sent += 1))
    if (answer === null) return 'unknown'
    addition.acknowledged ||= answer.status === 303
    addition.refused = answer.status === 422
    if (answer.status === 303) return 'acknowledged'
    return answer.status === 422 ? 'refused' : this.#unexpected(`a ${addition.kind}`, answer)
  }

  /** Types number and code, which must open the report. */
  async open(filing: Filing, { number, code }: Receipt): Promise<Outcome> {
    const answer = await this.#answer(await this.#post('/lacak', { number, code: code ?? '' }, [], ''))
    if (answer === null) return 'unknown'
    if (answer.status !== 303 || !String(answer.headers.location).includes(number)) return this.#unexpected(`number and code of ${number}`, answer)
    filing.cookie = cookieOf(answer) || filing.cookie
    return 'acknowledged'
  }

  async #noteAnswer(filing: Filing, answer: Answer, sentAt: number): Promise<Outcome> {
    if (answer.status === 422) return 'refused'
    if (![200, 201, 303].includes(answer.status)) return this.#unexpected('a whole form', answer)
    const receipt = answer.status === 303 ? receiptAt(answer.headers.location) : filing.channel === 'api' ? receiptIn(answer.body) : receiptOn(answer.body)
    if (receipt === null) return this.#unexpected('a form that was taken in, without a receipt,', answer)
    filing.cookie = cookieOf(answer)
    filing.receipts.push(receipt)
    this.#history.acknowledged.push({ sentAt, at: Date.now() })
    if (receipt.code === null) await this.#readReceipt(filing, receipt)
    return 'acknowledged'
  }

  /** The page that the answer leads to; when it can't be read now, the number is all that its user has seen. */
  async #readReceipt(filing: Filing, { number }: Receipt): Promise<void> {
    const answer = await this.#answer(this.#outgoing('GET', `/laporan-saya/${number}/tanda-terima`, { cookie: filing.cookie }))
    const receipt = answer === null ? null : receiptOn(answer.body)
    if (receipt !== null) filing.receipts.push(receipt)
    else if (answer !== null) this.#unexpected(`the receipt of ${number}`, answer)
  }

  /**
   * Null when it stays unknown what became of it: the connection broke, or database or disk weren't there (503).
   * `sent` is called unless nobody was there to send it to.
   */
  async #answer(outgoing: Outgoing, sent: () => void = () => undefined): Promise<Answer | null> {
    const answer = await send(outgoing).catch((error: unknown) => (isUnreached(error) ? 'unreached' : null))
    if (answer === 'unreached') return null
    sent()
    if (answer !== null && answer.status !== 503) return answer
    this.#history.unknown += 1
    return null
  }

  #unexpected(what: string, { status, headers }: Answer): Outcome {
    this.#history.complaints.push(`${what} was answered with ${status}${headers.location === undefined ? '' : ` to ${headers.location}`}`)
    return 'refused'
  }

  async #post(path: string, fields: Fields, files: readonly SentFile[], cookie: string): Promise<Outgoing> {
    const { type, bytes } = await formBody(fields, files)
    return { ...this.#outgoing('POST', path, { 'content-type': type, ...(cookie === '' ? {} : { cookie }) }), body: bytes }
  }

  #postJson(filing: Filing): Outgoing {
    const headers = { 'content-type': 'application/json', 'idempotency-key': filing.key }
    return { ...this.#outgoing('POST', '/api/v1/reports', headers), body: Buffer.from(filingJson(filing)) }
  }

  #outgoing(method: Outgoing['method'], path: string, headers: Readonly<Record<string, string>>): Outgoing {
    return { port: this.#port, agent: this.#agent, method, path, headers: { ...headers, 'x-forwarded-for': this.#address } }
  }
}

function cookieOf({ headers }: Answer): string {
  return (headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ')
}
