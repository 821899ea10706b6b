// Line icons on a grid of 24, drawn for this product; a page carries only those that it shows.

const ICONS = {
  pencil: 'M4 20l1-4.5L16.5 4a1.8 1.8 0 0 1 2.5 0l1 1a1.8 1.8 0 0 1 0 2.5L8.5 19z M14.5 6l3.5 3.5',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13z M15.5 15.5L21 21',
  lock: 'M6 11h12v9H6z M8.5 11V8a3.5 3.5 0 0 1 7 0v3 M12 14.5v2',
  shield: 'M12 3l7.5 3v5.5c0 4.5-3 8-7.5 9.5-4.5-1.5-7.5-5-7.5-9.5V6z M8.5 12l2.5 2.5 4.5-5',
  mask: 'M3 3l18 18 M9.9 5.2A9.7 9.7 0 0 1 12 5c5 0 8.5 4.5 9.5 7a13 13 0 0 1-2.7 3.8 M6.3 6.8A13.5 13.5 0 0 0 2.5 12c1 2.5 4.5 7 9.5 7a9.6 9.6 0 0 0 4.7-1.3 M10 10a2.8 2.8 0 0 0 4 4',
  eye: 'M2.5 12c1-2.5 4.5-7 9.5-7s8.5 4.5 9.5 7c-1 2.5-4.5 7-9.5 7s-8.5-4.5-9.5-7z M12 14.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6z',
  check: 'M4.5 12.5l5 5L19.5 7',
  alert: 'M12 3.5l9.5 17h-19z M12 10v4.5 M12 17.5v.1',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M12 11v5.5 M12 7.5v.1',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M12 7v5l3.5 2',
  calendar: 'M4 6h16v14H4z M4 10h16 M8 3.5V7 M16 3.5V7',
  pause: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z M10 9v6 M14 9v6',
  photo: 'M3.5 5h17v14h-17z M3.5 16l4.5-4.5 4 4 2.5-2.5 6 5.5 M15.5 9.5v.1',
  video: 'M3 6.5h12v11H3z M15 10.5l6-3v9l-6-3',
  document: 'M6 3h8l4.5 4.5V21H6z M14 3v4.5h4.5 M9 12.5h6 M9 16h6',
  arrow: 'M4 12h15.5 M13.5 6l6 6-6 6',
  back: 'M20 12H4.5 M10.5 6l-6 6 6 6',
  print: 'M7 8V3.5h10V8 M7 17H3.5V8h17v9H17 M7 14h10v6.5H7z',
  copy: 'M8.5 8.5h12v12h-12z M15.5 8.5v-5h-12v12h5',
  leave: 'M14 4H5v16h9 M10 12h11 M17.5 8l4 4-4 4',
  reply: 'M4 5h16v11h-8.5L7 20v-4H4z M8 9h8 M8 12h5',
  office: 'M3 20.5h18 M5 20V9.5 M19 20V9.5 M3 9.5L12 4l9 5.5z M9.5 20v-7 M14.5 20v-7',
  people: 'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z M2.5 20c0-4 2.5-6 6.5-6s6.5 2 6.5 6 M15.5 5a3.2 3.2 0 0 1 0 6.2 M17.5 14.3c2.6.7 4 2.6 4 5.7',
  scales: 'M12 4v16 M7.5 20.5h9 M5 6.5c3 0 5-.5 7-1.5 2 1 4 1.5 7 1.5 M5 6.5L2.5 13h5z M19 6.5L16.5 13h5z M2.5 13a2.5 2.5 0 0 0 5 0 M16.5 13a2.5 2.5 0 0 0 5 0',
  empty: 'M4 13l3-8h10l3 8v6H4z M4 13h5l1.5 2.5h3L15 13h5',
} as const

export type IconName = keyof typeof ICONS

export const ICON_NAMES = Object.keys(ICONS) as IconName[]

/** Decorative: what it stands for is always said in words beside it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={ICONS[name]} />
    </svg>
  )
}
