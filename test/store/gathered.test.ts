// Questions asked at the same time go to the database together; each is answered alone, and never by what was read before it was asked.
import pg from 'pg'
import { expect, it } from 'vitest'
import { gathered, gatherQuestions } from '../../src/store/gathered.ts'

/** Never connected: what is asked of it is answered by the question itself. */
function poolThatGathers(): pg.Pool {
  const pool = new pg.Pool()
  gatherQuestions(pool)
  return pool
}

function question(): { readonly ask: (pool: pg.Pool, key: number) => Promise<string | undefined>; readonly asked: (readonly number[])[]; readonly answer: (outcome?: Error) => void } {
  const asked: (readonly number[])[] = []
  const open: ((outcome?: Error) => void)[] = []
  const ask = gathered((_pool, keys: readonly number[]) => {
    asked.push(keys)
    return new Promise<ReadonlyMap<number, string>>((settle, fail) => {
      open.push((outcome) => (outcome === undefined ? settle(new Map(keys.filter((key) => key > 0).map((key) => [key, `answer ${key}`]))) : fail(outcome)))
    })
  })
  return { ask, asked, answer: (outcome) => open.shift()?.(outcome) }
}

const turn = () => new Promise((settle) => setTimeout(settle, 5))

it('asks once for all that came in the same turn, for each key once, and answers each with its own', async () => {
  const [pool, { ask, asked, answer }] = [poolThatGathers(), question()]
  const answers = Promise.all([ask(pool, 1), ask(pool, 2), ask(pool, 1), ask(pool, -1)])
  await turn()
  expect(asked).toEqual([[1, 2, -1]])
  answer()
  expect(await answers).toEqual(['answer 1', 'answer 2', 'answer 1', undefined])
})

it('asks anew for whoever comes while a question is under way, even for the same key', async () => {
  const [pool, { ask, asked, answer }] = [poolThatGathers(), question()]
  const first = ask(pool, 1)
  await turn()
  const second = ask(pool, 1)
  await turn()
  expect(asked).toEqual([[1], [1]])
  answer()
  answer()
  expect(await Promise.all([first, second])).toEqual(['answer 1', 'answer 1'])
})

it('lets two questions be under way; all who come meanwhile are the third', async () => {
  const [pool, { ask, asked, answer }] = [poolThatGathers(), question()]
  const answers: Promise<string | undefined>[] = []
  for (const key of [1, 2, 3, 4]) {
    answers.push(ask(pool, key))
    await turn()
  }
  expect(asked).toEqual([[1], [2]])
  answer()
  await turn()
  expect(asked).toEqual([[1], [2], [3, 4]])
  answer()
  answer()
  expect(await Promise.all(answers)).toEqual(['answer 1', 'answer 2', 'answer 3', 'answer 4'])
})

it('tells everybody who asked together of the fault, and asks again for the next', async () => {
  const [pool, { ask, answer }] = [poolThatGathers(), question()]
  const failing = Promise.allSettled([ask(pool, 1), ask(pool, 2)])
  await turn()
  answer(new Error('gone'))
  expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  const next = ask(pool, 1)
  await turn()
  answer()
  expect(await next).toBe('answer 1')
})

it('asks each for itself where a pool does not gather', async () => {
  const [pool, { ask, asked, answer }] = [new pg.Pool(), question()]
  const answers = Promise.all([ask(pool, 1), ask(pool, 2)])
  answer()
  answer()
  expect(await answers).toEqual(['answer 1', 'answer 2'])
  expect(asked).toEqual([[1], [2]])
})
