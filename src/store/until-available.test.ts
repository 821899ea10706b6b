import { describe, expect, it } from 'vitest'
import { untilAvailable } from './until-available.ts'

const recovering = () => Object.assign(new Error('the database system is not yet accepting connections'), { code: '57P03' })

describe('a question to a database that is not there yet', () => {
  it('is asked again until it is answered', async () => {
    let asked = 0
    expect(await untilAvailable(() => (++asked < 3 ? Promise.reject(recovering()) : Promise.resolve('there')))).toBe('there')
    expect(asked).toBe(3)
  })

  it('is given up at once where asking again would help nobody', async () => {
    let asked = 0
    await expect(untilAvailable(() => Promise.reject(Object.assign(new Error(`no such table, asked ${++asked}`), { code: '42P01' })))).rejects.toThrow('asked 1')
  })
})
