// The officers of a demonstration, whose secrets everybody may know: shown only where nothing is serious.
import { base32 } from '@better-auth/utils/base32'
import { createHash } from 'node:crypto'
import type { GeneratorKey } from '../../account/code-generator.ts'
import type { Config } from '../../config.ts'
import { DEMO_PARTS, type Part } from './demo-parts.ts'

export type DemoOfficer = {
  readonly officer: number
  /** Codes of the government and of the unit. */
  readonly government: string
  readonly unit: string
  readonly name: string
  readonly email: string
  readonly post: string
  readonly password: string
  readonly generator: GeneratorKey
}

const WORDS = ['ombak', 'garam', 'jati', 'batik', 'perahu', 'karang', 'sawah', 'lontar', 'bakau', 'kerang', 'layar', 'teluk', 'rebab', 'kopi', 'embun', 'tambak'] as const

type Circumstances = Pick<Config, 'demo' | 'production'> & { /** Whether every government in the database is made up. */ readonly onlySynthetic: boolean }

/** Empty unless this is a demonstration, outside production, in which every government is made up. */
export function demoOfficers({ demo, production, onlySynthetic }: Circumstances): readonly DemoOfficer[] {
  return demo && !production && onlySynthetic ? DEMO_PARTS.map(demoOfficer) : []
}

/** Always the same for the same number. */
export function demoOfficer({ officer, government, unit, post }: Part): DemoOfficer {
  const digest = createHash('sha256').update(`tuntas demo ${officer}`).digest()
  const word = (at: number) => WORDS[(digest[at] ?? 0) % WORDS.length]
  return {
    officer, government, unit, post, name: `Petugas Contoh ${officer}`, email: `petugas${officer}@contoh.invalid`,
    password: `${word(0)}-${word(1)}-${word(2)}-contoh${officer}`, generator: base32.encode(digest.subarray(0, 20), { padding: false }),
  }
}
