// Every address of the product, asked and posted to with nonsense in path, query and fields, by whoever may come there: no fault of ours, nothing that hangs.
import fc from 'fast-check'
import { reportIdOf } from '../../src/report/numbers/public-number.ts'
import { routes, type RouteName, type RoutePolicy } from '../../src/web/route-policy.ts'
import type { FormPart } from '../web/form-body.ts'
import { load } from 'cheerio'
import { reports, tracks } from '../web/journey.ts'
import type { TestServer } from '../web/server.ts'
import { Visitor } from '../web/visitor.ts'
import { administrator, coordinator, signsIn } from '../web/desk/officer.ts'
import { anyText } from './shapes.ts'

type Scene = { readonly server: TestServer; readonly people: readonly Visitor[]; readonly number: string; readonly mine: Visitor }

async function sceneOf(server: TestServer): Promise<Scene> {
  const mine = new Visitor(server.url)
  const report = await reports(mine, { fill: { name: 'Siti', email: 'siti@contoh.example' } })
  await tracks(mine, report)
  return { server, number: report.number, mine, people: [new Visitor(server.url), mine, await signsIn(server, coordinator), await signsIn(server, administrator)] }
}

/** Values for the parts of an address: real ones, near misses, and nonsense. */
function partsOf({ server, number }: Scene): fc.Arbitrary<string> {
  const { web } = server
  const id = reportIdOf(number, web.secrets.numberKey) ?? ''
  const known = ['1', '0', '2', 'nasional', 'rembang-sp4n-lapor', 'tile/0/000', 'verifikasi', 'disposisi', number, number.toLowerCase(), id, '00000000-0000-5000-8000-000000000000', 'A'.repeat(32), '%', '%00', '%ff', '..%2f..', '1e9', '-1', '99999999999999999999']
  return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: anyText.map((text) => encodeURIComponent(text.toWellFormed()).slice(0, 300) || 'x') })
}

/** Names that forms of the product use, as far as a page shows them; a row of nonsense besides. */
async function namesOf(scene: Scene): Promise<readonly string[]> {
  const pages = Object.values(routes as Record<RouteName, RoutePolicy>).filter(({ method, path }) => method === 'get' && !path.includes('*') && !path.includes('{'))
  const found = new Set(['do', 'version', 'command', 'submission', 'government', 'kept', 'challenge', 'proof', '__proto__', 'constructor', 'files', ''])
  for (const { path } of pages) {
    const address = path.replace(':number', scene.number).replaceAll(/:[a-z]+/g, '1')
    for (const who of scene.people) {
      const { status, body } = await who.copy().asks(address)
      if (status === 200) load(body.toString())('[name]').each((_, tag) => void found.add((tag as { attribs?: Record<string, string> }).attribs?.['name'] ?? ''))
    }
  }
  return [...found]
}

const values = fc.oneof(
  anyText,
  fc.constantFrom('', 'on', '1', '-1', '99999999999', 'propose', 'approve', 'erase', 'keep', 'hold', 'save', 'send', 'complaint', 'rembang', 'rembang.pupr', '2026-11-23', '2026-02-30', '25:99', '08:15', 'a@b.id', '0812', 'Cukup panjang untuk sebuah alasan.', 'x'.repeat(20_000)),
)

export type Tried = { readonly tried: number; readonly byStatus: Readonly<Record<string, number>> }

/** Signs out, ends sessions, takes posts: it would leave nobody to go on with. */
const LAST: readonly string[] = ['leave', 'signOut', 'endSession', 'endOfficerSessions', 'changeOfficerState', 'takePost']
const MOST_MS = 1_000

/** @throws with what was sent when an answer says that we are at fault, or costs more than a second of processor */
export async function fuzzForms(server: TestServer, runs: number): Promise<Tried> {
  const scene = await sceneOf(server)
  const names = await namesOf(scene)
  const byStatus: Record<string, number> = {}
  const field = fc.tuple(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...names) }, { weight: 1, arbitrary: anyText.map((text) => text.toWellFormed().replaceAll(/["\r\n\0]/g, '')) }), values)
  const table = (Object.entries(routes) as [RouteName, RoutePolicy][]).filter(([name]) => !LAST.includes(name))
  const asked = fc.record({
    route: fc.constantFrom(...table), who: fc.nat(scene.people.length - 1), parts: fc.array(partsOf(scene), { minLength: 4, maxLength: 4 }),
    fields: fc.array(field, { maxLength: 12 }), urlencoded: fc.boolean(), filed: fc.boolean(),
  })
  await fc.assert(fc.asyncProperty(asked, async ({ route: [, { method, path }], who, parts, fields, urlencoded, filed }) => {
    let next = 0
    const own = path.startsWith('/laporan-saya/:number') || path.startsWith('/meja/laporan/:number')
    const address = path.replace(/:path\{[^}]*\}/, ':path').replaceAll(/:[a-z]+/g, (part) => (part === ':number' && own && next % 2 === 0 ? scene.number : (parts[next++ % 4] ?? 'x')))
    const visitor = (scene.people[who] as Visitor).copy()
    const sent: FormPart[] = fields.map(([name, value]): FormPart => [name, value])
    if (filed && !urlencoded) sent.push(['files', { fileName: 'x.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.7') } as never])
    const before = process.cpuUsage()
    const answer = method === 'get'
      ? await visitor.asks(`${address}?${new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value.toWellFormed()]))}`.slice(0, 12_000))
      : await visitor.postsParts(address, sent, urlencoded ? { enctype: 'application/x-www-form-urlencoded' } : {})
    const { user, system } = process.cpuUsage(before)
    byStatus[answer.status] = (byStatus[answer.status] ?? 0) + 1
    if (answer.status >= 500) throw new Error(`${method} ${address}: ${answer.status}`)
    if ((user + system) / 1_000 > MOST_MS) throw new Error(`${method} ${address} costs ${(user + system) / 1_000} ms of processor`)
  }), { numRuns: runs })
  return { tried: runs, byStatus }
}
