// Posts in words: "Pejabat Penghubung, Dinas Kesehatan", by the names that procedures give to offices.
import type { Post } from '../../store/accounts/posts.ts'
import { CUSTODIAN } from '../../report/openings/why-not-open.ts'
import type { Words } from '../../sop/sop.ts'
import { CLASSIFICATIONS } from '../../sop/vocabulary.ts'
import type { Text } from '../../text/text.ts'
import type { Option } from '../ui/select.tsx'
import type { Web } from '../web.ts'

export function postNames(web: Pick<Web, 'reference'>, t: Text, posts: readonly Pick<Post, 'unit' | 'office'>[]): readonly string[] {
  return posts.map((post) => postName(web, t, post))
}

export function postName({ reference }: Pick<Web, 'reference'>, t: Text, { unit, office }: Pick<Post, 'unit' | 'office'>): string {
  const name = reference.get().units.find(({ id }) => id === unit)?.name ?? `${unit}`
  const words = officeInUnit({ reference }, unit, office) ?? officeNames({ reference }).get(office)
  return `${office === CUSTODIAN ? t.openings.custodian : (words?.[t.units.language] ?? office)}, ${name}`
}

/** As the procedure that the unit itself or its government runs names the office. */
function officeInUnit({ reference }: Pick<Web, 'reference'>, unit: number, office: string): Words | undefined {
  const { governmentOf, worldAt } = reference.get()
  const world = worldAt(0)
  const refs = [unit, governmentOf(unit)].flatMap((one) => (one === null ? [] : CLASSIFICATIONS.flatMap((classification) => world.sopInForce(one, classification) ?? [])))
  return refs.map((ref) => world.sop(ref).offices[office]).find((words) => words !== undefined)
}

/** Every office that a procedure in force names; the first procedure's wording of each. */
function officeNames({ reference }: Pick<Web, 'reference'>): ReadonlyMap<string, Words> {
  const names = new Map<string, Words>()
  for (const { offices } of reference.get().proceduresInForce) for (const [office, words] of Object.entries(offices)) if (!names.has(office)) names.set(office, words)
  return names
}

export function officeOptions(web: Pick<Web, 'reference'>, t: Text): readonly Option[] {
  return [...officeNames(web)].map(([value, words]) => ({ value, label: words[t.units.language] }))
}
