import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { turns } from './turns.ts'

test('actions of one key follow one another, those of different keys do not wait', async () => {
  const inTurn = turns()
  const seen: string[] = []
  const act = (key: string, name: string, ms: number) => inTurn(key, async () => {
    seen.push(`${name} begins`)
    await pause(ms)
    seen.push(`${name} ends`)
    return name
  })
  expect(await Promise.all([act('a', 'first', 30), act('a', 'second', 0), act('b', 'other', 0)])).toEqual(['first', 'second', 'other'])
  expect(seen).toEqual(['first begins', 'other begins', 'other ends', 'first ends', 'second begins', 'second ends'])
})

test('an action that fails fails alone', async () => {
  const inTurn = turns()
  const failing = inTurn('a', () => Promise.reject(new Error('no')))
  const next = inTurn('a', () => Promise.resolve('yes'))
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('yes')
})
