// The long form of what test/mail/hostile.test.ts holds in short.
import { expect, it } from 'vitest'
import { fuzzMail } from '../mail/fuzz.ts'

it('fifty thousand e-mails that nobody made are read or given up', async () => {
  expect((await fuzzMail(50_000)).givenUp).toBeLessThan(5_000)
}, 600_000)
