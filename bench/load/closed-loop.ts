// Clients that each send one request after another over a connection of their own, as long as the run lasts.
import { connect, type Socket } from 'node:net'
import { rawAnswer, type RawAnswer } from './raw-answer.ts'

export type Loop<Ticket> = {
  readonly port: number
  readonly clients: number
  readonly seconds: number
  /** Milliseconds between an answer and the next request. */
  readonly thinkMs?: number
  /** The bytes of this client's next request, and what is needed to judge its answer. Clients are counted from 0. */
  readonly next: (client: number) => { readonly request: Buffer; readonly ticket: Ticket }
  /** Why the answer is wrong; null when it is right. */
  readonly judge: (ticket: Ticket, answer: RawAnswer) => string | null
}

export type LoopResult = {
  /** Milliseconds of each request answered rightly. */
  readonly latencies: number[]
  /** How often what went wrong. */
  readonly errors: Map<string, number>
  readonly elapsedMs: number
}

/** Every request that was begun is waited for, also past the end of the run. */
export async function closedLoop<Ticket>(loop: Loop<Ticket>): Promise<LoopResult> {
  const result = { latencies: [] as number[], errors: new Map<string, number>() }
  const start = performance.now()
  const end = start + loop.seconds * 1000
  await Promise.all(Array.from({ length: loop.clients }, (_, no) => new Client(loop, no, { result, end }).run()))
  return { ...result, elapsedMs: performance.now() - start }
}

type Recorded = { readonly result: Pick<LoopResult, 'latencies' | 'errors'>; readonly end: number }

class Client<Ticket> {
  readonly #loop: Loop<Ticket>
  readonly #no: number
  readonly #result: Recorded['result']
  readonly #end: number
  #socket: Socket | null = null
  #received: Buffer | null = null
  #ticket: Ticket | null = null
  #sentAt = 0
  #finish: () => void = () => undefined

  constructor(loop: Loop<Ticket>, no: number, { result, end }: Recorded) {
    this.#loop = loop
    this.#no = no
    this.#result = result
    this.#end = end
  }

  run(): Promise<void> {
    return new Promise((finish) => {
      this.#finish = finish
      this.#connect()
    })
  }

  #connect(): void {
    const socket = connect({ port: this.#loop.port, host: '127.0.0.1', noDelay: true })
    this.#socket = socket
    this.#received = null
    socket.on('connect', () => this.#send())
    socket.on('data', (chunk) => this.#take(chunk))
    socket.on('error', (error: NodeJS.ErrnoException) => this.#fail(`connection ${error.code ?? error.message}`))
    socket.on('close', () => this.#fail('connection closed'))
  }

  #send(): void {
    const { request, ticket } = this.#loop.next(this.#no)
    this.#ticket = ticket
    this.#sentAt = performance.now()
    this.#socket?.write(request)
  }

  #take(chunk: Buffer): void {
    const bytes = this.#received === null ? chunk : Buffer.concat([this.#received, chunk])
    const read = rawAnswer(bytes)
    this.#received = read === null ? bytes : null
    if (read === null || this.#ticket === null) return
    const now = performance.now()
    const wrong = this.#loop.judge(this.#ticket, read.answer)
    this.#ticket = null
    if (wrong === null) this.#result.latencies.push(now - this.#sentAt)
    else this.#count(wrong)
    if (now >= this.#end) this.#stop()
    else this.#thought()
  }

  #thought(): void {
    const { thinkMs = 0 } = this.#loop
    if (thinkMs === 0) this.#send()
    else setTimeout(() => this.#socket !== null && this.#send(), thinkMs * (0.5 + Math.random()))
  }

  /** A connection that broke is replaced while the run lasts; an error and a close that follow each other count once. */
  #fail(why: string): void {
    if (this.#socket === null) return
    this.#count(why)
    this.#forgetSocket()
    if (performance.now() < this.#end) setTimeout(() => this.#connect(), 50)
    else this.#finish()
  }

  #stop(): void {
    this.#forgetSocket()
    this.#finish()
  }

  #forgetSocket(): void {
    const socket = this.#socket
    this.#socket = null
    socket?.destroy()
  }

  #count(why: string): void {
    this.#result.errors.set(why, (this.#result.errors.get(why) ?? 0) + 1)
  }
}
