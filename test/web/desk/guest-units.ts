// Units that some stories tell of and the demonstration hasn't: agencies with a procedure of their own inside other governments, one whose head is its
// only drafter. Officers of the demonstration hold their offices besides their own.
import { DEMO_PARTS, type Part } from '../../../src/app/accounts/demo-parts.ts'
import type { TestServer } from '../server.ts'

type Guest = { readonly code: string; readonly under: string | null; readonly sop: string | null; /** By office, whoever holds the office named in the unit named. */ readonly posts: Readonly<Record<string, readonly [unit: string, office: string]>> }

const asIn = (unit: string): Guest['posts'] => Object.fromEntries(['liaison', 'secretary', 'head', 'division-head', 'section-head'].map((office) => [office, [unit, office] as const]))

/** Nobody holds an office in another government than their own. */
const liaisons = (units: Readonly<Record<string, string>>): Guest['posts'] => Object.fromEntries(Object.entries(units).map(([office, unit]) => [office, [unit, 'liaison'] as const]))

const GUESTS: readonly Guest[] = [
  { code: 'rembang.disporbudpar', under: 'rembang', sop: 'disporbudpar-lapor', posts: { ...liaisons({ liaison: 'rembang.dindik', secretary: 'rembang.dishub', 'division-head': 'rembang.dlh', 'section-head': 'rembang.satpolpp' }), head: ['rembang.dinkes', 'head'] } },
  { code: 'mojokerto.disporbudpar', under: 'mojokerto', sop: 'disporbudpar-lapor', posts: asIn('mojokerto.dinkes') },
  { code: 'wonogiri.disporbudpar', under: 'wonogiri', sop: 'disporbudpar-lapor', posts: liaisons({ liaison: 'wonogiri.upt-pasar', secretary: 'wonogiri.inspektorat', head: 'wonogiri.dpu', 'division-head': 'wonogiri.pdam', 'section-head': 'wonogiri.upt-puskesmas' }) },
  { code: 'cirebon.dinas-bersop', under: 'cirebon', sop: 'mojokerto-01', posts: liaisons({ liaison: 'cirebon.dpupr', secretary: 'cirebon.disdik', head: 'cirebon.rsud', 'division-head': 'cirebon.smpn-contoh', 'section-head': 'cirebon.sdn-contoh' }) },
  { code: 'mojokerto.upt', under: 'mojokerto', sop: 'mojokerto-01', posts: { ...asIn('mojokerto.dindik'), 'division-head': ['mojokerto.dindik', 'head'] } },
  { code: 'mojokerto', under: null, sop: null, posts: { head: ['mojokerto.admin', 'head'] } },
]

/** Whoever holds an office of a guest. */
export function guestPart(code: string, office: string): Part | undefined {
  const [unit, post] = GUESTS.find((one) => one.code === code)?.posts[office] ?? []
  return DEMO_PARTS.find((one) => one.unit === unit && one.office === post && one.administrator !== true)
}

export async function invitesGuests(server: TestServer): Promise<void> {
  for (const { code, under, sop, posts } of GUESTS) {
    await server.rows(
      `insert into unit (unit_id, code, name, kind, calendar_id, addressable, synthetic, parent_id)
       values ((select max(unit_id) + 1 from unit), $1, $2, 'agency', 'nasional', true, true, (select unit_id from unit where code = $3)) on conflict (code) do nothing`,
      [code, `Unit tamu ${code} (contoh)`, under],
    )
    if (sop !== null) await server.rows(
      `insert into sop_in_force (unit_id, classification, sop_id, version)
       select unit_id, classification, $2, (select max(version) from sop_version where sop_id = $2) from unit, unnest(array['complaint', 'aspiration', 'information-request']) classification where code = $1`,
      [code, sop],
    )
    for (const office of Object.keys(posts)) {
      const part = guestPart(code, office)
      if (part !== undefined) await server.rows(`insert into post (officer_id, unit_id, office, duties) select $1, unit_id, $3, '{}' from unit where code = $2`, [part.officer, code, office])
    }
  }
  await server.rows('update reference_stamp set stamp = stamp + 1')
  await server.web.reference.refresh()
}
