// The officers of a demonstration, whose secrets everybody may know: shown only where nothing is serious.
import { base32 } from '@better-auth/utils/base32'
import { createHash } from 'node:crypto'
import type { GeneratorKey } from '../../account/code-generator.ts'
import type { Config } from '../../config.ts'

export type DemoOfficer = {
  readonly officer: number
  readonly name: string
  readonly email: string
  readonly post: string
  readonly password: string
  readonly generator: GeneratorKey
}

type Part = { readonly officer: number; readonly unit: string; readonly office: string; readonly post: string; readonly administrator?: true; readonly phone: string; readonly duties: readonly string[] }

/** Their numbers are the first that an empty database gives out. */
export const DEMO_PARTS: readonly Part[] = [
  { officer: 1, unit: 'rembang.admin', office: 'admin', post: 'Administrator, Tim Admin Rembang', administrator: true, phone: '0800 0000 001', duties: [] },
  { officer: 2, unit: 'rembang.admin', office: 'admin', post: 'Tim Admin Rembang', phone: '0800 0000 002', duties: [] },
  { officer: 3, unit: 'rembang.dinkes', office: 'liaison', post: 'Pejabat Penghubung, Dinas Kesehatan', phone: '0800 0000 003', duties: ['Pelayanan kesehatan', 'Puskesmas dan rumah sakit'] },
  { officer: 4, unit: 'rembang.pupr', office: 'liaison', post: 'Pejabat Penghubung, Dinas PUPR', phone: '0800 0000 004', duties: ['Jalan dan jembatan', 'Drainase'] },
  { officer: 5, unit: 'rembang.dinkes', office: 'head', post: 'Kepala Dinas Kesehatan', phone: '0800 0000 005', duties: [] },
]

const WORDS = ['ombak', 'garam', 'jati', 'batik', 'perahu', 'karang', 'sawah', 'lontar', 'bakau', 'kerang', 'layar', 'teluk', 'rebab', 'kopi', 'embun', 'tambak'] as const

type Circumstances = Pick<Config, 'demo' | 'production'> & { /** Whether every government in the database is made up. */ readonly onlySynthetic: boolean }

/** Empty unless this is a demonstration, outside production, in which every government is made up. */
export function demoOfficers({ demo, production, onlySynthetic }: Circumstances): readonly DemoOfficer[] {
  return demo && !production && onlySynthetic ? DEMO_PARTS.map(demoOfficer) : []
}

/** Always the same for the same number. */
export function demoOfficer({ officer, post }: Part): DemoOfficer {
  const digest = createHash('sha256').update(`tuntas demo ${officer}`).digest()
  const word = (at: number) => WORDS[(digest[at] ?? 0) % WORDS.length]
  return {
    officer, post, name: `Petugas Contoh ${officer}`, email: `petugas${officer}@contoh.invalid`,
    password: `${word(0)}-${word(1)}-${word(2)}-contoh${officer}`, generator: base32.encode(digest.subarray(0, 20), { padding: false }),
  }
}
