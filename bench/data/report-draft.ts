// One report as a citizen would write it.
import type { Classification } from '../../src/report/world.ts'
import { inventedPerson, type InventedPerson } from './invented-person.ts'
import { mixedPlace, mixedText, mixedTitle, mixedWish } from './mixed-text.ts'
import type { Random } from '../../src/app/demo/seeded-random.ts'
import { textLength } from './text-length.ts'

export type ReportDraft = {
  readonly classification: Classification
  readonly title: string
  readonly description: string
  /** Kemendagri code; null where the writer chose none. */
  readonly district: string | null
  readonly village: string
  readonly place: string
  /** `YYYY-MM-DD`, null when not given. */
  readonly occurredOn: string | null
  /** `HH:MM` or empty. */
  readonly time: string
  /** As the form's list has it; null for "I don't know". */
  readonly agency: string | null
  readonly hope: string
  readonly anonymous: boolean
  readonly secret: boolean
  /** Null where no contact is given. */
  readonly person: InventedPerson | null
}

export type DraftChoices = {
  readonly districts: readonly string[]
  readonly agencies: readonly string[]
  /** The instant of writing, epoch milliseconds: what is told of happened up to sixty days before. */
  readonly writtenAt: number
  /** Share of writers who leave their name and contact. */
  readonly contactShare: number
}

const DAY = 24 * 60 * 60 * 1000
/** Nine in ten complain. */
const kinds: readonly Classification[] = [...Array.from({ length: 18 }, () => 'complaint' as const), 'aspiration', 'information-request']

export function reportDraft(random: Random, { districts, agencies, writtenAt, contactShare }: DraftChoices): ReportDraft {
  return {
    classification: random.pick(kinds),
    title: mixedTitle(random),
    description: mixedText(random, textLength(random)),
    district: districts.length > 0 && random.chance(0.9) ? random.pick(districts) : null,
    village: random.chance(0.7) ? `Desa ${mixedTitle(random).slice(0, 20).trim()}` : '',
    place: random.chance(0.8) ? mixedPlace(random) : '',
    occurredOn: random.chance(0.85) ? new Date(writtenAt - random.whole(1, 60) * DAY).toISOString().slice(0, 10) : null,
    time: random.chance(0.5) ? `${String(random.whole(0, 23)).padStart(2, '0')}:${String(random.whole(0, 59)).padStart(2, '0')}` : '',
    agency: agencies.length > 0 && random.chance(0.4) ? random.pick(agencies) : null,
    hope: random.chance(0.6) ? mixedWish(random) : '',
    anonymous: random.chance(0.3),
    secret: random.chance(0.1),
    person: random.chance(contactShare) ? inventedPerson(random) : null,
  }
}
