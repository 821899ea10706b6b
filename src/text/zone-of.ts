// A calendar's zone as one of Indonesia's three, in which times are shown.
import type { Zone } from './format.ts'

export function zoneOf(zone: string): Zone {
  if (zone === 'Asia/Jakarta' || zone === 'Asia/Makassar' || zone === 'Asia/Jayapura') return zone
  throw new Error(`The calendar's zone ${zone} is not one of Indonesia's three.`)
}
