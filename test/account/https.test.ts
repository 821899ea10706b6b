// Where the connection is encrypted, every cookie of the desk is bound to its host, and what the log-in library writes is what we read.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openAccounts, type Accounts } from '../../src/account/accounts.ts'
import { demoOfficer } from '../../src/app/accounts/demo-officers.ts'
import { DEMO_PARTS } from '../../src/app/accounts/demo-parts.ts'
import { testServer, type TestServer } from '../web/server.ts'

let server: TestServer
let accounts: Accounts
beforeAll(async () => {
  server = await testServer()
  accounts = openAccounts({ databaseUrl: server.web.config.databaseUrl ?? '', accountKey: server.web.secrets.accountKey, baseUrl: 'https://lapor.example.go.id' })
})
afterAll(async () => {
  await accounts?.close()
  await server?.close()
})

it('every cookie of signing in is bound to the host, encrypted connections, and our own pages', async () => {
  const officer = demoOfficer(DEMO_PARTS[0] ?? raise())
  const opened = await accounts.openSession(officer.officer, { cookie: '', userAgent: '' })
  const waiting = (await accounts.checkPassword(officer.email, officer.password)) ?? []
  const lines = [...opened, ...waiting, ...accounts.forgotten()]
  expect(lines.length).toBeGreaterThanOrEqual(3)
  for (const line of lines) {
    expect(line).toMatch(/^__Host-\w+=/)
    for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(line).toContain(part)
    expect(line).not.toContain('Domain')
  }
  const [cookie = ''] = opened[0]?.split(';') ?? []
  const [row] = await server.rows<{ token: string }>('select token from account.session order by created_at desc limit 1')
  expect(accounts.tokenOf({ cookie, userAgent: '' })).toBe(row?.token)
})

it('every cookie of a citizen’s pages goes over encrypted connections alone', async () => {
  const secured = await testServer({ env: { TUNTAS_BASE_URL: 'https://lapor.example.go.id' } })
  const lines = (await Promise.all(['/lapor?bahasa=en', '/?bahasa=id', '/lacak'].map((path) => fetch(`${secured.url}${path}`)))).flatMap(({ headers }) => headers.getSetCookie())
  await secured.close()
  expect(lines.length).toBeGreaterThanOrEqual(3)
  for (const line of lines) for (const part of ['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(line).toContain(part)
})

function raise(): never {
  throw new Error('The demonstration has no officers.')
}
