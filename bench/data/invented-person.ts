// People who do not exist, put together from syllables.
import type { Random } from '../../src/app/demo/seeded-random.ts'

const first = ['Su', 'Wi', 'Ra', 'Di', 'Mu', 'Ha', 'Ni', 'Yu', 'Ka', 'Ba', 'Sri ', 'Tri ']
const middle = ['par', 'ra', 'ma', 'di', 'gi', 'na', 'lis', 'to', 'war', 'har']
const last = ['no', 'ti', 'wati', 'man', 'yanto', 'ni', 'sih', 'rto', 'yah', 'din']

export type InventedPerson = { readonly name: string; readonly phone: string; readonly email: string; readonly address: string }

/** Mail addresses end in a domain that can never exist (RFC 2606). */
export function inventedPerson(random: Random): InventedPerson {
  const part = () => random.pick(first) + random.pick(middle) + random.pick(last)
  const name = `${part()} ${part()}`
  const digits = String(random.whole(10_000_000, 99_999_999))
  return {
    name,
    phone: `0812${digits}`,
    email: `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}${random.whole(1, 999)}@warga.invalid`,
    address: `Dukuh ${part()} RT ${random.whole(1, 12)} RW ${random.whole(1, 9)} Nomor ${random.whole(1, 200)}`,
  }
}
