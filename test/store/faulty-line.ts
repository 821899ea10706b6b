// A line to PostgreSQL that breaks at a chosen moment: a proxy between client and server that speaks no protocol itself.
import { connect, createServer, type Socket } from 'node:net'
import pg from 'pg'

export type FaultyLine = {
  /** The same database through the line. */
  readonly url: string
  /** The next statement whose text holds `words` is passed on, but its answer is lost with the connection. */
  readonly loseAnswerTo: (words: string) => void
  /** The next statement whose text holds `words` never arrives: the connection breaks first. */
  readonly loseStatement: (words: string) => void
  /** From now on nothing arrives in either direction and nobody is told. */
  readonly fallSilent: () => void
  /** Every connection ends, and new ones end at once. */
  readonly goAway: () => void
  /** Works again, whatever was the matter. */
  readonly comeBack: () => void
  readonly close: () => Promise<void>
}

type Fault = { readonly words: string; readonly lost: 'answer' | 'statement' }

export async function faultyLine(url: string): Promise<FaultyLine> {
  const { host, port, user, password, database } = new pg.Client({ connectionString: url })
  const ends = new Set<Socket>()
  let fault: Fault | null = null
  let silent = false
  let away = false
  const server = createServer((client) => {
    if (away) return client.destroy()
    const upstream = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
    const both = [client, upstream]
    let answerLost = false
    const cut = () => both.forEach((end) => end.destroy())
    for (const end of both) {
      ends.add(end)
      end.on('error', cut).on('close', () => (cut(), ends.delete(end)))
    }
    client.on('data', (bytes) => {
      if (silent) return
      if (fault !== null && bytes.includes(fault.words)) {
        const { lost } = fault
        fault = null
        if (lost === 'statement') return cut()
        answerLost = true
      }
      upstream.write(bytes)
    })
    upstream.on('data', (bytes) => (silent ? undefined : answerLost ? cut() : client.write(bytes)))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The line has no port.')
  return {
    url: `postgres://${user}:${password}@127.0.0.1:${address.port}/${database}`,
    loseAnswerTo: (words) => (fault = { words, lost: 'answer' }),
    loseStatement: (words) => (fault = { words, lost: 'statement' }),
    fallSilent: () => (silent = true),
    goAway: () => {
      away = true
      for (const end of ends) end.destroy()
    },
    comeBack: () => {
      silent = away = false
      for (const end of ends) end.destroy()
    },
    close: async () => {
      for (const end of ends) end.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
}
