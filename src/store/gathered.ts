// Questions of one kind that are asked at the same time by several requests go to the database as one.
import type pg from 'pg'

/** All keys at once; what is not there is left out. */
export type AskMany<Key, Answer> = (pool: pg.Pool, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Answer>>

type Waiting<Key, Answer> = { readonly key: Key; readonly settle: (answer: Answer | undefined) => void; readonly fail: (error: unknown) => void }

/** Questions of a kind under way at once; who comes meanwhile waits for the next. */
const UNDER_WAY = 2
const MOST = 64

const gathering = new WeakSet<pg.Pool>()

/** Has questions to this pool gathered. Not for shards: there each question goes to the one shard that has the report. */
export function gatherQuestions(pool: pg.Pool): void {
  gathering.add(pool)
}

/** The question for one key; undefined where it is not there. Never answered by what was read before it was asked. */
export function gathered<Key, Answer>(ask: AskMany<Key, Answer>): (pool: pg.Pool, key: Key) => Promise<Answer | undefined> {
  const gatherers = new WeakMap<pg.Pool, (key: Key) => Promise<Answer | undefined>>()
  return async (pool, key) => {
    if (!gathering.has(pool)) return (await ask(pool, [key])).get(key)
    const known = gatherers.get(pool)
    if (known !== undefined) return known(key)
    const gatherer = gathererOf<Key, Answer>((keys) => ask(pool, keys))
    gatherers.set(pool, gatherer)
    return gatherer(key)
  }
}

function gathererOf<Key, Answer>(ask: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Answer>>): (key: Key) => Promise<Answer | undefined> {
  const waiting: Waiting<Key, Answer>[] = []
  let underWay = 0

  function askNext(): void {
    while (underWay < UNDER_WAY && waiting.length > 0) void answerBatch(waiting.splice(0, MOST))
  }

  async function answerBatch(batch: readonly Waiting<Key, Answer>[]): Promise<void> {
    underWay += 1
    try {
      const answers = await ask([...new Set<Key>(batch.map(({ key }) => key))])
      for (const { key, settle } of batch) settle(answers.get(key))
    } catch (error) {
      for (const { fail } of batch) fail(error)
    } finally {
      underWay -= 1
      askNext()
    }
  }

  return (key) =>
    new Promise((settle, fail) => {
      waiting.push({ key, settle, fail })
      // Requests read from sockets in the same turn of the event loop ask together.
      if (waiting.length === 1) setImmediate(askNext)
    })
}

/** Rows by their keys, in the order in which they came. */
export function mapOfLists<Row, Key, Item>(rows: readonly Row[], keyOf: (row: Row) => Key, itemOf: (row: Row) => Item): ReadonlyMap<Key, readonly Item[]> {
  const lists = new Map<Key, Item[]>()
  for (const row of rows) {
    const list = lists.get(keyOf(row))
    if (list === undefined) lists.set(keyOf(row), [itemOf(row)])
    else list.push(itemOf(row))
  }
  return lists
}
