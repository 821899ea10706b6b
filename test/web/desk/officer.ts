// What an officer does most often, step by step: signing in, following a link; with a clock that the test holds.
import { createOTP } from '@better-auth/utils/otp'
import { base32 } from '@better-auth/utils/base32'
import { vi } from 'vitest'
import { demoOfficer, type DemoOfficer } from '../../../src/app/accounts/demo-officers.ts'
import { DEMO_PARTS } from '../../../src/app/accounts/demo-parts.ts'
import type { Page } from '../page.ts'
import { START, testServer, type TestServer, type TestSetting } from '../server.ts'
import { Visitor } from '../visitor.ts'

/**
 * The officer of the demonstration who holds an office in a unit, or in the first unit below a government that has one:
 * `officerOf('rembang.dinkes', 'head')`, `officerOf('rembang', 'admin')`. Who manages accounts is asked for as `administrator`.
 */
export function officerOf(place: string, office: string): DemoOfficer {
  const part = DEMO_PARTS.find((one) => (one.unit === place || one.unit.startsWith(`${place}.`)) && (one.administrator === true ? 'administrator' : one.office) === office)
  if (part === undefined) throw new Error(`The demonstration has no ${office} in ${place}.`)
  return demoOfficer(part)
}

export const administrator = officerOf('rembang', 'administrator')
export const coordinator = officerOf('rembang', 'admin')
export const liaisonOfHealth = officerOf('rembang.dinkes', 'liaison')
export const liaisonOfWorks = officerOf('rembang.pupr', 'liaison')
export const headOfHealth = officerOf('rembang.dinkes', 'head')

/** A server whose sessions, too, go by the clock that the test holds: the log-in library asks the process for the time. */
export async function deskServer(setting: TestSetting = {}): Promise<TestServer> {
  const server = await testServer(setting)
  vi.useFakeTimers({ toFake: ['Date'], now: START })
  return server
}

export function passes(server: TestServer, milliseconds: number): void {
  server.clock.advance(milliseconds)
  vi.setSystemTime(server.clock.now())
}

const HALF_MINUTE = 30_000

/** The six digits that an application with this key shows at an instant. */
export function codeOf(key: string, at: number): Promise<string> {
  return createOTP(base32.decode(key)).hotp(Math.floor(at / HALF_MINUTE))
}

export type SignIn = { readonly email: string; readonly password: string; readonly generator: string }

/** Signs in with a code that wasn't used before: each time half a minute later. */
export async function signsIn(server: TestServer, { email, password, generator }: SignIn, visitor = new Visitor(server.url)): Promise<Visitor & { readonly page: Page }> {
  passes(server, HALF_MINUTE)
  const second = await visitor.sends(await visitor.opens('/meja/masuk'), 'Lanjut', { fill: { email, password } })
  const page = await visitor.sends(second, 'Masuk', { fill: { code: await codeOf(generator, server.clock.now()) } })
  if (page.path !== '/meja') throw new Error(`Not at the desk but at “${page.heading}” (${page.status}): ${JSON.stringify(page.faults)}`)
  return Object.assign(visitor, { page })
}
