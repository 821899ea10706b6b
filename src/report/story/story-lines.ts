// Reads the lines of a story: when and how a report came in, who does what at what time.
import { offsetAt } from '../../calendar/zone.ts'
import { CHANNELS, type Channel, type Classification } from '../../sop/vocabulary.ts'
import { StoryFault } from './story-world.ts'

export const classifications: Readonly<Record<string, Classification>> = { pengaduan: 'complaint', aspirasi: 'aspiration', 'permintaan informasi': 'information-request' }

export type GivenLine = {
  readonly at: number
  readonly classification: Classification
  readonly channel: Channel
  readonly anonymous: boolean
  readonly secret: boolean
  readonly contactGiven: boolean
  readonly receivedAt: number | null
}

const time = String.raw`(\d{4}-\d{2}-\d{2} \d{2}:\d{2})`

export function givenLine(text: string, zone: string): GivenLine {
  const [, at, kind, channel, rest = ''] = new RegExp(`^${time} (pengaduan|aspirasi|permintaan informasi) lewat ([a-z0-9-]+)((?:, .+)?)$`).exec(text) ?? []
  const classification = classifications[kind ?? '']
  if (at === undefined || classification === undefined || !isChannel(channel)) {
    throw new StoryFault(`"${text}" tidak terbaca: tulis misalnya "2026-03-02 09:00 pengaduan lewat web, anonim".`, `"${text}" can't be read: write for example "2026-03-02 09:00 pengaduan lewat web, anonim".`)
  }
  const extras = rest.split(', ').filter((extra) => extra !== '')
  const received = extras.find((extra) => extra.startsWith('diterima '))
  return {
    at: instantIn(at, zone), classification, channel,
    anonymous: extras.includes('anonim'), secret: extras.includes('rahasia'), contactGiven: !extras.includes('tanpa kontak'),
    receivedAt: received === undefined ? null : instantIn(received.slice('diterima '.length), zone),
  }
}

export type WhenLine = { readonly at: number; readonly who: string; readonly does: string | null }

/** `does` is null for the passing of time. */
export function whenLine(text: string, zone: string): WhenLine {
  const passing = new RegExp(`^${time} waktu berjalan$`).exec(text)
  if (passing?.[1] !== undefined) return { at: instantIn(passing[1], zone), who: '', does: null }
  const [, at, who, does] = new RegExp(`^${time} ([^:]+): (.+)$`).exec(text) ?? []
  if (at === undefined || who === undefined || does === undefined) {
    throw new StoryFault(`"${text}" tidak terbaca: tulis misalnya "2026-03-02 10:00 Tim Admin: Disposisikan", atau "2026-03-20 00:00 waktu berjalan".`, `"${text}" can't be read: write for example "2026-03-02 10:00 Tim Admin: Disposisikan", or "2026-03-20 00:00 waktu berjalan".`)
  }
  return { at: instantIn(at, zone), who, does }
}

/** `person` tells apart people of one office; a name is the same person in every office of the unit. */
export type Actor = { readonly office: string; readonly person: string; readonly unit: string | null }

/** `Tim Admin`, `Tim Admin (2)`, `Kepala Dinas (Budi)`, `Kepala Dinas di mojokerto.dinkes`. */
export function actorIn(text: string): Actor {
  const [, office = text, person, unit] = /^(.+?)(?: \(([0-9]+|[A-Z][a-z]+)\))?(?: di ([a-z][a-z0-9.-]*))?$/.exec(text) ?? []
  return { office, person: person ?? '1', unit: unit ?? null }
}

/** Local time of the zone. */
export function instantIn(text: string, zone: string): number {
  const wall = Date.parse(`${text.replace(' ', 'T')}:00Z`)
  if (Number.isNaN(wall)) throw new StoryFault(`"${text}" bukan waktu.`, `"${text}" is no time.`)
  return wall - offsetAt(zone, wall - offsetAt(zone, wall))
}

/** The day, or day and minute, at which something falls due in the zone. */
export function localText(instant: number, zone: string): { readonly day: string; readonly minute: string } {
  const iso = new Date(instant + offsetAt(zone, instant)).toISOString()
  return { day: iso.slice(0, 10), minute: `${iso.slice(0, 10)} ${iso.slice(11, 16)}` }
}

function isChannel(text: string | undefined): text is Channel {
  return CHANNELS.some((channel) => channel === text)
}
